/* Where languages are mostly spoken, to help find the one that a person
 * speaks: a language stands in every region where many speak it. Within a
 * region those come first that are most asked for here.
 * Sources: ONS, Census 2021, main language (detailed); CLDR, territories. */
#ifndef VERNACULAR_LANG_REGION_H
#define VERNACULAR_LANG_REGION_H

#include <stddef.h>

struct region {
	const char *code;	 /* "east-africa" */
	const char *const *tags; /* known to lang/tag; ends with NULL */
};

/* The table; returns how many. */
size_t region_all(const struct region **ret);

/* The region of that code, NULL where there is none. */
const struct region *region_find(const char *code);

/* The languages most asked for by telephone, ends with NULL. */
extern const char *const region_common[];

#endif
