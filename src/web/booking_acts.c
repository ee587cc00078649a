/* What is done with a booking on pages of its own: the times that can be, a
 * series, how it went, calling it off. */
#include "core/request.h"
#include "desk/bookings.h"
#include "desk/prices.h"
#include "desk/series.h"
#include "desk/slots.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field slot_query[] = {
	{.name = "from", .type = FIELD_DAY, .label = N_("From which day?")},
	{.name = "near", .type = FIELD_TIME},
	{.name = "minutes",
	 .type = FIELD_INT,
	 .max = ITEM_MINUTES_MAX,
	 .label = N_("How many minutes?"),
	 .hint = N_("Allow twice the time it takes in one language.")},
	{0},
};

/* The page of times has two forms: what is searched, and a time by hand. */
static const struct field slot_form[] = {
	{.name = "from", .type = FIELD_DAY, .label = N_("From which day?")},
	{.name = "minutes",
	 .type = FIELD_INT,
	 .max = ITEM_MINUTES_MAX,
	 .label = N_("How many minutes?"),
	 .hint = N_("Allow twice the time it takes in one language.")},
	{.name = "starts_at",
	 .type = FIELD_TIME,
	 .label = N_("Another time"),
	 .hint = N_("London time.")},
	{0},
};

static const struct field hold_fields[] = {
	{.name = "provider", .type = FIELD_ID, .required = true},
	{.name = "starts_at",
	 .type = FIELD_TIME,
	 .required = true,
	 .label = N_("Another time")},
	{.name = "minutes", .type = FIELD_INT, .max = ITEM_MINUTES_MAX},
	{0},
};

static const struct field series_fields[] = {
	{.name = "weeks",
	 .type = FIELD_INT,
	 .max = 52,
	 .label = N_("Every how many weeks?"),
	 .hint = N_("1 is every week.")},
	{.name = "count",
	 .type = FIELD_INT,
	 .max = 52,
	 .label = N_("How many appointments, this one too?")},
	{.name = "working_days",
	 .type = FIELD_YES,
	 .label = N_("Leave out bank holidays and days on which we are "
		     "closed")},
	{.name = "starts_at",
	 .type = FIELD_TIME,
	 .label = N_("New time of this one"),
	 .hint = N_("The later ones move by as many days, to the same time of "
		    "day.")},
	{.name = "minutes",
	 .type = FIELD_INT,
	 .max = ITEM_MINUTES_MAX,
	 .label = N_("Minutes")},
	{.name = "reason", .type = FIELD_TEXT, .label = N_("Reason")},
	{.name = "outcome",
	 .type = FIELD_PICK,
	 .set = "outcome",
	 .label = N_("How did it end?")},
	{0},
};

static const struct field went_fields[] = {
	{.name = "outcome",
	 .type = FIELD_WORD,
	 .set = "booking-went",
	 .label = N_("How did it go?")},
	{.name = "started_at", .type = FIELD_TIME, .label = N_("It began")},
	{.name = "finished_at", .type = FIELD_TIME, .label = N_("It ended")},
	{.name = "note", .type = FIELD_TEXT, .label = N_("Note")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .label = N_("Why is it done without the signed declaration?"),
	 .hint = N_("Only where one is needed and missing.")},
	{0},
};

static const struct field cancel_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why is it cancelled?")},
	{0},
};

static void
go_back(struct exchange *x, const char *page, const char *flash)
{
	exchange_goto(x, "/requests/%s/items/%d/%s", exchange_path(x, "ref"),
		      noun_item(x), page);
	exchange_flash(x, flash);
}

static void
mark_slots(struct exchange *x)
{
	const struct model *rows = model_get(exchange_model(x), "slots");

	for (const struct model *row = model_first(rows); row;
	     row = model_next(row))
		model_text((struct model *)row, "page_time",
			   noun_input_time(x, model_int_of(model_get(
						      row, "starts_at"))));
	model_bool(exchange_model(x), "page_any", model_count(rows) > 0);
}

static enum status
list_slots(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct slots_wish wish = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.from = form_text(form, "from"),
		.near = form_text(form, "near"),
		.minutes = form_int(form, "minutes"),
		.page = noun_page(x),
	};
	enum status status = slots_list(visit, &wish, exchange_model(x),
					fault);

	if (status != OK)
		return status;
	mark_slots(x);
	exchange_prefill(x, "from", wish.from);
	exchange_prefill(x, "minutes",
			 arena_printf(exchange_arena(x), "%lld",
				      (long long)model_int_of(model_get(
					      exchange_model(x),
					      "minutes"))));
	model_bool(exchange_model(x), "page_staff",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	exchange_tag(x, model_int_of(model_get(exchange_model(x), "version")));
	exchange_title(x, N_("When can it be? {ref}"), "ref", wish.ref, NULL);
	noun_more(x);
	return OK;
}

static enum status
make_hold(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct hold_wish wish = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.provider = form_text(form, "provider"),
		.starts_at = form_text(form, "starts_at"),
		.minutes = form_int(form, "minutes"),
	};
	enum status status = hold_make(visit, &wish, exchange_model(x),
				       exchange_faults(x), fault);

	if (status == OK)
		go_back(x, "slots",
			N_("The time is held. It is free again by itself."));
	return status;
}

static enum status
end_hold(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = hold_end(visit, exchange_path(x, "ref"),
				      noun_item(x), exchange_model(x), fault);

	if (status == OK)
		go_back(x, "slots", N_("The time is free again."));
	return status;
}

/* The booking, for a page that does one thing with it. */
static enum status
show_for(struct exchange *x, struct visit *visit, const char *title,
	 struct fault *fault)
{
	const char *ref = exchange_path(x, "ref");
	struct model *root = exchange_model(x);
	enum status status =
		booking_show(visit, ref, noun_item(x), root, fault);

	if (status != OK)
		return status;
	noun_spoken(root);
	model_bool(root, "page_staff",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, title, "ref", ref, NULL);
	return OK;
}

static enum status
show_series(struct exchange *x, struct visit *visit, struct fault *fault)
{
	exchange_prefill(x, "weeks", "1");
	exchange_prefill(x, "working_days", "true");
	return show_for(x, visit, N_("Again and again: {ref}"), fault);
}

static enum status
make_series(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct series_wish wish = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.version = exchange_version(x),
		.weeks = form_int(form, "weeks"),
		.count = form_int(form, "count"),
		.working_days = form_yes(form, "working_days"),
	};
	enum status status = series_make(visit, &wish, exchange_model(x),
					 exchange_faults(x), fault);

	if (status == OK)
		go_back(x, "series", N_("The series is made."));
	return status;
}

static enum status
move_series(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct series_move in = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.version = exchange_version(x),
		.starts_at = form_text(form, "starts_at"),
		.minutes = form_int(form, "minutes"),
	};
	enum status status = series_move(visit, &in, exchange_model(x), fault);

	if (status == OK)
		go_back(x, "series",
			N_("This one and all later ones are moved."));
	return status;
}

static enum status
cancel_series(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct series_cancel in = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.version = exchange_version(x),
		.reason = form_text(form, "reason"),
		.outcome = form_text(form, "outcome"),
	};
	enum status status =
		series_cancel(visit, &in, exchange_model(x), fault);

	if (status == OK)
		go_back(x, "series",
			N_("This one and all later ones are cancelled."));
	return status;
}

static enum status
show_attendance(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const struct model *said;
	int64_t started;
	enum status status = show_for(x, visit, N_("How it went: {ref}"),
				      fault);

	if (status != OK)
		return status;
	said = model_get(root, "attendance");
	exchange_prefill(x, "outcome", "completed");
	if (model_kind_of(said) == MODEL_OBJECT)
		exchange_prefill(x, "outcome", noun_text(said, "outcome"));
	started = model_int_of(model_get(said, "started_at"));
	if (!started)
		started = model_int_of(model_get(root, "starts_at"));
	exchange_prefill(x, "started_at", noun_input_time(x, started));
	return OK;
}

static enum status
say_attendance(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct booking_went in = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.version = exchange_version(x),
		.outcome = form_text(form, "outcome"),
		.started_at = form_text(form, "started_at"),
		.finished_at = form_text(form, "finished_at"),
		.note = form_text(form, "note"),
		.reason = form_text(form, "reason"),
	};
	enum status status = booking_went(visit, &in, exchange_model(x),
					  exchange_faults(x), fault);

	if (status == OK)
		go_back(x, "booking", N_("How it went is on record."));
	return status;
}

static enum status
show_cancel(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return show_for(x, visit, N_("Cancel the booking {ref}"), fault);
}

const struct route routes_booking_acts[] = {
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/items/{n}/slots",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = slot_query,
	 .form = slot_form,
	 .handle = list_slots,
	 .title = N_("When can it be?"),
	 .tag = "bookings",
	 .page = "slots"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/holds",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = hold_fields,
	 .handle = make_hold,
	 .title = N_("Hold a time"),
	 .tag = "bookings",
	 .again = "/requests/{ref}/items/{n}/slots"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/holds/end",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = end_hold,
	 .title = N_("Give a held time back"),
	 .tag = "bookings",
	 .again = "/requests/{ref}/items/{n}/slots"},
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/items/{n}/series",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = series_fields,
	 .handle = show_series,
	 .title = N_("A series of bookings"),
	 .tag = "bookings",
	 .page = "booking-series"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/series",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = series_fields,
	 .handle = make_series,
	 .title = N_("Make a series of a booking"),
	 .tag = "bookings",
	 .again = "/requests/{ref}/items/{n}/series"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/series/move",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = series_fields,
	 .handle = move_series,
	 .title = N_("Move a booking and all later ones"),
	 .tag = "bookings",
	 .again = "/requests/{ref}/items/{n}/series"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/series/cancel",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = series_fields,
	 .handle = cancel_series,
	 .title = N_("Cancel a booking and all later ones"),
	 .tag = "bookings",
	 .again = "/requests/{ref}/items/{n}/series"},
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/items/{n}/attendance",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = went_fields,
	 .handle = show_attendance,
	 .title = N_("How a booking went"),
	 .tag = "bookings",
	 .page = "booking-attendance"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/attendance",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = went_fields,
	 .handle = say_attendance,
	 .title = N_("Say and confirm how a booking went"),
	 .tag = "bookings",
	 .again = "/requests/{ref}/items/{n}/attendance"},
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/items/{n}/cancel",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .form = cancel_fields,
	 .handle = show_cancel,
	 .title = N_("What cancelling a booking costs"),
	 .tag = "bookings",
	 .page = "booking-cancel"},
	{0},
};
