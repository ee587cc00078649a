/* When a part of a notice is said: {if reason}, {unless reason} and
 * {if tenure: secure | starter} before it. A field is in one of several states,
 * and a condition holds in some of them; so conditions are sets, and what can
 * never be said is found by cutting them. */
#ifndef VERNACULAR_NOTICE_CONDITION_H
#define VERNACULAR_NOTICE_CONDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "notice/field.h"

struct condition {
	const char *field;
	uint64_t holds; /* the states in which it does: field_states */
	const struct condition *next; /* that must hold too */
};

/* Bytes of the conditions that a text begins with, and the spaces after them;
 * 0 where it begins with none. */
size_t condition_prefix(const char *text);

/* Read them.
 *   prefix  nothing but conditions
 * Errors: E_INPUT at where: a condition that is written wrongly, a field that
 * there is not, a value that is none of its choices. */
struct condition_source {
	const char *where;
	const struct field *fields;
	size_t field_count;
};
enum status condition_parse(const struct condition_source *,
			    const char *prefix, struct arena *,
			    const struct condition **ret, struct fault *)
	MUST_USE;

/* What state each field of a letter is in. */
struct states {
	uint64_t (*of)(const struct states *, const char *field);
	const void *self;
};

/* Whether all of them hold; NULL does. */
bool conditions_hold(const struct condition *, const struct states *);

#endif
