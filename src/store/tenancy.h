/* The facts of a tenancy that the dates of notices are reckoned from. */
#ifndef VERNACULAR_STORE_TENANCY_H
#define VERNACULAR_STORE_TENANCY_H

#include "store/db.h"

struct tenancy {
	int64_t tenant;
	const char *nation, *landlord, *kind; /* as core/form_rule names them */
	const char *period, *begins;	      /* NULL: not known */
	int32_t began_days, last_days, first_days; /* INT32_MIN: not known */
	int64_t updated_utc, by;
};

/* Adds or replaces. Errors: E_NOT_FOUND no such tenant. */
enum status tenancy_put(const struct access *, const struct tenancy *,
			struct fault *) MUST_USE;

/* Errors: E_NOT_FOUND nobody has said anything. */
enum status tenancy_get(const struct access *, int64_t tenant,
			struct tenancy *ret, struct fault *) MUST_USE;

#endif
