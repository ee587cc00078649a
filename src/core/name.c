/* Words of the wire for the values of an enum. */
#include "core/name.h"

#include <stdio.h>
#include <string.h>

#include "base/near.h"

int
name_find(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; name && i < count; i++)
		if (!strcmp(names[i], name))
			return (int)i;
	return -1;
}

/* "a, b, c", without the empty name of a none. */
static void
join(const char *const *names, size_t count, char *ret, size_t size)
{
	size_t at = 0;

	ret[0] = '\0';
	for (size_t i = 0; i < count && at < size; i++)
		if (*names[i])
			at += (size_t)snprintf(ret + at, size - at, "%s%s",
					       at ? ", " : "", names[i]);
}

enum status
name_check(const char *where, const char *const *names, size_t count,
	   const char *name, int *ret, struct fault *fault)
{
	int found = name_find(names, count, name);
	const char *nearest;
	char all[FAULT_BYTES];

	if (found >= 0) {
		*ret = found;
		return OK;
	}
	if (!name)
		name = "";
	join(names, count, all, sizeof all);
	nearest = near_match(name, names, count);
	if (!nearest || !*nearest)
		return fault_set(fault, E_INPUT, where,
				 N_("{value} is not one of {choices}"), "value",
				 name, "choices", all, NULL);
	return fault_set(fault, E_INPUT, where,
			 N_("{value} is not one of {choices}: did you mean "
			    "{nearest}?"),
			 "value", name, "choices", all, "nearest", nearest,
			 NULL);
}
