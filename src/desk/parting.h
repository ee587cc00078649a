/* Covering a name in the words of somebody else's record, when a joint tenancy
 * parts. Internal to desk/. */
#ifndef VERNACULAR_DESK_PARTING_H
#define VERNACULAR_DESK_PARTING_H

#include "store/tenant.h"

struct parting {
	struct arena *arena;
	const char **word; /* what may not be said */
	size_t count, cap;
};

/* What tells of one: the words of the name in each script, reference,
 * telephone, e-mail, identifier; not what is the own name's too. Words of
 * fewer than three letters are no name. */
void parting_add(struct parting *, const struct tenant *of,
		 const struct tenant *own);

/* A mention_cover (store/mention): the text with "[…]" in their places, or
 * itself where it tells nothing. */
const char *parting_cover(void *parting, const char *text);

#endif
