/* What the files about merges share. Internal to desk/. */
#ifndef VERNACULAR_DESK_MERGE_INSIDE_H
#define VERNACULAR_DESK_MERGE_INSIDE_H

#include "desk/merge.h"
#include "store/need.h"
#include "store/tenant.h"

struct merging {
	struct tenant kept, goes;
	struct needs kept_needs, goes_needs;
};

/* Errors: E_NOT_FOUND, E_REFUSED, E_FORBIDDEN. */
enum status merging_load(struct visit *, const char *tenant, const char *other,
			 struct merging *ret, struct fault *) MUST_USE;

/* Fields of a record that are chosen one by one; an address is one field. */
enum merge_fields_of {
	MERGE_NAME,
	MERGE_NATIVE,
	MERGE_ADDRESS,
	MERGE_POSTCODE,
	MERGE_UPRN,
	MERGE_EMAIL,
	MERGE_PHONE,
};
#define MERGE_FIELDS 7
extern const char *const merge_field_names[MERGE_FIELDS];

/* Its value, an address with a line each; NULL none. */
const char *merge_value(struct visit *, const struct tenant *,
			enum merge_fields_of);

/* Put a value into what changes a record; NULL empties it. */
void merge_set(struct visit *, struct tenant_input *, enum merge_fields_of,
	       const char *value);

/* The one need of a single kind that holds, NULL none. */
const struct need *merge_single(const struct needs *, enum need_kind);

#endif
