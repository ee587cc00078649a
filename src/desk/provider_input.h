/* A provider from the words that came in, of a page or a table. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_PROVIDER_INPUT_H
#define VERNACULAR_DESK_PROVIDER_INPUT_H

#include "desk/desk.h"
#include "desk/field.h"
#include "desk/providers.h"
#include "store/provider.h"

struct provider_record {
	struct provider provider;
	struct skills skills;
	const char *organisation; /* name, NULL: the caller's */
};

/* Faults go to the fields. */
void provider_read(struct visit *, const struct provider_input *,
		   struct fields *, struct provider_record *ret);

/* Insert it with its skills. Where the organisation has one of that name
 * nothing is written and *ret_added is false; provider.id is that one's.
 * Errors: E_INPUT no such organisation. */
enum status provider_put(struct visit *, struct provider_record *,
			 bool *ret_added, struct fault *) MUST_USE;

/* The same for one that exists: what is said is changed. */
enum status provider_renew(struct visit *, const struct provider_record *,
			   struct fault *) MUST_USE;

#endif
