/* Random bytes: the system's, or a seeded ChaCha20 stream. */
#include "base/random.h"

#include <sodium.h>
#include <string.h>

struct random_source
random_system(void)
{
	return (struct random_source){0};
}

struct random_source
random_seeded(uint64_t seed)
{
	return (struct random_source){.seed = seed, .seeded = 1};
}

static void
refill(struct random_source *source)
{
	unsigned char key[crypto_stream_chacha20_KEYBYTES] = {0};
	unsigned char nonce[crypto_stream_chacha20_NONCEBYTES] = {0};

	if (!source->seeded) {
		randombytes_buf(source->bytes, sizeof source->bytes);
	} else {
		for (int i = 0; i < 8; i++) {
			key[i] = (unsigned char)(source->seed >> 8 * i);
			nonce[i] = (unsigned char)(source->block >> 8 * i);
		}
		crypto_stream_chacha20(source->bytes, sizeof source->bytes,
				       nonce, key);
		source->block++;
	}
	source->left = sizeof source->bytes;
}

void
random_fill(struct random_source *source, void *bytes, size_t count)
{
	unsigned char *out = bytes;

	while (count) {
		size_t take;

		if (!source->left)
			refill(source);
		take = count < source->left ? count : source->left;
		memcpy(out,
		       source->bytes + sizeof source->bytes - source->left,
		       take);
		source->left -= take;
		out += take;
		count -= take;
	}
}

uint64_t
random_u64(struct random_source *source)
{
	unsigned char b[8];
	uint64_t value = 0;

	random_fill(source, b, sizeof b);
	for (int i = 0; i < 8; i++)
		value |= (uint64_t)b[i] << 8 * i;
	return value;
}

uint64_t
random_below(struct random_source *source, uint64_t limit)
{
	uint64_t least = (0 - limit) % limit; /* 2^64 mod limit */
	uint64_t value;

	do {
		value = random_u64(source);
	} while (value < least);
	return value % limit;
}

double
random_unit(struct random_source *source)
{
	return (double)(random_u64(source) >> 11) * 0x1p-53;
}
