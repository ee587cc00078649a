/* Whether two names may be one person's. Internal to desk/exclusions. */
#ifndef VERNACULAR_DESK_EXCLUSION_NAMES_H
#define VERNACULAR_DESK_EXCLUSION_NAMES_H

#include <stdbool.h>
#include <stddef.h>

struct fold;

/* A name as it is compared, without titles and articles: made once, for it is
 * the reading that costs. */
#define SPELT_WORDS 12
#define SPELT_BYTES 64
struct spelt_name {
	char word[SPELT_WORDS][SPELT_BYTES];
	size_t count;
};
void spelt_name_read(struct fold *, const char *text, struct spelt_name *);

/* All words of the shorter name stand in the other, spelt alike, in any order
 * and script; and two of them at least. Said too often rather than too seldom:
 * an officer looks. */
bool spelt_names_alike(const struct spelt_name *, const struct spelt_name *);

#endif
