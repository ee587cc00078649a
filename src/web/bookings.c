/* Bookings of interpreters: the days and weeks, and one booking. */
#include "desk/bookings.h"

#include <string.h>

#include "core/request.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field list_query[] = {
	{.name = "day", .type = FIELD_DAY, .label = N_("Day")},
	{.name = "view",
	 .type = FIELD_PICK,
	 .set = "booking-view",
	 .label = N_("Show")},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .any = N_("All"),
	 .label = N_("Language")},
	{.name = "provider", .type = FIELD_ID},
	{0},
};

static const struct field edit_fields[] = {
	{.name = "place",
	 .type = FIELD_TEXT,
	 .label = N_("Where?"),
	 .hint = N_("Leave empty where it is at the tenant’s home.")},
	{.name = "access",
	 .type = FIELD_AREA,
	 .max = 2000,
	 .label = N_("How does one get in?"),
	 .hint = N_("Such as: buzzer 12, ask for the duty officer, ramp at "
		    "the back")},
	{.name = "link",
	 .type = FIELD_TEXT,
	 .label = N_("Web address or number of the meeting"),
	 .hint = N_("For video and telephone.")},
	{.name = "purpose",
	 .type = FIELD_TEXT,
	 .label = N_("What is it for?"),
	 .hint = N_("Leave empty where the subject says it.")},
	{.name = "attendees",
	 .type = FIELD_TEXT,
	 .label = N_("Who will be there?")},
	{.name = "dialect", .type = FIELD_TEXT, .max = 60,
	 .label = N_("Dialect")},
	{.name = "gender",
	 .type = FIELD_PICK,
	 .set = "gender",
	 .any = N_("As the tenant’s record says"),
	 .label = N_("The interpreter should be a")},
	{.name = "qualification",
	 .type = FIELD_PICK,
	 .set = "qualification",
	 .any = N_("As the rules say"),
	 .label = N_("Qualification")},
	{.name = "dbs",
	 .type = FIELD_PICK,
	 .set = "dbs-level",
	 .any = N_("As the rules say"),
	 .label = N_("DBS level")},
	{.name = "conflict",
	 .type = FIELD_PICK,
	 .set = "booking-conflict",
	 .any = N_("Not asked yet"),
	 .label = N_("Does the interpreter know the tenant or the other "
		     "side?")},
	{.name = "cost_code",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .label = N_("Cost code")},
	{.name = "briefing",
	 .type = FIELD_AREA,
	 .max = 4000,
	 .label = N_("What should the interpreter prepare?"),
	 .hint = N_("Words and papers that will come up. Files of the request "
		    "go with it.")},
	{.name = "briefing_at",
	 .type = FIELD_TIME,
	 .label = N_("The briefing opens"),
	 .hint = N_("Leave empty for the agreed day.")},
	{.name = "linguist", .type = FIELD_ID},
	{0},
};

static const struct field move_fields[] = {
	{.name = "starts_at",
	 .type = FIELD_TIME,
	 .required = true,
	 .label = N_("New time"),
	 .hint = N_("London time.")},
	{.name = "minutes",
	 .type = FIELD_INT,
	 .max = ITEM_MINUTES_MAX,
	 .label = N_("Minutes"),
	 .hint = N_("Allow twice the time it takes in one language.")},
	{.name = "provider", .type = FIELD_ID},
	{.name = "reason", .type = FIELD_TEXT, .label = N_("Reason")},
	{0},
};

/* What a page asks of each day: whether anything is booked, and of each
 * booking that is over whether it was said how it went. */
static void
mark_days(struct visit *visit, struct model *root)
{
	for (const struct model *day = model_first(model_get(root, "days"));
	     day; day = model_next(day)) {
		const struct model *rows = model_get(day, "bookings");

		model_bool((struct model *)day, "page_any",
			   model_count(rows) > 0);
		for (const struct model *row = model_first(rows); row;
		     row = model_next(row)) {
			const char *outcome = noun_text(row, "outcome");

			model_bool((struct model *)row, "page_failed_by",
				   *outcome && strcmp(outcome, "completed"));
			model_bool((struct model *)row, "page_unsaid",
				   !strcmp(noun_text(row, "state"),
					   "assigned") &&
					   model_int_of(model_get(
						   row, "starts_at")) <
						   visit->now_utc);
		}
	}
	model_bool(root, "page_to_confirm",
		   model_int_of(model_get(root, "to_confirm")) > 0);
}

/* The reminders that wait for a colleague. */
static void
mark_reminders(struct model *root)
{
	const struct model *rows = model_get(root, "reminders");
	bool waiting = false;

	for (const struct model *row = model_first(rows); row;
	     row = model_next(row))
		waiting = waiting || model_true(model_get(row, "waiting"));
	model_bool(root, "page_reminders", model_count(rows) > 0);
	model_bool(root, "page_waiting", waiting);
}

static enum status
list_bookings(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct bookings_wish wish = {
		.day = form_text(form, "day"),
		.view = form_text(form, "view"),
		.language = form_text(form, "language"),
		.provider = form_text(form, "provider"),
		.page = noun_page(x),
	};
	enum status status;

	exchange_prefill(x, "day", wish.day);
	exchange_prefill(x, "view", wish.view ? wish.view : "week");
	exchange_prefill(x, "language", wish.language);
	status = bookings_list(visit, &wish, exchange_model(x), fault);
	if (status != OK)
		return status;
	mark_days(visit, exchange_model(x));
	noun_more(x);
	return OK;
}

/* What the form of the details shows before anything was typed. */
static void
prefill(struct exchange *x, const struct model *booking)
{
	static const char *const names[] = {
		"place", "access",	  "link", "purpose",   "attendees",
		"dialect", "gender",	  "qualification", "dbs",
		"conflict", "cost_code", "briefing"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		exchange_prefill(x, names[i],
				 model_text_of(model_get(booking, names[i])));
	exchange_prefill(x, "briefing_at",
			 noun_input_time(x, model_int_of(model_get(
						    booking, "briefing_at"))));
}

static enum status
show_booking(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *ref = exchange_path(x, "ref");
	struct model *root = exchange_model(x);
	enum status status =
		booking_show(visit, ref, noun_item(x), root, fault);

	if (status != OK)
		return status;
	noun_spoken(root);
	mark_reminders(root);
	model_bool(root, "page_linguists",
		   model_count(model_get(root, "linguists")) > 0);
	prefill(x, model_get(root, "booking"));
	model_bool(root, "page_sensitive",
		   strcmp(noun_text(root, "sensitivity"), "none") != 0);
	model_bool(root, "page_staff",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("Booking {ref}"), "ref", ref, NULL);
	return OK;
}

static void
go_back(struct exchange *x, const char *flash)
{
	exchange_goto(x, "/requests/%s/items/%d/booking",
		      exchange_path(x, "ref"), noun_item(x));
	exchange_flash(x, flash);
}

static enum status
edit_booking(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct booking_edit in = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.version = exchange_version(x),
		.place = form_said(form, "place"),
		.access = form_said(form, "access"),
		.link = form_said(form, "link"),
		.purpose = form_said(form, "purpose"),
		.attendees = form_said(form, "attendees"),
		.dialect = form_said(form, "dialect"),
		.gender = form_said(form, "gender"),
		.qualification = form_said(form, "qualification"),
		.dbs = form_said(form, "dbs"),
		.cost_code = form_said(form, "cost_code"),
		.conflict = form_said(form, "conflict"),
		.briefing = form_said(form, "briefing"),
		.briefing_at = form_said(form, "briefing_at"),
		.linguist = form_said(form, "linguist"),
	};
	enum status status = booking_edit(visit, &in, exchange_model(x),
					  exchange_faults(x), fault);

	if (status == OK)
		go_back(x, N_("The booking is changed."));
	return status;
}

static enum status
move_booking(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct booking_move in = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.version = exchange_version(x),
		.starts_at = form_text(form, "starts_at"),
		.minutes = form_int(form, "minutes"),
		.provider = form_text(form, "provider"),
		.why = form_text(form, "reason"),
	};
	enum status status =
		booking_move(visit, &in, exchange_model(x), fault);

	if (status == OK) {
		/* A late move is another item. */
		exchange_goto(x, "/requests/%s/items/%d/booking", in.ref,
			      (int)model_int_of(model_get(exchange_model(x),
							  "n")));
		exchange_flash(x, N_("The time is changed. What was agreed "
				     "before is taken back, and somebody is "
				     "asked."));
	}
	return status;
}

static enum status
pair_booking(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status =
		booking_pair(visit, exchange_path(x, "ref"), noun_item(x),
			     exchange_version(x), exchange_model(x), fault);

	if (status == OK)
		go_back(x, N_("A second interpreter is asked."));
	return status;
}

static enum status
told_tenant(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status =
		booking_told(visit, exchange_path(x, "ref"), noun_item(x),
			     exchange_model(x), fault);

	if (status == OK)
		go_back(x, N_("Recorded."));
	return status;
}

const struct route routes_bookings[] = {
	{.method = METHOD_GET,
	 .path = "/bookings",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_query,
	 .form = list_query,
	 .handle = list_bookings,
	 .title = N_("Bookings"),
	 .tag = "bookings",
	 .page = "bookings"},
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/items/{n}/booking",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = edit_fields,
	 .handle = show_booking,
	 .title = N_("One booking"),
	 .tag = "bookings",
	 .page = "booking"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/booking",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .handle = edit_booking,
	 .title = N_("Change what a booking carries"),
	 .tag = "bookings",
	 .again = "/requests/{ref}/items/{n}/booking"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/booking/move",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = move_fields,
	 .handle = move_booking,
	 .title = N_("Move a booking, and ask somebody"),
	 .tag = "bookings",
	 .again = "/requests/{ref}/items/{n}/slots"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/booking/pair",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .handle = pair_booking,
	 .title = N_("Ask a second interpreter"),
	 .tag = "bookings",
	 .again = "/requests/{ref}/items/{n}/booking"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/booking/told",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = told_tenant,
	 .title = N_("The tenant was told by a colleague"),
	 .tag = "bookings",
	 .again = "/requests/{ref}/items/{n}/booking"},
	{0},
};
