/* Whom a tenant prefers or will not have, who has a conflict of interest, and
 * families that offered to interpret. */
#ifndef VERNACULAR_STORE_EXCLUSION_H
#define VERNACULAR_STORE_EXCLUSION_H

#include "core/family.h"
#include "core/routing.h"
#include "store/db.h"

struct exclusion {
	int64_t id, tenant, organisation;
	enum routing_tie kind; /* not TIE_NONE */
	int64_t provider;      /* 0: somebody by name */
	const char *name;      /* NULL: the provider */
	const char *provider_name; /* read only */
	const char *reason;
	int64_t at_utc, by;
	int64_t ended_utc; /* 0 holds */
	int64_t ended_by;
	const char *ended_why;
};

struct exclusions {
	struct exclusion *list;
	size_t count;
};

#define EXCLUSIONS_MOST 100 /* of one tenant */

enum status exclusion_insert(const struct access *, const struct exclusion *,
			     struct fault *) MUST_USE;
/* It holds no more: ended_utc, ended_by and ended_why.
 * Errors: E_NOT_FOUND, also where it ended before. */
enum status exclusion_end(const struct access *, const struct exclusion *,
			  struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status exclusion_get(const struct access *, int64_t id,
			  struct exclusion *ret, struct fault *) MUST_USE;
/* A tenant's that hold, in the order in which they were added. */
enum status exclusion_of_tenant(const struct access *, int64_t tenant,
				struct exclusions *ret, struct fault *)
	MUST_USE;

struct family_offer {
	int64_t id, item, tenant, organisation;
	const char *name, *relation; /* relation: NULL not said */
	bool child, declined;
	const char *danger; /* NULL none */
	enum family_rule rule;
	int64_t at_utc, by;
};

struct family_offers {
	struct family_offer *list;
	size_t count;
};

enum status family_insert(const struct access *, const struct family_offer *,
			  struct fault *) MUST_USE;
/* An item's, oldest first. */
enum status family_of_item(const struct access *, int64_t item,
			   struct family_offers *ret, struct fault *)
	MUST_USE;

#endif
