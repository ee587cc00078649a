/* The languages that most tenants of a landlord read, counted now and then. */
#ifndef VERNACULAR_STORE_STRAPLINE_H
#define VERNACULAR_STORE_STRAPLINE_H

#include "store/db.h"

#define STRAPLINE_LANGUAGES 6

struct strapline {
	int64_t organisation;
	const char *languages; /* BCP 47, a space between, the most first */
	int64_t counted_utc;
};

/* Errors: E_NOT_FOUND it was never counted. */
enum status strapline_get(const struct access *, int64_t organisation,
			  struct strapline *ret, struct fault *) MUST_USE;
/* A landlord that was not counted since; 0 for none. */
enum status strapline_due(const struct access *, int64_t since_utc,
			  int64_t *ret_organisation, struct fault *) MUST_USE;
/* Count and keep. */
enum status strapline_count(const struct access *, int64_t organisation,
			    int64_t now_utc, struct fault *) MUST_USE;

#endif
