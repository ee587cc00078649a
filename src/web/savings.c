/* What was saved by using again, for managers. */
#include "desk/savings.h"

#include "web/form.h"
#include "web/inside.h"
#include "web/routes.h"

static const struct field savings_query[] = {
	{.name = "from",
	 .type = FIELD_DAY,
	 .label = N_("From"),
	 .hint = N_("Empty: the last twelve months.")},
	{.name = "to", .type = FIELD_DAY, .label = N_("To")},
	{0},
};

static enum status
show_savings(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct savings_wish wish = {
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
	};

	exchange_prefill(x, "from", wish.from);
	exchange_prefill(x, "to", wish.to);
	return savings_show(visit, &wish, exchange_model(x), fault);
}

const struct route routes_savings[] = {
	{.method = METHOD_GET,
	 .path = "/reports/savings",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .fields = savings_query,
	 .form = savings_query,
	 .handle = show_savings,
	 .title = N_("Savings from reuse"),
	 .tag = "money",
	 .page = "report-savings"},
	{0},
};
