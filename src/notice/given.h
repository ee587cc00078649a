/* What is given for the fields of one letter. Internal to notice/. */
#ifndef VERNACULAR_NOTICE_GIVEN_H
#define VERNACULAR_NOTICE_GIVEN_H

#include "notice/merge.h"
#include "notice/passage.h"

struct given {
	const struct merge *merge;
	const struct field_value **value; /* by index of field; NULL: none */
	struct states states;             /* that conditions ask for */
};

/* Read the values of a letter. *ret must stay where it is.
 * Errors: E_INPUT, everything wrong is in faults, where the field's name. */
enum status given_read(const struct merge *, struct arena *, struct given *ret,
		       struct faults *) MUST_USE;

/* NULL where it has none. */
const struct field_value *given_value(const struct given *, const char *name);

#endif
