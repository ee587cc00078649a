/* Numbers that were seen. */
#include "core/roll.h"

#include <string.h>

#include "base/mem.h"

#define SLOTS_FIRST 64

/* Identifiers made one after another must not fall side by side.
 * Source: Fibonacci hashing, Knuth, The Art of Computer Programming, 6.4. */
static size_t
slot_of(int64_t number, size_t slots)
{
	uint64_t mixed = (uint64_t)number * 0x9e3779b97f4a7c15u;

	return (size_t)(mixed >> 32) & (slots - 1);
}

/* Where it stands, or the free slot where it would. */
static size_t
look(const struct roll *roll, int64_t number)
{
	size_t at = slot_of(number, roll->slots);

	while (roll->slot[at] && roll->number[roll->slot[at] - 1] != number)
		at = (at + 1) & (roll->slots - 1);
	return at;
}

static void
widen(struct roll *roll)
{
	size_t bytes;

	roll->slots = roll->slots ? roll->slots * 4 : SLOTS_FIRST;
	bytes = roll->slots * sizeof *roll->slot;
	roll->slot = arena_alloc(roll->arena, bytes);
	memset(roll->slot, 0, bytes);
	for (size_t i = 0; i < roll->count; i++)
		roll->slot[look(roll, roll->number[i])] = (uint32_t)i + 1;
}

size_t
roll_add(struct roll *roll, int64_t number)
{
	size_t at;

	if (roll->count * 2 >= roll->slots)
		widen(roll);
	at = look(roll, number);
	if (roll->slot[at])
		return roll->slot[at] - 1;
	roll->number = arena_grow(roll->arena, roll->number, roll->count,
				  &roll->cap, sizeof *roll->number);
	roll->number[roll->count++] = number;
	roll->slot[at] = (uint32_t)roll->count;
	return roll->count - 1;
}

size_t
roll_find(const struct roll *roll, int64_t number)
{
	size_t at = roll->slots ? look(roll, number) : 0;

	return roll->slots && roll->slot[at] ? roll->slot[at] - 1 : ROLL_NONE;
}
