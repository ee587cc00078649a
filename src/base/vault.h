/* A file that leaves the house encrypted, such as a backup: XChaCha20 and
 * Poly1305 by libsodium (secretstream), so that a byte that was touched, a
 * piece that is missing and an end that was cut off are found out. The key is
 * in a file of its own, and has a name that tells it from others. */
#ifndef VERNACULAR_BASE_VAULT_H
#define VERNACULAR_BASE_VAULT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"

#define VAULT_KEY_BYTES 32
#define VAULT_NAME 17

struct vault_key {
	unsigned char bytes[VAULT_KEY_BYTES];
	char name[VAULT_NAME]; /* 16 digits made of it; no secret */
};

/* A new key in a new file that only its owner may read.
 * Errors: E_CONFLICT there is such a file; E_IO. */
enum status vault_key_make(const char *path, struct vault_key *ret,
			   struct fault *) MUST_USE;

/* Errors: E_NOT_FOUND; E_IO; E_INPUT no key; E_REFUSED others may read it. */
enum status vault_key_read(const char *path, struct vault_key *ret,
			   struct fault *) MUST_USE;

/* Whether a file begins as vault_close writes them. */
bool vault_is(const char *path);

/* Write from, encrypted, to a new file, on disk when this returns.
 * Errors: E_CONFLICT, E_IO; there is no new file then. */
enum status vault_close(const struct vault_key *, const char *from,
			const char *to, struct fault *) MUST_USE;

/* And back, with whichever of the keys it was closed with.
 * Errors: E_REFUSED none of them, the fault names the one that is wanted;
 * E_INPUT it was touched, or is not whole; E_CONFLICT, E_IO. */
enum status vault_open(const struct vault_key *keys, size_t count,
		       const char *from, const char *to, struct fault *)
	MUST_USE;

#endif
