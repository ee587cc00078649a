/* What a finished job came to, put right. */
#include "desk/prices.h"

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"

static const struct field price_fields[] = {
	{.name = "minutes", .type = FIELD_INT, .max = 1440},
	{.name = "words", .type = FIELD_INT, .max = 1000000},
	{.name = "pages", .type = FIELD_INT, .max = 10000},
	{.name = "travel_minutes", .type = FIELD_INT, .max = 1440},
	{.name = "travel_miles", .type = FIELD_INT, .max = 2000},
	{.name = "reason", .type = FIELD_TEXT, .required = true,
	 .label = N_("Why does it come to that?")},
	{0},
};

static enum status
correct(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *ref = exchange_path(x, "ref");
	const struct price_correction in = {
		.ref = ref,
		.n = noun_item(x),
		.version = exchange_version(x),
		.minutes = form_int(form, "minutes"),
		.words = form_int(form, "words"),
		.pages = form_int(form, "pages"),
		.travel_minutes = form_int(form, "travel_minutes"),
		.travel_miles = form_int(form, "travel_miles"),
		.reason = form_text(form, "reason"),
	};
	enum status status = price_correct(visit, &in, exchange_model(x),
					   exchange_faults(x), fault);

	if (status == OK)
		exchange_goto(x, "/requests/%s", ref);
	return status;
}

const struct route routes_prices[] = {
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/prices/{n}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = price_fields,
	 .handle = correct,
	 .title = N_("Say what an item came to"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{0},
};
