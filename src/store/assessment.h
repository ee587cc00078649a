/* The register of impact assessments. */
#ifndef VERNACULAR_STORE_ASSESSMENT_H
#define VERNACULAR_STORE_ASSESSMENT_H

#include "core/plan.h"
#include "store/db.h"

struct assessment {
	int64_t id, organisation, version;
	const char *title;
	enum assessment_kind kind;
	int64_t owner; /* an account */
	int32_t planned_on_days, due_on_days; /* London days */
	int32_t done_on_days, again_on_days;  /* 0 not */
	int result; /* enum assessment_result; -1 none yet */
	const char *findings; /* NULL none */
	int64_t policy;	      /* a version of the policy; 0 none */
	int64_t made_utc;
};
struct assessments {
	struct assessment *list;
	size_t count;
};

enum status assessment_insert(const struct access *,
			      const struct assessment *, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status assessment_get(const struct access *, int64_t id,
			   struct assessment *ret, struct fault *) MUST_USE;
/* All of it; version goes up by one. Errors: E_NOT_FOUND; E_STALE. */
enum status assessment_update(const struct access *,
			      const struct assessment *, struct fault *)
	MUST_USE;

/* An organisation's by due day and id; AGAIN those that are to be looked at
 * again, by that day, which after_days then is. */
struct assessment_wish {
	int64_t organisation;
	enum { ASSESSMENTS_ALL, ASSESSMENTS_OPEN, ASSESSMENTS_AGAIN } which;
	int32_t after_days; /* INT32_MIN the first page */
	int64_t after_id;
	size_t limit;
};
enum status assessment_list(const struct access *,
			    const struct assessment_wish *,
			    struct assessments *ret, struct fault *) MUST_USE;

#endif
