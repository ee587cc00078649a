/* What the files of budgets share. Internal to desk/. */
#ifndef VERNACULAR_DESK_BUDGET_INSIDE_H
#define VERNACULAR_DESK_BUDGET_INSIDE_H

#include "core/budget.h"
#include "desk/desk.h"
#include "store/budget.h"
#include "store/spend.h"

struct model;

/* What a budget is used for by now. */
struct budget_use {
	int64_t minor[SPEND_STAGES], used_minor;
	int percent, warned; /* the highest warning that is reached, 0 none */
};
struct budget_use budget_use(const struct budget *);

/* A BUDGET of budgets.h. */
void budget_model(struct model *, const struct budget *,
		  const struct budget_use *);

#endif
