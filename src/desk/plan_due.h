/* What of action plans, impact assessments and reviews of policies is due, for
 * the queue of reviews. Internal to desk/. */
#ifndef VERNACULAR_DESK_PLAN_DUE_H
#define VERNACULAR_DESK_PLAN_DUE_H

#include "desk/desk.h"

enum plan_due_what {
	DUE_PLAN,	/* looked at as a whole; the id is the landlord's */
	DUE_ASSESSMENT, /* planned and not done */
	DUE_AGAIN,	/* an assessment to be looked at again */
	DUE_REVIEW,	/* of a policy, begun and not published */
};
struct plan_due {
	int32_t due_days; /* London day */
	int64_t id, organisation;
	const char *title; /* NULL of a plan */
	const char *path;  /* of its page */
};
struct plan_dues {
	struct plan_due *list;
	size_t count;
};
/* Of the caller's own landlord, by day and id, after a place (INT32_MIN the
 * beginning) until a day, at most limit. */
struct plan_due_wish {
	enum plan_due_what what;
	int32_t after_days, until_days;
	int64_t after_id;
	size_t limit;
};
enum status plan_due_list(struct visit *, const struct plan_due_wish *,
			  struct plan_dues *, struct fault *) MUST_USE;

#endif
