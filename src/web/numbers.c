/* What an organisation has decided in numbers. */
#include "desk/numbers.h"

#include "web/exchange.h"
#include "web/form.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field booking_fields[] = {
	{.name = "booking-pair", .type = FIELD_TEXT, .max = 5},
	{.name = "booking-travel", .type = FIELD_TEXT, .max = 5},
	{.name = "booking-hold", .type = FIELD_TEXT, .max = 5},
	{.name = "booking-briefing", .type = FIELD_TEXT, .max = 5},
	{.name = "booking-remind-tenant", .type = FIELD_TEXT, .max = 5},
	{.name = "booking-remind-interpreter", .type = FIELD_TEXT, .max = 5},
	{.name = "booking-step", .type = FIELD_TEXT, .max = 5},
	{0},
};

static const struct field answer_fields[] = {
	{.name = "answer-reply", .type = FIELD_TEXT, .max = 5},
	{.name = "answer-language", .type = FIELD_TEXT, .max = 5},
	{.name = "answer-feedback", .type = FIELD_TEXT, .max = 5},
	{.name = "answer-acknowledge", .type = FIELD_TEXT, .max = 5},
	{.name = "answer-decide", .type = FIELD_TEXT, .max = 5},
	{.name = "answer-revision", .type = FIELD_TEXT, .max = 5},
	{0},
};

static const struct field pack_fields[] = {
	{.name = "pack-below", .type = FIELD_TEXT, .max = 5},
	{0},
};

static enum status
show_bookings(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return numbers_show(visit, NUMBERS_BOOKINGS, exchange_model(x), fault);
}

static enum status
show_answers(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return numbers_show(visit, NUMBERS_ANSWERS, exchange_model(x), fault);
}

static enum status
show_packs(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return numbers_show(visit, NUMBERS_PACKS, exchange_model(x), fault);
}

static enum status
set(struct exchange *x, struct visit *visit, enum number_page page,
    struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct model *root = exchange_model(x);
	struct numbers_change change = {.page = page};
	enum status status;

	for (int i = 0; i < NUMBERS; i++)
		change.value[i] =
			form_text(form, number_name((enum number)i));
	status = numbers_set(visit, &change, exchange_faults(x), fault);
	if (status == OK)
		status = numbers_show(visit, page, root, fault);
	if (status == OK)
		exchange_goto(x, "%s",
			      model_text_of(model_get(root, "address")));
	return status;
}

static enum status
set_bookings(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = set(x, visit, NUMBERS_BOOKINGS, fault);

	exchange_flash(x, N_("Saved. It holds for what is booked from now "
			     "on."));
	return status;
}

static enum status
set_answers(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = set(x, visit, NUMBERS_ANSWERS, fault);

	exchange_flash(x, N_("Saved. It holds for what comes in from now "
			     "on."));
	return status;
}

static enum status
set_packs(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = set(x, visit, NUMBERS_PACKS, fault);

	exchange_flash(x, N_("Saved. It holds for packs that are made from "
			     "now on."));
	return status;
}

const struct route routes_numbers[] = {
	{.method = METHOD_GET,
	 .path = "/settings/bookings",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .handle = show_bookings,
	 .title = N_("What we agreed about bookings"),
	 .tag = "settings",
	 .page = "numbers"},
	{.method = METHOD_POST,
	 .path = "/settings/bookings",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = booking_fields,
	 .handle = set_bookings,
	 .title = N_("Decide about bookings"),
	 .tag = "settings",
	 .again = "/settings/bookings"},
	{.method = METHOD_GET,
	 .path = "/settings/answers",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .handle = show_answers,
	 .title = N_("How soon we answer"),
	 .tag = "settings",
	 .page = "numbers"},
	{.method = METHOD_POST,
	 .path = "/settings/answers",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = answer_fields,
	 .handle = set_answers,
	 .title = N_("Decide how soon we answer"),
	 .tag = "settings",
	 .again = "/settings/answers"},
	{.method = METHOD_GET,
	 .path = "/settings/packs",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .handle = show_packs,
	 .title = N_("What is hidden in what we publish"),
	 .tag = "settings",
	 .page = "numbers"},
	{.method = METHOD_POST,
	 .path = "/settings/packs",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = pack_fields,
	 .handle = set_packs,
	 .title = N_("Decide what is hidden in what we publish"),
	 .tag = "settings",
	 .again = "/settings/packs"},
	{0},
};
