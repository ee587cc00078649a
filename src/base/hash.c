/* Hashes and keyed tokens, by libsodium. */
#include "base/hash.h"

#include <sodium.h>
#include <string.h>

_Static_assert(sizeof(struct hash_state) >= sizeof(crypto_hash_sha256_state),
	       "room for libsodium's state");
_Static_assert(PASSWORD_TEXT >= crypto_pwhash_STRBYTES, "room for the hash");

#define ARGON_PASSES 2
#define ARGON_BYTES (19u * 1024 * 1024)

/* Crockford's base32: no i, l, o, u. */
static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

enum status
hash_init(void)
{
	return sodium_init() < 0 ? E_INTERNAL : OK;
}

void
hash_sha256(const void *bytes, size_t count, unsigned char ret[HASH_BYTES])
{
	crypto_hash_sha256(ret, bytes, count);
}

void
hash_begin(struct hash_state *state)
{
	crypto_hash_sha256_init((crypto_hash_sha256_state *)state->opaque);
}

void
hash_add(struct hash_state *state, const void *bytes, size_t count)
{
	crypto_hash_sha256_update((crypto_hash_sha256_state *)state->opaque,
				  bytes, count);
}

void
hash_end(struct hash_state *state, unsigned char ret[HASH_BYTES])
{
	crypto_hash_sha256_final((crypto_hash_sha256_state *)state->opaque,
				 ret);
}

void
hash_keyed(const unsigned char key[HASH_BYTES], const void *bytes,
	   size_t count, unsigned char ret[HASH_BYTES])
{
	crypto_auth_hmacsha256(ret, bytes, count, key);
}

void
hash_hex(const unsigned char *bytes, size_t count, char *ret)
{
	sodium_bin2hex(ret, 2 * count + 1, bytes, count);
}

static void
spell(const unsigned char bytes[TOKEN_TEXT - 1], char ret[TOKEN_TEXT])
{
	for (size_t i = 0; i < TOKEN_TEXT - 1; i++)
		ret[i] = digits[bytes[i] % 32];
	ret[TOKEN_TEXT - 1] = '\0';
}

void
hash_base64(const unsigned char hash[HASH_BYTES], char ret[HASH_BASE64])
{
	sodium_bin2base64(ret, HASH_BASE64, hash, HASH_BYTES,
			  sodium_base64_VARIANT_ORIGINAL);
}

void
token_new(struct random_source *source, char ret[TOKEN_TEXT])
{
	unsigned char bytes[TOKEN_TEXT - 1];

	random_fill(source, bytes, sizeof bytes);
	spell(bytes, ret);
}

void
token_keyed(const unsigned char key[HASH_BYTES], const char *purpose,
	    char ret[TOKEN_TEXT])
{
	unsigned char bytes[HASH_BYTES];

	_Static_assert(HASH_BYTES == TOKEN_TEXT - 1, "a digit from each byte");
	hash_keyed(key, purpose, strlen(purpose), bytes);
	spell(bytes, ret);
}

void
token_hash(const char *token, unsigned char ret[HASH_BYTES])
{
	hash_sha256(token, strlen(token), ret);
}

bool
hash_equal(const void *a, const void *b, size_t count)
{
	return sodium_memcmp(a, b, count) == 0;
}

enum status
password_hash(const char *password, char ret[PASSWORD_TEXT])
{
	if (crypto_pwhash_str(ret, password, strlen(password), ARGON_PASSES,
			      ARGON_BYTES))
		return E_INTERNAL;
	return OK;
}

bool
password_matches(const char *hash, const char *password)
{
	return crypto_pwhash_str_verify(hash, password, strlen(password)) ==
	       0;
}

bool
password_is_stale(const char *hash)
{
	return crypto_pwhash_str_needs_rehash(hash, ARGON_PASSES,
					      ARGON_BYTES) != 0;
}

void
hash_wipe(void *bytes, size_t count)
{
	sodium_memzero(bytes, count);
}
