/* What the files of budgets share. Internal to desk/. */
#ifndef VERNACULAR_DESK_BUDGET_INSIDE_H
#define VERNACULAR_DESK_BUDGET_INSIDE_H

#include "desk/desk.h"
#include "store/budget.h"
#include "store/spend.h"

struct model;

/* What a budget is used for by now. */
struct budget_use {
	int64_t minor[SPEND_STAGES], used_minor;
	int percent, warned; /* the highest warning that is reached, 0 none */
};
enum status budget_use(struct visit *, const struct budget *,
		       struct budget_use *ret, struct fault *) MUST_USE;

/* A BUDGET of budgets.h. */
void budget_model(struct model *, const struct budget *,
		  const struct budget_use *);

/* The month of a time in London, and the first day of a month. */
int budget_month(int64_t utc);
int32_t budget_month_days(int month);

#endif
