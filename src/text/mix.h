/* Hashes for tables in memory: fast, not secret, never written anywhere. */
#ifndef VERNACULAR_TEXT_MIX_H
#define VERNACULAR_TEXT_MIX_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 29;
}

static inline uint64_t
mix_bytes(uint64_t hash, const void *bytes, size_t count)
{
	const char *p = bytes;
	uint64_t part;

	for (; count >= sizeof part; count -= sizeof part) {
		memcpy(&part, p, sizeof part);
		hash = mix(hash, part);
		p += sizeof part;
	}
	for (part = count; count; count--)
		part = part << 8 | (unsigned char)*p++;
	return mix(hash, part);
}

#endif
