/* What a landlord's letters are headed with. */
#ifndef VERNACULAR_DESK_LETTERHEADS_H
#define VERNACULAR_DESK_LETTERHEADS_H

#include "desk/desk.h"
#include "doc/letterhead.h"

struct letterhead_set {
	const char *organisation; /* its name; NULL: the caller's */
	struct letterhead_files files;
};

/* From now on; on the writer. The files were parsed before.
 * Errors: E_FORBIDDEN; E_INPUT no such organisation. */
enum status letterhead_set(struct visit *, const struct letterhead_set *,
			   struct fault *) MUST_USE;

/* Back to the name alone. Errors: as letterhead_set. */
enum status letterhead_unset(struct visit *, const char *organisation,
			     struct fault *) MUST_USE;

/* The organisation's, its partnership's, else one of its name alone. In the
 * visit's arena. Errors: E_NOT_FOUND no such organisation. */
enum status letterhead_of(struct visit *, int64_t organisation,
			  const struct letterhead **ret, struct fault *)
	MUST_USE;

#endif
