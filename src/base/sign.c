/* Signatures that anybody can check. */
#include "base/sign.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/base64.h"

_Static_assert(SIGN_SEED_BYTES == crypto_sign_SEEDBYTES, "libsodium's seed");
_Static_assert(SIGN_KEY_BYTES == crypto_sign_PUBLICKEYBYTES, "its key");
_Static_assert(SIGNATURE_BYTES == crypto_sign_BYTES, "its signature");

struct pair {
	unsigned char key[SIGN_KEY_BYTES];
	unsigned char secret[crypto_sign_SECRETKEYBYTES];
};

/* To be wiped by the caller. */
static void
make_pair(const unsigned char *seed, struct pair *ret)
{
	(void)crypto_sign_seed_keypair(ret->key, ret->secret, seed);
}

void
sign_key(const unsigned char seed[SIGN_SEED_BYTES],
	 unsigned char ret[SIGN_KEY_BYTES])
{
	struct pair pair;

	make_pair(seed, &pair);
	memcpy(ret, pair.key, sizeof pair.key);
	sodium_memzero(&pair, sizeof pair);
}

void
sign_bytes(const unsigned char seed[SIGN_SEED_BYTES], const void *bytes,
	   size_t count, unsigned char ret[SIGNATURE_BYTES])
{
	struct pair pair;

	make_pair(seed, &pair);
	(void)crypto_sign_detached(ret, NULL, bytes, count, pair.secret);
	sodium_memzero(&pair, sizeof pair);
}

bool
sign_holds(const unsigned char key[SIGN_KEY_BYTES], const void *bytes,
	   size_t count, const unsigned char signature[SIGNATURE_BYTES])
{
	return !crypto_sign_verify_detached(signature, bytes, count, key);
}

void
sign_pem(const unsigned char key[SIGN_KEY_BYTES], char ret[SIGN_PEM_TEXT])
{
	/* SEQUENCE { SEQUENCE { 1.3.101.112 }, BIT STRING of the key } */
	unsigned char der[12 + SIGN_KEY_BYTES] = {0x30, 0x2a, 0x30, 0x05,
						  0x06, 0x03, 0x2b, 0x65,
						  0x70, 0x03, 0x21, 0x00};
	struct buf text = {0};

	memcpy(der + 12, key, SIGN_KEY_BYTES);
	base64_put(&text, der, sizeof der);
	(void)snprintf(ret, SIGN_PEM_TEXT,
		       "-----BEGIN PUBLIC KEY-----\n%s\n"
		       "-----END PUBLIC KEY-----\n",
		       buf_string(&text));
	buf_free(&text);
}
