/* Hashes and keyed tokens, by libsodium. hash_init once, before threads. */
#ifndef VERNACULAR_BASE_HASH_H
#define VERNACULAR_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/random.h"
#include "base/status.h"

#define HASH_BYTES 32
#define TOKEN_BYTES 20 /* 160 bits, 32 characters of base32 */
#define TOKEN_TEXT 33
#define PASSWORD_TEXT 128

/* Errors: E_INTERNAL when libsodium cannot start. */
enum status hash_init(void) MUST_USE;

/* SHA-256 of the bytes. */
void hash_sha256(const void *bytes, size_t count,
		 unsigned char ret[HASH_BYTES]);

/* SHA-256 in pieces. */
struct hash_state {
	_Alignas(16) unsigned char opaque[128];
};
void hash_begin(struct hash_state *);
void hash_add(struct hash_state *, const void *bytes, size_t count);
void hash_end(struct hash_state *, unsigned char ret[HASH_BYTES]);

/* HMAC-SHA-256. */
void hash_keyed(const unsigned char key[HASH_BYTES], const void *bytes,
		size_t count, unsigned char ret[HASH_BYTES]);

/* Lower-case hexadecimal of count bytes; ret holds 2 * count + 1. */
void hash_hex(const unsigned char *bytes, size_t count, char *ret);

/* The hash in base64, as Content-Security-Policy and Digest write it. */
#define HASH_BASE64 45
void hash_base64(const unsigned char hash[HASH_BYTES], char ret[HASH_BASE64]);

/* A new secret for a link, cookie or API token: 32 lower-case letters and
 * digits with none that look alike. Only its hash is ever stored. */
void token_new(struct random_source *, char ret[TOKEN_TEXT]);
void token_hash(const char *token, unsigned char ret[HASH_BYTES]);

/* The secret that belongs to purpose under a key: the same each time, so that
 * nobody needs to keep it. */
void token_keyed(const unsigned char key[HASH_BYTES], const char *purpose,
		 char ret[TOKEN_TEXT]);

/* Same bytes, in constant time. */
bool hash_equal(const void *a, const void *b, size_t count);

/* Nothing of a secret stays behind. */
void hash_wipe(void *bytes, size_t count);

/* argon2id with 19 MiB and 2 passes (about 15 ms: never on the writer).
 * Errors: E_INTERNAL when there is no memory for it. */
enum status password_hash(const char *password, char ret[PASSWORD_TEXT])
	MUST_USE;
bool password_matches(const char *hash, const char *password);
/* Made at another cost than password_hash has now. */
bool password_is_stale(const char *hash);

#endif
