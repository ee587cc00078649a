/* What becomes of a tenant: nothing yet, or an end that stops letters. */
#ifndef VERNACULAR_CORE_LIFE_H
#define VERNACULAR_CORE_LIFE_H

#include <stdbool.h>

enum life {
	LIFE_CURRENT,
	LIFE_DIED,
	LIFE_MERGED, /* the same person as another tenant */
	LIFE_MOVED,  /* goes on with another landlord */
};
#define LIVES 4

extern const char *const life_names[LIVES];
const char *life_name(enum life); /* "died" */
bool life_parse(const char *name, enum life *);

#endif
