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

struct faults;
struct model;
struct policy_wish;

/* Something of that kind and code that could be switched off. */
bool policy_there(const struct policy *, const struct policy_entry *);

/* A wish as a row, checked: its times, its entry, the law. */
enum status policy_check(struct visit *, const struct policy_wish *,
			 struct policy_row *ret, struct faults *,
			 struct fault *) MUST_USE;

/* A wish that was checked becomes a row that holds nobody yet; and such a row
 * takes hold. */
enum status policy_keep(struct visit *, const struct policy_wish *,
			struct policy_row *ret, struct faults *,
			struct fault *) MUST_USE;
enum status policy_settle(struct visit *, struct policy_row *, struct fault *)
	MUST_USE;

/* Entries as desk/policy_change.h describes them, into an object: what is of
 * the kind, where it comes from, how it is called. */
void show_policy_rule(struct model *, const struct policy_rule *);
void show_policy_standard(struct model *, const struct policy_standard *);
void show_policy_seers(struct model *, const struct policy_seers *);
void show_policy_group(struct model *, const struct policy_group *);
void show_policy_entry(struct model *, const struct policy_entry *);
void show_policy_source(struct model *, const struct policy_source *);
void show_policy_name(struct model *, const char *kind, const char *code);
enum status show_policy_change(struct visit *, struct model *,
			       const struct policy_row *, struct fault *)
	MUST_USE;

#endif
