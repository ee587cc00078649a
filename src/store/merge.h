/* What goes from one tenant to another when they are one person, and back. A
 * table whose rows belong to a tenant has its row in merge.c; letters never
 * change, they are found through tenant.merged_into. */
#ifndef VERNACULAR_STORE_MERGE_H
#define VERNACULAR_STORE_MERGE_H

#include "store/db.h"

/* Every row of `from` belongs to `to` now, and is noted under the life event.
 * Facts of which a tenant has one (the tenancy) go only where the other has
 * none. *ret_moved counts rows. */
struct merge_move {
	int64_t life, from, to;
};
enum status merge_rows(const struct access *, const struct merge_move *,
		       int64_t *ret_moved, struct fault *) MUST_USE;

/* Those that were noted go back; what came since stays. */
enum status merge_rows_back(const struct access *, const struct merge_move *,
			    struct fault *) MUST_USE;

/* A field of the tenant that stays, and a need that was ended by the merge. */
struct merge_field {
	const char *field, *was, *became; /* NULL none */
};
struct merge_fields {
	struct merge_field *list;
	size_t count;
};
enum status merge_field_note(const struct access *, int64_t life,
			     const struct merge_field *, struct fault *)
	MUST_USE;
enum status merge_field_list(const struct access *, int64_t life,
			     struct merge_fields *ret, struct fault *)
	MUST_USE;

/* Needs that the merge ended hold again; merge_rows_back does not know them.
 * `need` goes under the life event. */
enum status merge_need_note(const struct access *, int64_t life, int64_t need,
			    struct fault *) MUST_USE;
enum status merge_needs_again(const struct access *, int64_t life,
			      struct fault *) MUST_USE;

#endif
