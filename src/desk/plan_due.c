/* What of plans, assessments and reviews is due. */
#include "desk/plan_due.h"

#include "desk/inside.h"
#include "store/assessment.h"
#include "store/plan.h"
#include "store/policy_review.h"

static const char *
path_of(struct visit *visit, const char *before, int64_t id)
{
	char text[ID_TEXT];

	id_format(id, text);
	return arena_printf(visit->arena, "%s%s", before, text);
}

/* There is one plan at most. */
static enum status
list_plan(struct visit *visit, const struct plan_due_wish *wish,
	  struct plan_dues *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct plan plan;
	enum status status =
		plan_get(&access, visit_organisation(visit), &plan, fault);

	if (status != OK || !plan.version ||
	    plan.review_on_days > wish->until_days ||
	    plan.review_on_days < wish->after_days ||
	    (plan.review_on_days == wish->after_days &&
	     plan.organisation <= wish->after_id))
		return status;
	ret->list = arena_alloc(visit->arena, sizeof *ret->list);
	ret->list[ret->count++] = (struct plan_due){
		.due_days = plan.review_on_days,
		.id = plan.organisation,
		.organisation = plan.organisation,
		.path = path_of(visit, "/reports/plan?organisation=",
				plan.organisation)};
	return OK;
}

static enum status
list_assessments(struct visit *visit, const struct plan_due_wish *wish,
		 struct plan_dues *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	bool again = wish->what == DUE_AGAIN;
	const struct assessment_wish list = {
		.organisation = visit_organisation(visit),
		.which = again ? ASSESSMENTS_AGAIN : ASSESSMENTS_OPEN,
		.after_days = wish->after_days,
		.after_id = wish->after_id,
		.limit = wish->limit};
	struct assessments all;
	enum status status = assessment_list(&access, &list, &all, fault);

	if (status != OK)
		return status;
	ret->list = arena_alloc(visit->arena,
				(all.count + 1) * sizeof *ret->list);
	for (size_t i = 0; i < all.count; i++) {
		const struct assessment *a = &all.list[i];
		int32_t due = again ? a->again_on_days : a->due_on_days;

		if (due > wish->until_days)
			break;
		ret->list[ret->count++] = (struct plan_due){
			.due_days = due,
			.id = a->id,
			.organisation = a->organisation,
			.title = a->title,
			.path = path_of(visit, "/reports/assessments/",
					a->id)};
	}
	return OK;
}

static enum status
list_reviews(struct visit *visit, const struct plan_due_wish *wish,
	     struct plan_dues *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct policy_review_wish list = {
		.organisation = visit_organisation(visit),
		.open = true,
		.after_days = wish->after_days,
		.after_id = wish->after_id,
		.limit = wish->limit};
	struct policy_reviews all;
	enum status status = policy_review_list(&access, &list, &all, fault);

	if (status != OK)
		return status;
	ret->list = arena_alloc(visit->arena,
				(all.count + 1) * sizeof *ret->list);
	for (size_t i = 0; i < all.count; i++) {
		const struct policy_review *r = &all.list[i];

		if (r->due_on_days > wish->until_days)
			break;
		ret->list[ret->count++] = (struct plan_due){
			.due_days = r->due_on_days,
			.id = r->id,
			.organisation = r->organisation,
			.title = r->title,
			.path = path_of(visit, "/reports/policy-reviews/",
					r->id)};
	}
	return OK;
}

enum status
plan_due_list(struct visit *visit, const struct plan_due_wish *wish,
	      struct plan_dues *ret, struct fault *fault)
{
	*ret = (struct plan_dues){NULL, 0};
	switch (wish->what) {
	case DUE_PLAN:
		return list_plan(visit, wish, ret, fault);
	case DUE_ASSESSMENT:
	case DUE_AGAIN:
		return list_assessments(visit, wish, ret, fault);
	case DUE_REVIEW:
		return list_reviews(visit, wish, ret, fault);
	}
	return OK;
}
