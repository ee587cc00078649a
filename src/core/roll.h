/* A roll: numbers that were seen, each once, with the place at which it first
 * came. What counting people and groups needs, at a million of them. Pure. */
#ifndef VERNACULAR_CORE_ROLL_H
#define VERNACULAR_CORE_ROLL_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define ROLL_NONE SIZE_MAX

struct roll {
	struct arena *arena;
	int64_t *number; /* in the order in which they came */
	size_t count, cap;
	uint32_t *slot; /* a place and one more; 0 free */
	size_t slots;	/* a power of two, or 0 */
};

/* Its place, from 0; it is count - 1 where it came for the first time. */
size_t roll_add(struct roll *, int64_t number);
/* ROLL_NONE where it never came. */
size_t roll_find(const struct roll *, int64_t number);

#endif
