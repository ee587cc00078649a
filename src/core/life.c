/* What becomes of a tenant. */
#include "core/life.h"

#include "core/name.h"

const char *const life_names[LIVES] = {"current", "died", "merged", "moved"};

const char *
life_name(enum life life)
{
	return life_names[life];
}

bool
life_parse(const char *name, enum life *ret)
{
	int found = name_find(life_names, LIVES, name);

	if (found >= 0)
		*ret = (enum life)found;
	return found >= 0;
}
