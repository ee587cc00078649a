/* HMAC-SHA-1, for codes by time alone: telephones know no other, and its use
 * there does not rest on what is broken in SHA-1 (collisions). Nothing else
 * may use it. Sources: FIPS 180-4, 6.1; RFC 2104; RFC 4226, B.2. */
#ifndef VERNACULAR_BASE_SHA1_H
#define VERNACULAR_BASE_SHA1_H

#include <stddef.h>

#define SHA1_BYTES 20
#define SHA1_BLOCK 64

/*   key    at most SHA1_BLOCK bytes
 *   bytes  at most SHA1_BLOCK of them */
void sha1_keyed(const unsigned char *key, size_t key_bytes,
		const unsigned char *bytes, size_t count,
		unsigned char ret[SHA1_BYTES]);

#endif
