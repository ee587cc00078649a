/* What the pages of action plans, assessments and reviews share. */
#ifndef VERNACULAR_WEB_ACTION_PLANS_H
#define VERNACULAR_WEB_ACTION_PLANS_H

#include "desk/action_plans.h"

struct exchange;
struct form;
struct model;

/* Marks the row of a list of the model that is chosen in a field: what was
 * typed, or else `now` (an id, NULL none). */
void plan_choose(struct exchange *, const char *list, const char *field,
		 const char *now);
/* page_may_write, and page_several where there are several organisations. */
struct visit;
void plan_may(struct exchange *, const struct visit *);
/* A number that may not have been sent. */
struct action_number plan_number(const struct form *, const char *field);
/* The day of the model's key as a form's control has it, NULL none. */
const char *plan_input_day(struct exchange *, const char *key);
/* A list of the model as CSV, where that was asked for. Errors: E_INPUT. */
enum status plan_csv(struct exchange *, const char *list, struct fault *)
	MUST_USE;

#endif
