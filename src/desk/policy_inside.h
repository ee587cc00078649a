/* What the files about policies share. Nothing outside desk/ includes this. */
#ifndef VERNACULAR_DESK_POLICY_INSIDE_H
#define VERNACULAR_DESK_POLICY_INSIDE_H

#include "core/policy_compose.h"
#include "desk/policies.h"
#include "store/policy.h"

struct policies *desk_policies(struct desk *);

/* Everything that was put over what ships, read. */
struct policy_versions {
	struct policy_version *list;
	size_t count;
};

/* Of an organisation and its partnership, in the arena.
 *   kind  NULL: all */
struct versions_query {
	int64_t organisation;
	const char *kind;
	struct arena *arena;
};
enum status policy_versions(struct visit *, const struct versions_query *,
			    struct policy_versions *ret, struct fault *)
	MUST_USE;

/* One row as a version. A row that this program cannot read is a fault, since
 * nothing may be decided without it. */
enum status policy_row_read(const struct policy_row *, int64_t organisation,
			    struct arena *, struct policy_version *ret,
			    struct fault *) MUST_USE;

#endif
