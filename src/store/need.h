/* The needs of tenants and the history of their stages. Identifying, recording
 * and flagging stand in the need itself; each sharing and review, and evidence
 * that came later, is a row; whether it was met is told by store/contact. */
#ifndef VERNACULAR_STORE_NEED_H
#define VERNACULAR_STORE_NEED_H

#include "core/need.h"
#include "store/db.h"

struct need {
	int64_t id, tenant, organisation;
	enum need_kind kind;
	const char *value;
	const char *evidence; /* NULL none */
	int64_t identified_utc, identified_by;
	int64_t recorded_utc, recorded_by;
	int64_t flagged_utc; /* 0 not yet, as are the next three */
	bool consent;	     /* to share: ask need_shareable */
	int64_t shared_utc, met_utc, reviewed_utc;
	int64_t review_due_utc;
	int64_t ended_utc; /* 0 while it holds */
	int64_t consent_asked_utc; /* 0: they were not asked yet */
	const char *safeguarding;  /* why it is shared without; NULL no */
	int64_t replaces; /* the need whose place it took, 0 none */
	int64_t ended_by;
	const char *ended_why; /* NULL none */
};

struct needs {
	struct need *list;
	size_t count;
};

/* Whether it may leave the house: they agreed, or safeguarding does not wait
 * for that. */
bool need_shareable(const struct need *);

/* Insert, or change the row with that id; both raise the tenant's version.
 * Errors: E_NOT_FOUND (no such tenant or need). */
enum status need_insert(const struct access *, const struct need *,
			struct fault *) MUST_USE;
enum status need_update(const struct access *, const struct need *,
			struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status need_get(const struct access *, int64_t id, struct need *ret,
		     struct fault *) MUST_USE;
/* Those that hold, in the order of their kinds. */
enum status need_active(const struct access *, int64_t tenant,
			struct needs *ret, struct fault *) MUST_USE;
/* Those that ended, latest first, at most limit. */
enum status need_ended(const struct access *, int64_t tenant, size_t limit,
		       struct needs *ret, struct fault *) MUST_USE;

/* One step of the history. */
struct need_step {
	int64_t id, need, organisation;
	enum need_stage_name stage; /* identify, share or review */
	int64_t at_utc, by; /* by 0: the service itself */
	/* Of sharing: consent, no-consent, safeguarding, and told (evidence
	 * says who). Of a review: still-right, changed, ended. Of
	 * identifying: evidence. */
	const char *outcome;
	const char *evidence; /* in words; NULL none */
};

struct need_steps {
	struct need_step *list;
	size_t count;
};

/* Where somebody was told, the need's shared_utc follows; the tenant's version
 * stays. */
enum status need_step_insert(const struct access *, const struct need_step *,
			     struct fault *) MUST_USE;
/* Of one need, oldest first, the latest limit of them. */
enum status need_step_list(const struct access *, int64_t need, size_t limit,
			   struct need_steps *ret, struct fault *) MUST_USE;

/* What is due for review before a time, soonest first. */
struct need_due_wish {
	int64_t before_utc;
	int64_t after_utc, after_id; /* where the page before ended; 0 */
	size_t limit;
};
enum status need_due(const struct access *, const struct need_due_wish *,
		     struct needs *ret, struct fault *) MUST_USE;

/* What was recorded most among the last few hundred of the organisation, and
 * of tenants who speak the language (may be NULL): words that kinds take, and
 * languages. Most frequent first, at most limit; only kind and value are
 * set. */
struct need_common_wish {
	int64_t organisation;
	const char *language;
	size_t limit;
};
enum status need_common(const struct access *, const struct need_common_wish *,
			struct needs *ret, struct fault *) MUST_USE;

#endif
