/* Secrets at rest that must be had back, such as the password of a mail
 * server: encrypted and authenticated by libsodium (XSalsa20 and Poly1305)
 * under a key that the service holds. What is sealed for one purpose does not
 * open for another. */
#ifndef VERNACULAR_BASE_SEAL_H
#define VERNACULAR_BASE_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/hash.h"

/* Append the text sealed; another time the bytes are others. */
void seal_text(const unsigned char key[HASH_BYTES], const char *purpose,
	       struct random_source *, const char *text, struct buf *);

/* Append the text; false where it was not sealed under that key for that
 * purpose, or has been touched since. */
bool seal_open(const unsigned char key[HASH_BYTES], const char *purpose,
	       const void *sealed, size_t count, struct buf *);

#endif
