/* HMAC-SHA-1, for codes by time alone. */
#include "base/sha1.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#define ROUNDS 80
#define LENGTH_BYTES 8

static uint32_t
turned(uint32_t word, unsigned bits)
{
	return word << bits | word >> (32 - bits);
}

/* What round t adds to the mix of b, c and d. */
static uint32_t
mixed(unsigned t, const uint32_t h[5])
{
	if (t < 20)
		return ((h[1] & h[2]) | (~h[1] & h[3])) + 0x5a827999;
	if (t < 40)
		return (h[1] ^ h[2] ^ h[3]) + 0x6ed9eba1;
	if (t < 60)
		return ((h[1] & h[2]) | (h[1] & h[3]) | (h[2] & h[3])) +
		       0x8f1bbcdc;
	return (h[1] ^ h[2] ^ h[3]) + 0xca62c1d6;
}

static void
add_block(uint32_t state[5], const unsigned char block[SHA1_BLOCK])
{
	uint32_t w[ROUNDS], h[5];

	for (unsigned t = 0; t < 16; t++)
		w[t] = (uint32_t)block[4 * t] << 24 |
		       (uint32_t)block[4 * t + 1] << 16 |
		       (uint32_t)block[4 * t + 2] << 8 | block[4 * t + 3];
	for (unsigned t = 16; t < ROUNDS; t++)
		w[t] = turned(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
	memcpy(h, state, sizeof h);
	for (unsigned t = 0; t < ROUNDS; t++) {
		uint32_t next = turned(h[0], 5) + mixed(t, h) + h[4] + w[t];

		h[4] = h[3];
		h[3] = h[2];
		h[2] = turned(h[1], 30);
		h[1] = h[0];
		h[0] = next;
	}
	for (unsigned i = 0; i < 5; i++)
		state[i] += h[i];
}

/* The hash of one whole block and then at most one block of bytes. */
static void
hash_two(const unsigned char first[SHA1_BLOCK], const unsigned char *bytes,
	 size_t count, unsigned char ret[SHA1_BYTES])
{
	uint32_t state[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
			     0xc3d2e1f0};
	unsigned char rest[2 * SHA1_BLOCK] = {0};
	size_t all = count + 1 + LENGTH_BYTES <= SHA1_BLOCK ? SHA1_BLOCK
							    : 2 * SHA1_BLOCK;
	uint64_t bits = 8 * (SHA1_BLOCK + (uint64_t)count);

	memcpy(rest, bytes, count);
	rest[count] = 0x80;
	for (unsigned i = 0; i < LENGTH_BYTES; i++)
		rest[all - 1 - i] = (unsigned char)(bits >> 8 * i);
	add_block(state, first);
	for (size_t at = 0; at < all; at += SHA1_BLOCK)
		add_block(state, rest + at);
	for (unsigned i = 0; i < SHA1_BYTES; i++)
		ret[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
}

void
sha1_keyed(const unsigned char *key, size_t key_bytes,
	   const unsigned char *bytes, size_t count,
	   unsigned char ret[SHA1_BYTES])
{
	unsigned char inner[SHA1_BLOCK] = {0}, outer[SHA1_BLOCK];

	assert(key_bytes <= SHA1_BLOCK && count <= SHA1_BLOCK);
	memcpy(inner, key, key_bytes);
	for (unsigned i = 0; i < SHA1_BLOCK; i++) {
		outer[i] = inner[i] ^ 0x5c;
		inner[i] ^= 0x36;
	}
	hash_two(inner, bytes, count, ret);
	hash_two(outer, ret, SHA1_BYTES, ret);
}
