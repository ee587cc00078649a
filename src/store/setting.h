/* What organisations have decided for themselves; desk/settings knows the
 * names and values. */
#ifndef VERNACULAR_STORE_SETTING_H
#define VERNACULAR_STORE_SETTING_H

#include "store/db.h"

struct kept_setting {
	int64_t organisation;
	const char *name, *value;
	int64_t by, at_utc;
};

/* Adds or replaces. */
enum status setting_put(const struct access *, const struct kept_setting *,
			struct fault *) MUST_USE;

/* The organisation's, else its partnership's. Errors: E_NOT_FOUND neither has
 * decided. */
enum status setting_get(const struct access *, int64_t organisation,
			const char *name, struct kept_setting *ret,
			struct fault *) MUST_USE;

#endif
