/* What an organisation has decided about bookings. */
#include "desk/booking_rules.h"

#include "web/exchange.h"
#include "web/form.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field rule_fields[] = {
	{.name = "booking-pair", .type = FIELD_TEXT, .max = 5},
	{.name = "booking-travel", .type = FIELD_TEXT, .max = 5},
	{.name = "booking-hold", .type = FIELD_TEXT, .max = 5},
	{.name = "booking-briefing", .type = FIELD_TEXT, .max = 5},
	{.name = "booking-remind-tenant", .type = FIELD_TEXT, .max = 5},
	{.name = "booking-remind-interpreter", .type = FIELD_TEXT, .max = 5},
	{.name = "booking-step", .type = FIELD_TEXT, .max = 5},
	{0},
};

static enum status
show_rules(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return booking_rules_show(visit, exchange_model(x), fault);
}

static enum status
set_rules(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct booking_rules_change change;
	enum status status;

	for (int i = 0; i < BOOKING_RULES; i++)
		change.value[i] = form_text(
			form, booking_rule_name((enum booking_rule)i));
	status = booking_rules_set(visit, &change, exchange_faults(x), fault);
	if (status == OK)
		status = booking_rules_show(visit, exchange_model(x), fault);
	if (status == OK) {
		exchange_goto(x, "/settings/bookings");
		exchange_flash(x, N_("Saved. It holds for what is booked from "
				     "now on."));
	}
	return status;
}

const struct route routes_booking_rules[] = {
	{.method = METHOD_GET,
	 .path = "/settings/bookings",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .handle = show_rules,
	 .title = N_("What we agreed about bookings"),
	 .tag = "settings",
	 .page = "booking-rules"},
	{.method = METHOD_POST,
	 .path = "/settings/bookings",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = rule_fields,
	 .handle = set_rules,
	 .title = N_("Decide about bookings"),
	 .tag = "settings",
	 .again = "/settings/bookings"},
	{0},
};
