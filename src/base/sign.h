/* Signatures that anybody can check with the public key: Ed25519 (RFC 8032),
 * by libsodium. */
#ifndef VERNACULAR_BASE_SIGN_H
#define VERNACULAR_BASE_SIGN_H

#include <stdbool.h>
#include <stddef.h>

#define SIGN_SEED_BYTES 32 /* the secret */
#define SIGN_KEY_BYTES 32  /* what everybody may have */
#define SIGNATURE_BYTES 64

void sign_key(const unsigned char seed[SIGN_SEED_BYTES],
	      unsigned char ret[SIGN_KEY_BYTES]);

/* The same bytes and seed have the same signature. */
void sign_bytes(const unsigned char seed[SIGN_SEED_BYTES], const void *bytes,
		size_t count, unsigned char ret[SIGNATURE_BYTES]);

bool sign_holds(const unsigned char key[SIGN_KEY_BYTES], const void *bytes,
		size_t count, const unsigned char signature[SIGNATURE_BYTES]);

/* The public key as OpenSSL and others read it: SubjectPublicKeyInfo in PEM,
 * three lines. Source: RFC 8410, 4 and 10.1. */
#define SIGN_PEM_TEXT 120
void sign_pem(const unsigned char key[SIGN_KEY_BYTES],
	      char ret[SIGN_PEM_TEXT]);

#endif
