/* The table of the law's clocks, and its corrections. */
#include "desk/statutes.h"

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field correct_fields[] = {
	{.name = "code",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 40,
	 .label = N_("Code of the clock")},
	{.name = "text",
	 .type = FIELD_AREA,
	 .label = N_("The clock, line by line"),
	 .hint = N_("Beginning with clock and its code. The line from says "
		    "from which day it holds; older cases keep what held "
		    "then. Empty takes a correction back.")},
	{.name = "from",
	 .type = FIELD_DAY,
	 .label = N_("Day of the correction that is taken back"),
	 .hint = N_("Only where the text is empty.")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 400,
	 .label = N_("Why the table is wrong")},
	{0},
};

static enum status
show_statutes(struct exchange *x, struct visit *visit, struct fault *fault)
{
	model_bool(exchange_model(x), "page_may_correct",
		   ROUTE_ADMIN & ROLE_BIT(visit->caller->role));
	return statutes_show(visit, exchange_model(x), fault);
}

static enum status
correct_statute(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *text = form_text(form, "text");
	const struct statute_correction wish = {
		.code = form_text(form, "code"),
		.text = text ? text : "",
		.from = form_text(form, "from"),
		.reason = form_text(form, "reason"),
	};
	struct model *model = exchange_model(x);
	enum status status =
		statute_correct(visit, &wish, model, exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/calendars/changes/%s", noun_text(model, "change"));
	exchange_flash(x, N_("The table is corrected for your organisation."));
	return OK;
}

const struct route routes_statutes[] = {
	{.method = METHOD_GET,
	 .path = "/statutes",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = correct_fields,
	 .handle = show_statutes,
	 .title = N_("Clocks of the law"),
	 .tag = "cases",
	 .page = "statutes"},
	{.method = METHOD_POST,
	 .path = "/statutes",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = correct_fields,
	 .handle = correct_statute,
	 .title = N_("Correct a clock of the law"),
	 .tag = "cases",
	 .again = "/statutes"},
	{0},
};
