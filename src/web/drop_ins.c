/* Drop-in sessions: one interpreter, many tenants. */
#include "desk/drop_ins.h"

#include "desk/providers.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field make_fields[] = {
	{.name = "name",
	 .type = FIELD_TEXT,
	 .max = 120,
	 .required = true,
	 .label = N_("What is the session called?"),
	 .hint = N_("Such as: Monday advice, Somali")},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .required = true,
	 .label = N_("Language")},
	{.name = "provider",
	 .type = FIELD_ID,
	 .required = true,
	 .label = N_("Who interprets?")},
	{.name = "mode",
	 .type = FIELD_PICK,
	 .set = "mode",
	 .label = N_("How?")},
	{.name = "place", .type = FIELD_TEXT, .label = N_("Where?")},
	{.name = "starts_at",
	 .type = FIELD_TIME,
	 .required = true,
	 .label = N_("It begins"),
	 .hint = N_("London time.")},
	{.name = "minutes",
	 .type = FIELD_INT,
	 .max = 600,
	 .required = true,
	 .label = N_("How many minutes?")},
	{0},
};

static const struct field came_fields[] = {
	{.name = "tenant",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .required = true,
	 .label = N_("Who came?"),
	 .hint = N_("The tenant’s reference.")},
	{.name = "purpose",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("What was it about?")},
	{.name = "minutes",
	 .type = FIELD_INT,
	 .max = 600,
	 .required = true,
	 .label = N_("How many minutes?")},
	{.name = "at",
	 .type = FIELD_TIME,
	 .label = N_("When?"),
	 .hint = N_("London time. Leave empty for now.")},
	{.name = "reason", .type = FIELD_TEXT, .label = N_("Reason")},
	{0},
};

static const struct field off_fields[] = {
	{.name = "reason", .type = FIELD_TEXT, .label = N_("Reason")},
	{0},
};

static enum status
list_sessions(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct page_wish page = noun_page(x);
	struct provider_filter all = {.page = {.limit = 200}};
	struct model *root = exchange_model(x);
	enum status status = drop_ins_list(visit, &page, root, fault);

	if (status != OK)
		return status;
	noun_more(x);
	model_bool(root, "page_any",
		   model_count(model_get(root, "drop_ins")) > 0);
	exchange_prefill(x, "mode", "on-site");
	exchange_prefill(x, "minutes", "120");
	model_bool(root, "page_staff",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return providers_list(visit, &all, model_child(root, "choose"), fault);
}

static enum status
make_session(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct drop_in_input in = {
		.name = form_text(form, "name"),
		.provider = form_text(form, "provider"),
		.language = form_text(form, "language"),
		.mode = form_text(form, "mode"),
		.place = form_text(form, "place"),
		.starts_at = form_text(form, "starts_at"),
		.minutes = form_int(form, "minutes"),
	};
	enum status status = drop_in_make(visit, &in, exchange_model(x),
					  exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/drop-ins/%s",
				 noun_text(exchange_model(x), "id"));
		exchange_flash(x, N_("The session is booked."));
	}
	return status;
}

static enum status
show_session(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		drop_in_show(visit, exchange_path(x, "id"), root, fault);

	if (status != OK)
		return status;
	model_bool(root, "page_any",
		   model_count(model_get(root, "visits_list")) > 0);
	exchange_prefill(x, "minutes", "15");
	model_bool(root, "page_staff",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	exchange_title(x, N_("{name}"), "name", noun_text(root, "name"), NULL);
	return OK;
}

static enum status
log_visit(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct drop_in_came in = {
		.id = exchange_path(x, "id"),
		.tenant = form_text(form, "tenant"),
		.purpose = form_text(form, "purpose"),
		.at = form_text(form, "at"),
		.minutes = form_int(form, "minutes"),
	};
	enum status status = drop_in_log(visit, &in, exchange_model(x),
					 exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/drop-ins/%s", in.id);
		exchange_flash(x, N_("Logged, on the tenant’s record too."));
	}
	return status;
}

static enum status
call_off(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status =
		drop_in_call_off(visit, id,
				 form_text(exchange_form(x), "reason"),
				 exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/drop-ins/%s", id);
		exchange_flash(x, N_("The session is cancelled, and the "
				     "interpreter’s time is free again."));
	}
	return status;
}

const struct route routes_drop_ins[] = {
	{.method = METHOD_GET,
	 .path = "/drop-ins",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .form = make_fields,
	 .handle = list_sessions,
	 .title = N_("Drop-in sessions"),
	 .tag = "bookings",
	 .page = "drop-ins"},
	{.method = METHOD_POST,
	 .path = "/drop-ins",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = make_fields,
	 .handle = make_session,
	 .title = N_("Book a drop-in session"),
	 .tag = "bookings",
	 .again = "/drop-ins"},
	{.method = METHOD_GET,
	 .path = "/drop-ins/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = came_fields,
	 .handle = show_session,
	 .title = N_("A drop-in session"),
	 .tag = "bookings",
	 .page = "drop-in"},
	{.method = METHOD_POST,
	 .path = "/drop-ins/{id}/visits",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = came_fields,
	 .handle = log_visit,
	 .title = N_("Log a tenant who came"),
	 .tag = "bookings",
	 .again = "/drop-ins/{id}"},
	{.method = METHOD_POST,
	 .path = "/drop-ins/{id}/cancel",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = off_fields,
	 .handle = call_off,
	 .title = N_("Cancel a drop-in session"),
	 .tag = "bookings",
	 .again = "/drop-ins/{id}"},
	{0},
};
