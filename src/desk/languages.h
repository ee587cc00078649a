/* The languages there are, and which of them can be printed here. */
#ifndef VERNACULAR_DESK_LANGUAGES_H
#define VERNACULAR_DESK_LANGUAGES_H

#include "desk/desk.h"

struct model;
struct tag;

/* Whether letters in one language can be printed here. */
struct printed {
	const struct tag *tag;
	bool print; /* every character it is written with has a glyph */
	struct fault why_not; /* of a written one; its message is NULL where
			       * there is no fault */
};

struct printed_list {
	const struct printed *list; /* in order of tag */
	size_t count;
};

/* All of them. The first to ask waits while fonts are opened, about a quarter
 * of a second; then it is kept for as long as the desk. Any thread.
 *   ret  borrowed of the desk */
void languages_printed(struct visit *, struct printed_list *ret);

#endif
