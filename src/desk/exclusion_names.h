/* Whether two names may be one person's. Internal to desk/exclusions. */
#ifndef VERNACULAR_DESK_EXCLUSION_NAMES_H
#define VERNACULAR_DESK_EXCLUSION_NAMES_H

#include <stdbool.h>

struct fold;

/* All words of the shorter name that are not titles or articles stand in the
 * other, spelt alike, in any order and script; and two of them at least. Said
 * too often rather than too seldom: an officer looks. */
bool names_may_be_one(struct fold *, const char *, const char *);

#endif
