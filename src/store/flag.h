/* What flags are made of: needs that hold, of tenants who live here; and who
 * looked one up. */
#ifndef VERNACULAR_STORE_FLAG_H
#define VERNACULAR_STORE_FLAG_H

#include "core/flag.h"
#include "store/db.h"

/* A tenant and one need; tenants come one after another, needs in the order
 * of their kinds. What it points to is valid during the call. */
struct flag_row {
	int64_t tenant;
	const char *reference, *name;
	const char *uprn; /* NULL none, or their address is for few eyes */
	struct flag_need need;
};

/* Every need of an organisation's tenants that is of one of these kinds,
 * shared or not: row is called for each, tenants ascending. */
struct flag_reading {
	int64_t organisation;
	unsigned kinds; /* NEED_BITs */
	void (*row)(void *self, const struct flag_row *);
	void *self;
};
enum status flag_read(const struct access *, const struct flag_reading *,
		      struct fault *) MUST_USE;

/* Those that live here and have that reference, or that property number:
 * exactly one of the two is set. At most 20. */
struct flag_key {
	const char *reference, *uprn;
};
struct flag_home {
	int64_t tenant, organisation;
};
struct flag_homes {
	struct flag_home *list;
	size_t count;
};
enum status flag_find(const struct access *, const struct flag_key *,
		      struct flag_homes *ret, struct fault *) MUST_USE;

/* The needs of one tenant as a flag has them. */
struct flag_needs {
	struct flag_need *list;
	size_t count;
};
enum status flag_of(const struct access *, int64_t tenant,
		    struct flag_needs *ret, struct fault *) MUST_USE;

/* Somebody with a token looked. */
struct flag_look {
	int64_t id, tenant, organisation;
	int64_t token, recipient; /* recipient 0: the token is nobody's */
	int64_t at_utc;
	const char *token_name, *recipient_name; /* read only; may be NULL */
};
struct flag_looks {
	struct flag_look *list;
	size_t count;
};
enum status flag_look_put(const struct access *, const struct flag_look *,
			  struct fault *) MUST_USE;
/* At one tenant's, latest first. */
enum status flag_look_list(const struct access *, int64_t tenant, size_t limit,
			   struct flag_looks *ret, struct fault *) MUST_USE;

#endif
