/* What one provider has: offers that wait for it, work that it took, and what
 * became of everything it was ever asked. */
#ifndef VERNACULAR_STORE_JOBS_H
#define VERNACULAR_STORE_JOBS_H

#include "store/offer.h"
#include "store/request.h"

struct job_row {
	struct item item;
	struct offer offer; /* id 0: it was given without an offer */
	const char *ref;
	enum urgency urgency;
	const char *organisation_name;
	const char *postcode; /* of the tenant; NULL none */
	int64_t confidential_utc; /* where the tenant lives; 0 not */
};

struct job_rows {
	struct job_row *list;
	size_t count;
	struct item_cursor next; /* id 0: these are all */
};

#define JOBS_MOST 200

/* May still be answered at now_utc, soonest to expire first; at most
 * JOBS_MOST. */
enum status jobs_offered(const struct access *, int64_t provider,
			 int64_t now_utc, struct job_rows *ret, struct fault *)
	MUST_USE;

/* The provider has it, soonest first; at most JOBS_MOST. */
enum status jobs_taken(const struct access *, int64_t provider,
		       struct job_rows *ret, struct fault *) MUST_USE;

/* Everything it was ever asked, latest first.
 *   after  where the page before ended; id 0: from the latest
 *   limit  1 to 200 */
enum status jobs_asked(const struct access *, int64_t provider,
		       struct item_cursor after, size_t limit,
		       struct job_rows *ret, struct fault *) MUST_USE;

/* The last offer of an item to a provider. Errors: E_NOT_FOUND. */
enum status offer_last(const struct access *, int64_t item, int64_t provider,
		       struct offer *ret, struct fault *) MUST_USE;

#endif
