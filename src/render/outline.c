/* The outlines of a font file by glyph number. */
#include "render/outline.h"

#include "render/big_endian.h"

uint64_t
outline_hash(uint64_t hash, const uint8_t *bytes, size_t count)
{
	for (; count >= 8; bytes += 8, count -= 8) {
		hash ^= get32(bytes) | (uint64_t)get32(bytes + 4) << 32;
		hash *= 0x9e3779b97f4a7c15u;
		hash ^= hash >> 29;
	}
	for (; count; bytes++, count--)
		hash = (hash ^ *bytes) * 0x100000001b3u;
	return hash;
}

struct outline **
outline_at(struct outline_table *table, struct arena *arena, unsigned id)
{
	struct outline ***page = &table->page[id / OUTLINES_PAGE];

	if (!*page)
		*page = arena_alloc(arena, OUTLINES_PAGE * sizeof **page);
	return &(*page)[id % OUTLINES_PAGE];
}
