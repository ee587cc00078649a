/* One policy of what ships and of what a partnership and an organisation put
 * over it, entry by entry, as it is at one moment. Pure. */
#ifndef VERNACULAR_CORE_POLICY_COMPOSE_H
#define VERNACULAR_CORE_POLICY_COMPOSE_H

#include "core/policy_text.h"

/* What one of them said of one code, once. */
struct policy_version {
	struct policy_entry entry;
	enum policy_origin origin; /* POLICY_PARTNERSHIP or POLICY_OWN */
	int version;		   /* 1, 2 ... of that code and origin */
	int64_t row;		   /* whatever names it to the caller */
	int64_t from_utc;	   /* in force */
	int64_t until_utc;	   /* 0: until another takes its place */
};

/* The policy at that moment. An organisation's own entry goes before its
 * partnership's, that before what ships; of the same, the one that began last
 * counts while it is in force, so that what is limited in time leaves what was
 * before it. The order of the versions does not matter; they are borrowed by
 * *ret, whose lists live in the arena. */
void policy_compose(const struct policy_version *, size_t versions,
		    int64_t at_utc, struct arena *, struct policy *ret);

/* The version of that kind and code that is in force, NULL where what ships
 * is, or nothing. */
const struct policy_version *policy_in_force(const struct policy_version *,
					     size_t versions,
					     const struct policy_entry *of,
					     int64_t at_utc);

#endif
