/* An interpreter on the telephone, now: three steps to the number, and what
 * came of it afterwards. */
#include "desk/calls.h"

#include <string.h>

#include "desk/call_access.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field begin_query[] = {
	{.name = "region", .type = FIELD_WORD, .set = "call-region"},
	{0},
};

static const struct field open_fields[] = {
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Another language"),
	 .any = N_("Choose")},
	{.name = "tenant", .type = FIELD_HIDDEN},
	{0},
};

static const struct field log_fields[] = {
	{.name = "outcome",
	 .type = FIELD_WORD,
	 .set = "call-outcome",
	 .required = true,
	 .label = N_("What came of it?")},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .any = N_("Not known"),
	 .label = N_("Which language was spoken?")},
	{.name = "minutes",
	 .type = FIELD_INT,
	 .max = 600,
	 .label = N_("How many minutes, about?")},
	{.name = "met",
	 .type = FIELD_WORD,
	 .set = "call-met",
	 .label = N_("Could the person be helped in their language?")},
	{.name = "purpose",
	 .type = FIELD_PICK,
	 .set = "call-purpose",
	 .label = N_("What was it about?")},
	{.name = "tenant",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .label = N_("Tenant's reference"),
	 .hint = N_("Leave empty where nobody knows who it was: it can be "
		    "added later.")},
	{.name = "caller",
	 .type = FIELD_TEXT,
	 .label = N_("What is known of them?"),
	 .hint = N_("A name as it sounded, a telephone number, a street.")},
	{.name = "started_at",
	 .type = FIELD_TIME,
	 .label = N_("When did the call begin?"),
	 .hint = N_("Empty: when the number was opened.")},
	{.name = "sensitivity",
	 .type = FIELD_PICK,
	 .set = "sensitivity",
	 .label = N_("Is it sensitive?")},
	{.name = "note", .type = FIELD_TEXT, .label = N_("Note")},
	{.name = "cost_code",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Cost code"),
	 .hint = N_("Empty: the default of the service.")},
	{0},
};

static const struct field match_fields[] = {
	{.name = "tenant",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .required = true,
	 .label = N_("Tenant's reference")},
	{0},
};

static const struct field list_query[] = {
	{.name = "state",
	 .type = FIELD_PICK,
	 .set = "call-list",
	 .any = N_("All"),
	 .label = N_("State")},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .any = N_("All"),
	 .label = N_("Language")},
	{0},
};

static bool
may(const struct visit *visit, unsigned roles)
{
	return visit->caller && ROLE_BIT(visit->caller->role) & roles;
}

static enum status
begin_call(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);

	model_bool(root, "page_may_set_up", may(visit, ROUTE_ADMIN));
	return calls_begin(visit, form_text(exchange_form(x), "region"), root,
			   fault);
}

static enum status
open_call(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct call_wish wish = {form_text(form, "language"),
				       form_text(form, "tenant")};
	struct model *root = exchange_model(x);
	enum status status =
		call_open(visit, &wish, root, exchange_faults(x), fault);

	if (status == OK)
		exchange_created(x, "/calls/%s", noun_text(root, "id"));
	return status;
}

static enum status
show_call_page(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		call_show(visit, exchange_path(x, "id"), root, fault);
	bool open, unknown;

	if (status != OK)
		return status;
	open = !strcmp(noun_text(root, "state"), "open");
	unknown = !*noun_text(root, "tenant");
	exchange_prefill(x, "language", noun_text(root, "language"));
	exchange_prefill(x, "outcome", "spoken");
	exchange_prefill(x, "met", "yes");
	exchange_prefill(x, "sensitivity", "none");
	model_bool(root, "page_open", open && may(visit, ROUTE_STAFF));
	model_bool(root, "page_unmatched",
		   !strcmp(noun_text(root, "state"), "logged") && unknown &&
			   may(visit, ROUTE_STAFF));
	model_bool(root, "page_unknown", unknown);
	exchange_title(x, N_("Call {ref}"), "ref", noun_text(root, "ref"),
		       NULL);
	return OK;
}

static enum status
log_call(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct call_said said = {
		.id = exchange_path(x, "id"),
		.language = form_text(form, "language"),
		.tenant = form_text(form, "tenant"),
		.caller = form_text(form, "caller"),
		.purpose = form_text(form, "purpose"),
		.outcome = form_text(form, "outcome"),
		.met = form_text(form, "met"),
		.started_at = form_text(form, "started_at"),
		.note = form_text(form, "note"),
		.sensitivity = form_text(form, "sensitivity"),
		.cost_code = form_text(form, "cost_code"),
		.minutes = form_has(form, "minutes")
				   ? form_int(form, "minutes")
				   : -1,
	};
	enum status status = call_log(visit, &said, exchange_model(x),
				      exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/calls/%s", said.id);
	exchange_flash(x, N_("The call is logged."));
	return OK;
}

static enum status
match_call(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = call_match(visit, id,
					form_text(exchange_form(x), "tenant"),
					exchange_model(x), exchange_faults(x),
					fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/calls/%s", id);
	exchange_flash(x, N_("The call is put to its tenant."));
	return OK;
}

static enum status
list_calls(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct calls_filter filter = {
		.state = form_text(form, "state"),
		.language = form_text(form, "language"),
		.page = noun_page(x),
	};
	enum status status;

	exchange_prefill(x, "state", filter.state);
	exchange_prefill(x, "language", filter.language);
	model_bool(exchange_model(x), "page_may_bill",
		   may(visit, ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR)));
	status = calls_list(visit, &filter, exchange_model(x), fault);
	if (status == OK)
		noun_more(x);
	return status;
}

const struct route routes_calls[] = {
	{.method = METHOD_GET,
	 .path = "/calls",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .fields = begin_query,
	 .form = open_fields,
	 .handle = begin_call,
	 .title = N_("An interpreter on the telephone, now"),
	 .tag = "calls",
	 .page = "calls"},
	{.method = METHOD_POST,
	 .path = "/calls",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = open_fields,
	 .handle = open_call,
	 .title = N_("Show the number for a call"),
	 .tag = "calls",
	 .again = "/calls"},
	{.method = METHOD_GET,
	 .path = "/calls/log",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_query,
	 .form = list_query,
	 .handle = list_calls,
	 .title = N_("Calls"),
	 .tag = "calls",
	 .page = "call-log"},
	{.method = METHOD_GET,
	 .path = "/calls/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = log_fields,
	 .handle = show_call_page,
	 .title = N_("Call"),
	 .tag = "calls",
	 .page = "call"},
	{.method = METHOD_POST,
	 .path = "/calls/{id}/log",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = log_fields,
	 .handle = log_call,
	 .title = N_("Say what came of a call"),
	 .tag = "calls",
	 .again = "/calls/{id}"},
	{.method = METHOD_POST,
	 .path = "/calls/{id}/tenant",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = match_fields,
	 .handle = match_call,
	 .title = N_("Put a call to its tenant"),
	 .tag = "calls",
	 .again = "/calls/{id}"},
	{0},
};
