/* The letterheads of landlords, as their files have them. */
#ifndef VERNACULAR_STORE_LETTERHEAD_H
#define VERNACULAR_STORE_LETTERHEAD_H

#include "store/db.h"

struct kept_letterhead {
	int64_t organisation;
	const void *text, *logo;
	size_t text_bytes, logo_bytes; /* of the logo 0: there is none */
	int64_t by, updated_utc;
};

/* Adds or replaces. */
enum status letterhead_put(const struct access *,
			   const struct kept_letterhead *,
			   struct fault *) MUST_USE;

/* The organisation's own, else that of the one it is a member of.
 * Errors: E_NOT_FOUND neither has one. */
enum status letterhead_get(const struct access *, int64_t organisation,
			   struct kept_letterhead *ret, struct fault *)
	MUST_USE;

/* As if none had ever been set. */
enum status letterhead_clear(const struct access *, int64_t organisation,
			     struct fault *) MUST_USE;

#endif
