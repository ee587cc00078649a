/* Calendars: bank holidays, closures, office hours; what a change moves,
 * before and after it. */
#include "desk/calendars.h"

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define HOURS_OF(day, text)                                                    \
	{                                                                      \
		.name = day, .type = FIELD_TEXT, .max = 20, .label = text      \
	}

static const struct field change_fields[] = {
	{.name = "what",
	 .type = FIELD_PICK,
	 .set = "calendar-wish",
	 .required = true,
	 .label = N_("What changes?")},
	{.name = "day",
	 .type = FIELD_DAY,
	 .required = true,
	 .label = N_("Day"),
	 .hint = N_("Of office hours: from which day on.")},
	{.name = "name",
	 .type = FIELD_TEXT,
	 .max = 120,
	 .label = N_("What is it called?")},
	{.name = "jurisdiction",
	 .type = FIELD_PICK,
	 .set = "jurisdiction",
	 .label = N_("Whose bank holiday?")},
	{.name = "organisation",
	 .type = FIELD_TEXT,
	 .max = 200,
	 .label = N_("Organisation"),
	 .hint = N_("Empty means your own. What a partnership adds holds for "
		    "its members too.")},
	HOURS_OF("monday", N_("Monday")),
	HOURS_OF("tuesday", N_("Tuesday")),
	HOURS_OF("wednesday", N_("Wednesday")),
	HOURS_OF("thursday", N_("Thursday")),
	HOURS_OF("friday", N_("Friday")),
	HOURS_OF("saturday", N_("Saturday")),
	HOURS_OF("sunday", N_("Sunday")),
	{.name = "skip", .type = FIELD_INT, .min = 0, .max = 1000000},
	{0},
};

static const struct field delivery_fields[] = {
	{.name = "delivery_days",
	 .type = FIELD_INT,
	 .max = 20,
	 .required = true,
	 .label = N_("Working days for printing and post")},
	{0},
};

static struct calendar_wish
wish_from(const struct exchange *x)
{
	const struct form *form = exchange_form(x);

	return (struct calendar_wish){
		.organisation = form_text(form, "organisation"),
		.what = form_text(form, "what"),
		.jurisdiction = form_text(form, "jurisdiction"),
		.day = form_text(form, "day"),
		.name = form_text(form, "name"),
		.hours = {form_text(form, "monday"), form_text(form, "tuesday"),
			  form_text(form, "wednesday"),
			  form_text(form, "thursday"),
			  form_text(form, "friday"),
			  form_text(form, "saturday"),
			  form_text(form, "sunday")},
		.skip = form_int(form, "skip"),
	};
}

/* The hours as they are, to be changed. */
static void
fill_hours(struct exchange *x, const struct model *hours)
{
	static const char *const days[] = {"monday",   "tuesday", "wednesday",
					   "thursday", "friday",  "saturday",
					   "sunday"};
	size_t i = 0;

	for (const struct model *row = model_first(hours); row && i < 7;
	     row = model_next(row), i++) {
		const char *from = noun_text(row, "from");

		exchange_prefill(x, days[i],
				 *from ? arena_printf(exchange_arena(x),
						      "%s-%s", from,
						      noun_text(row, "to"))
				       : "");
	}
}

static enum status
show_calendars(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = calendars_show(visit, root, fault);

	if (status != OK)
		return status;
	fill_hours(x, model_get(root, "hours"));
	exchange_prefill(x, "jurisdiction",
			 model_text_of(model_get(root, "jurisdiction")));
	model_bool(root, "page_may_change",
		   ROUTE_ADMIN & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
preview_change(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const char *const names[] = {"what",
					    "day",
					    "name",
					    "jurisdiction",
					    "organisation",
					    "monday",
					    "tuesday",
					    "wednesday",
					    "thursday",
					    "friday",
					    "saturday",
					    "sunday",
					    NULL};
	const struct calendar_wish wish = wish_from(x);
	enum status status = calendar_preview(visit, &wish, exchange_model(x),
					      exchange_faults(x), fault);

	if (status == OK)
		noun_carry(x, names);
	return status;
}

static enum status
do_change(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct calendar_wish wish = wish_from(x);
	struct model *model = exchange_model(x);
	enum status status =
		calendar_do(visit, &wish, model, exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_created(x, "/calendars/changes/%s", noun_text(model, "id"));
	exchange_flash(x, N_("The calendar is changed."));
	return OK;
}

static enum status
show_change(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish page = noun_page(x);
	enum status status = calendar_change_show(
		visit, exchange_path(x, "id"), &page, exchange_model(x), fault);

	if (status == OK)
		noun_more(x);
	return status;
}

static enum status
set_delivery(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = calendar_delivery(
		visit, form_int(exchange_form(x), "delivery_days"), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/calendars");
	exchange_flash(x, N_("Kept. It holds for what is asked from now on."));
	return OK;
}

const struct route routes_calendars[] = {
	{.method = METHOD_GET,
	 .path = "/calendars",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = change_fields,
	 .handle = show_calendars,
	 .title = N_("Calendars"),
	 .tag = "calendars",
	 .page = "calendars"},
	{.method = METHOD_POST,
	 .path = "/calendars/preview",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .fields = change_fields,
	 .handle = preview_change,
	 .title = N_("What would move"),
	 .tag = "calendars",
	 .page = "calendar-preview",
	 .again = "/calendars"},
	{.method = METHOD_POST,
	 .path = "/calendars/changes",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = change_fields,
	 .handle = do_change,
	 .title = N_("Change a calendar"),
	 .tag = "calendars",
	 .again = "/calendars"},
	{.method = METHOD_GET,
	 .path = "/calendars/changes/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = show_change,
	 .title = N_("What moved"),
	 .tag = "calendars",
	 .page = "calendar-change"},
	{.method = METHOD_POST,
	 .path = "/calendars/delivery",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = delivery_fields,
	 .handle = set_delivery,
	 .title = N_("Set the time for printing and post"),
	 .tag = "calendars",
	 .again = "/calendars"},
	{0},
};
