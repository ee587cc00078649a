/* The right word nearest to a wrong one, for every "did you mean". ASCII
 * case does not count. */
#ifndef VERNACULAR_BASE_NEAR_H
#define VERNACULAR_BASE_NEAR_H

#include <stddef.h>

/* Letters to insert, drop, change or swap with their neighbour to make one
 * word the other. Words past 64 bytes are at distance 64. */
int near_distance(const char *a, const char *b);

/* The word of the list nearest to word; NULL when none is near enough to be
 * what was meant (a third of the letters, or a shared beginning). Of two
 * equally near the first. */
const char *near_match(const char *word, const char *const *list,
		       size_t count);

/* The same for words that do not stand in an array: start with
 * { .word = ... }, offer each, and read best. */
struct near {
	const char *word;
	const char *best; /* borrowed from near_offer; NULL so far none */
	int distance;
};
void near_offer(struct near *, const char *candidate);

#endif
