/* Versions of the English, for the files that show and change them. Internal
 * to desk/. */
#ifndef VERNACULAR_DESK_SOURCE_INSIDE_H
#define VERNACULAR_DESK_SOURCE_INSIDE_H

#include <stdbool.h>

#include "desk/desk.h"
#include "store/source.h"

struct notices;

bool is_clause(const struct notices *, const char *name);

/* One version of the caller's organisation, with its texts; 0: what there is
 * without. Errors: E_NOT_FOUND. */
enum status source_version(struct visit *, const char *name, int64_t version,
			   struct source *ret, struct fault *) MUST_USE;

/* Can it be used? All notices as they would be with it, for the visit.
 * Errors: E_INPUT, everything wrong is in faults, where NAME/notice.md:LINE. */
enum status source_check(struct visit *, const struct source *,
			 const struct notices **ret, struct faults *,
			 struct fault *) MUST_USE;

/* Would it leave members that have words of their own without letters? On the
 * writer or a reader, for a partnership's version. Errors: E_CONFLICT. */
enum status source_check_members(struct visit *, const struct source *,
				 struct fault *) MUST_USE;

/* The caller is none of these people, or one person may do it all here: then
 * *ret_waived names the setting, else it is NULL. Errors: E_FORBIDDEN. */
enum status another_person(struct visit *, const int64_t *by, size_t count,
			   const char **ret_waived, struct fault *) MUST_USE;

/* It is no longer in the state it was seen in: E_STALE. */
enum status source_elsewhere(struct fault *);

#endif
