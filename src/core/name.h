/* Words of the wire for the values of an enum: a table of names, in the order
 * of the enum. Every enum of core/ has its table. */
#ifndef VERNACULAR_CORE_NAME_H
#define VERNACULAR_CORE_NAME_H

#include <stddef.h>

#include "base/fault.h"

/* The place of name in the table, -1 where it is absent. */
int name_find(const char *const *names, size_t count, const char *name);

/* The same for words from outside.
 * Errors: E_INPUT at where, with the nearest right one and all of them. */
enum status name_check(const char *where, const char *const *names,
		       size_t count, const char *name, int *ret,
		       struct fault *) MUST_USE;

#endif
