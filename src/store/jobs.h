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

/* What became of every offer sent since, oldest first; at most JOB_FATES. */
#define JOB_FATES 20000
struct job_fate {
	enum offer_state state;
	int64_t sent_utc, answered_utc, expires_utc;
};
struct job_fates {
	struct job_fate *list;
	size_t count;
};
enum status jobs_fates(const struct access *, int64_t provider,
		       int64_t since_utc, struct job_fates *ret,
		       struct fault *) MUST_USE;

/* The work that was taken since and is closed, oldest first, at most
 * JOB_FATES: how it went, and what it costs. */
struct job_done {
	int64_t closed_utc;
	const char *outcome;
	int in_standard;     /* 1, 0, or -1 unknown */
	int64_t price_minor; /* net, of what is to be paid; -1 unknown */
	int64_t starts_utc;  /* 0 no slot */
	int64_t came_utc;    /* as the attendance says; 0 not said */
};
struct jobs_done {
	struct job_done *list;
	size_t count;
};
enum status jobs_done(const struct access *, int64_t provider,
		      int64_t since_utc, struct jobs_done *ret,
		      struct fault *) MUST_USE;

/* The last offer of an item to a provider. Errors: E_NOT_FOUND. */
enum status offer_last(const struct access *, int64_t item, int64_t provider,
		       struct offer *ret, struct fault *) MUST_USE;

#endif
