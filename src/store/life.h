/* What happened to a tenant: a death, a merge, a move. At most one of them
 * holds; what was taken back stays on record. Tenants of one tenancy. */
#ifndef VERNACULAR_STORE_LIFE_H
#define VERNACULAR_STORE_LIFE_H

#include "core/life.h"
#include "store/db.h"

struct life_event {
	int64_t id, tenant, organisation;
	enum life kind; /* not LIFE_CURRENT */
	int64_t at_utc, by;
	int32_t day_days;    /* it happened; INT32_MIN not known */
	int64_t other;	     /* whom the tenant goes on as; 0 none */
	const char *reason;  /* NULL none */
	int64_t undone_utc, undone_by; /* 0: it holds */
	const char *undone_why;
};

struct life_events {
	struct life_event *list;
	size_t count;
};

/* The tenant's row says so from now on; one that was merged is found as the
 * other. Errors: E_CONFLICT something holds already; E_NOT_FOUND. */
enum status life_insert(const struct access *, const struct life_event *,
			struct fault *) MUST_USE;
/* What undone_utc, undone_by and undone_why say of it; the tenant is current
 * again. Errors: E_NOT_FOUND. */
enum status life_undo(const struct access *, const struct life_event *,
		      struct fault *) MUST_USE;
/* What holds of that very tenant, merged or not. Errors: E_NOT_FOUND. */
enum status life_get(const struct access *, int64_t tenant,
		     struct life_event *ret, struct fault *) MUST_USE;
/* Everything that goes on as that tenant, at most limit. */
enum status life_into(const struct access *, int64_t other, size_t limit,
		      struct life_events *ret, struct fault *) MUST_USE;

/* Since when and who keeps address, telephone and e-mail confidential; 0 ends
 * it. The tenant's version is not raised. Errors: E_NOT_FOUND. */
struct confide {
	int64_t tenant, at_utc, by;
};
enum status life_confide(const struct access *, const struct confide *,
			 struct fault *) MUST_USE;

/* The tenant's number of a joint tenancy; 0 cuts the link. Raises the version.
 * Errors: E_NOT_FOUND. */
enum status life_join(const struct access *, int64_t tenant, int64_t joint,
		      struct fault *) MUST_USE;
struct tenant_ids {
	int64_t *list;
	size_t count;
};
/* All who have that number, in no order that says anything. */
enum status life_joint(const struct access *, int64_t joint,
		       struct tenant_ids *ret, struct fault *) MUST_USE;

#endif
