/* What the pages of action plans, assessments and reviews share. */
#include <string.h>

#include "base/buf.h"
#include "desk/figures.h"
#include "lang/zone.h"
#include "web/action_plans.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

void
plan_choose(struct exchange *x, const char *list, const char *field,
	    const char *now)
{
	const char *typed = x->typed ? form_typed(x->typed, field) : NULL;
	const char *chosen = typed ? typed : now ? now : "";

	for (const struct model *one =
		     model_first(model_get(exchange_model(x), list));
	     one; one = model_next(one))
		model_bool((struct model *)(uintptr_t)one,
			   arena_printf(exchange_arena(x), "page_is_%s",
					field),
			   !strcmp(model_text_or(one, "id", ""), chosen));
}

void
plan_may(struct exchange *x, const struct visit *visit)
{
	struct model *root = exchange_model(x);

	model_bool(root, "page_may_write",
		   visit->caller &&
			   ROLE_BIT(visit->caller->role) & ROUTE_MANAGERS);
	model_bool(root, "page_several",
		   model_count(model_get(root, "organisations")) > 1);
}

struct action_number
plan_number(const struct form *form, const char *field)
{
	return (struct action_number){form_has(form, field),
				      form_int(form, field)};
}

const char *
plan_input_day(struct exchange *x, const char *key)
{
	const struct model *day = model_get(exchange_model(x), key);
	char text[ZONE_DAY_TEXT];

	if (model_kind_of(day) != MODEL_DAY)
		return NULL;
	zone_day_text((int32_t)model_int_of(day), text);
	return arena_text(exchange_arena(x), text);
}

enum status
plan_csv(struct exchange *x, const char *list, struct fault *fault)
{
	const char *format = form_text(exchange_form(x), "format");
	struct buf csv = {0};
	enum status status;

	if (!format || strcmp(format, "csv") != 0)
		return OK;
	status = figures_csv(exchange_model(x), list, &csv, fault);
	if (status == OK)
		exchange_send(x, "text/csv; charset=utf-8",
			      arena_printf(exchange_arena(x), "%s.csv", list),
			      arena_copy(exchange_arena(x), buf_string(&csv),
					 csv.count),
			      csv.count);
	buf_free(&csv);
	return status;
}
