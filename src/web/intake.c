/* A new request: which door, the form, check your answers, log it. */
#include <stdlib.h>
#include <string.h>

#include "core/request.h"
#include "desk/intake.h"
#include "desk/tenants.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field item_fields[] = {
	{.name = "service", .type = FIELD_WORD, .set = "service"},
	{.name = "from",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Which language is it in?")},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Which language is needed?")},
	{.name = "mode",
	 .type = FIELD_WORD,
	 .set = "mode",
	 .label = N_("How will they meet?")},
	{.name = "format",
	 .type = FIELD_WORD,
	 .set = "format",
	 .label = N_("Which format?")},
	{.name = "words", .type = FIELD_INT, .max = 1000000},
	{.name = "minutes", .type = FIELD_INT, .max = 1440},
	{.name = "starts_at", .type = FIELD_TIME},
	{0},
};

static const struct field necessity_fields[] = {
	{.name = "reader", .type = FIELD_TEXT},
	{.name = "stakes", .type = FIELD_TEXT},
	{.name = "response", .type = FIELD_WORD, .set = "response"},
	{.name = "reason", .type = FIELD_TEXT},
	{0},
};

static const struct field request_fields[] = {
	{.name = "service",
	 .type = FIELD_WORD,
	 .set = "service",
	 .required = true},
	{.name = "tenant", .type = FIELD_HIDDEN, .required = true},
	{.name = "received_at",
	 .type = FIELD_TIME,
	 .label = N_("When did it come in?"),
	 .hint = N_("Leave empty for now. The clock runs from here.")},
	{.name = "items",
	 .type = FIELD_LIST,
	 .min = 0,
	 .max = INTAKE_ITEMS,
	 .fields = item_fields},
	{.name = "document_class",
	 .type = FIELD_PICK,
	 .set = "class",
	 .label = N_("What kind of matter is it?"),
	 .hint = N_("Legal, safety and rights matters always go ahead.")},
	{.name = "subject",
	 .type = FIELD_TEXT,
	 .label = N_("What is it about?"),
	 .hint = N_("A few words, such as: rent increase letter. No names.")},
	{.name = "words",
	 .type = FIELD_INT,
	 .max = 1000000,
	 .label = N_("How many words, about?"),
	 .hint = N_("Up to 250 words take one working day.")},
	{.name = "starts_at",
	 .type = FIELD_TIME,
	 .label = N_("When does it start?"),
	 .hint = N_("London time.")},
	{.name = "minutes",
	 .type = FIELD_INT,
	 .max = 1440,
	 .label = N_("How long, in minutes?"),
	 .hint = N_("Allow twice the time of a visit without an "
		    "interpreter.")},
	{.name = "sensitivity",
	 .type = FIELD_PICK,
	 .set = "sensitivity",
	 .label = N_("Is it sensitive?"),
	 .hint = N_("For domestic abuse an interpreter of the same gender "
		    "from another area is asked.")},
	{.name = "case",
	 .type = FIELD_TEXT,
	 .label = N_("Case reference"),
	 .hint = N_("Where it belongs to a complaint, hazard or other case.")},
	{.name = "needed_by",
	 .type = FIELD_TIME,
	 .label = N_("Needed by"),
	 .hint = N_("Leave empty for the service standard.")},
	{.name = "necessity", .type = FIELD_GROUP, .fields = necessity_fields},
	{0},
};

static const char *const carried[] = {
	"service",	    "tenant",	    "received_at",    "items.0.from",
	"items.0.language", "items.0.mode", "items.0.format", "document_class",
	"subject",	    "words",	    "starts_at",      "minutes",
	"sensitivity",	    "case",	    "needed_by",      NULL,
};

static const struct field new_query[] = {
	{.name = "tenant", .type = FIELD_HIDDEN, .required = true},
	{.name = "service", .type = FIELD_WORD, .set = "service"},
	{0},
};

static void
item_from(const struct form *form, struct intake_item *item)
{
	*item = (struct intake_item){
		.service = form_text(form, "service"),
		.from = form_text(form, "from"),
		.language = form_text(form, "language"),
		.mode = form_text(form, "mode"),
		.format = form_text(form, "format"),
		.starts_at = form_text(form, "starts_at"),
		.words = form_int(form, "words"),
		.minutes = form_int(form, "minutes"),
	};
}

static void
intake_from(struct exchange *x, struct intake *in)
{
	const struct form *form = exchange_form(x);
	size_t count = form_count(form, "items");
	struct intake_item *items = arena_alloc(
		exchange_arena(x), (count ? count : 1) * sizeof *items);

	for (size_t i = 0; i < count; i++)
		item_from(form_element(form, "items", i), &items[i]);
	*in = (struct intake){
		.service = form_text(form, "service"),
		.tenant = form_text(form, "tenant"),
		.received_at = form_text(form, "received_at"),
		.needed_by = form_text(form, "needed_by"),
		.document_class = form_text(form, "document_class"),
		.subject = form_text(form, "subject"),
		.sensitivity = form_text(form, "sensitivity"),
		.case_text = form_text(form, "case"),
		.starts_at = form_text(form, "starts_at"),
		.words = form_int(form, "words"),
		.minutes = form_int(form, "minutes"),
		.item = items,
		.items = count,
		.necessity =
			{
				.reader = form_text(form, "necessity.reader"),
				.stakes = form_text(form, "necessity.stakes"),
				.response =
					form_text(form, "necessity.response"),
				.reason = form_text(form, "necessity.reason"),
			},
	};
}

static enum status
log_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct intake in;
	enum status status;

	intake_from(x, &in);
	status = intake_log(visit, &in, exchange_model(x), exchange_faults(x),
			    fault);
	if (status != OK)
		return status;
	exchange_created(x, "/requests/%s",
			 noun_text(exchange_model(x), "ref"));
	exchange_flash(x, N_("The request is logged."));
	return OK;
}

static enum status
check_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct intake in;
	enum status status;

	intake_from(x, &in);
	status = intake_preview(visit, &in, exchange_model(x),
				exchange_faults(x), fault);
	if (status != OK)
		return status;
	noun_carry(x, carried);
	noun_spoken(exchange_model(x));
	status = tenant_strip(visit, in.tenant, exchange_model(x), fault);
	return status;
}

/* The value of the first need of that kind, "" where there is none. */
static const char *
need_value(const struct model *root, const char *kind)
{
	const struct model *facts =
		model_get(model_get(root, "strip"), "facts");

	for (const struct model *fact = model_first(facts); fact;
	     fact = model_next(fact))
		if (!strcmp(noun_text(fact, "kind"), kind))
			return noun_text(fact, "value");
	return "";
}

/* "large-print:20" fills in large-print. */
static void
prefill_format(struct exchange *x)
{
	const char *value = need_value(exchange_model(x), "format");
	size_t count = strcspn(value, ":");

	exchange_prefill(x, "items.0.format",
			 arena_copy(exchange_arena(x), value, count));
}

/* The register fills the form: what they read for written work, what they
 * speak for an interpreter. */
static void
prefill(struct exchange *x, enum service service)
{
	const struct model *root = exchange_model(x);
	const char *language = need_value(root, service == SERVICE_INTERPRETING
							? "spoken-language"
							: "read-language");

	if (!*language && service != SERVICE_FORMAT)
		language = need_value(root, "spoken-language");
	exchange_prefill(x, "items.0.from", "en");
	exchange_prefill(x, "items.0.language", language);
	exchange_prefill(x, "document_class", "service");
	exchange_prefill(x, "sensitivity", "none");
	if (service == SERVICE_INTERPRETING) {
		exchange_prefill(x, "items.0.mode", "on-site");
		exchange_prefill(x, "minutes", "60");
	}
	if (service == SERVICE_FORMAT)
		prefill_format(x);
}

static enum status
new_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tenant = form_text(exchange_form(x), "tenant");
	const char *word = form_text(exchange_form(x), "service");
	struct model *root = exchange_model(x);
	enum service service;
	enum status status;

	status = tenant_strip(visit, tenant, root, fault);
	if (status != OK)
		return status;
	exchange_prefill(x, "tenant", tenant);
	model_text(root, "tenant", tenant);
	model_bool(root, "page_choose", !word);
	model_bool(root, "page_translation",
		   word && !strcmp(word, "translation"));
	model_bool(root, "page_interpreting",
		   word && !strcmp(word, "interpreting"));
	model_bool(root, "page_format", word && !strcmp(word, "format"));
	if (!word || !service_parse(word, &service))
		return OK;
	exchange_prefill(x, "service", word);
	prefill(x, service);
	return OK;
}

/* Back from "check your answers": the form with what was typed, which goes
 * before what the register fills in. */
static enum status
change_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	for (const char *const *name = carried; *name; name++)
		exchange_prefill(x, *name,
				 form_typed(exchange_form(x), *name));
	return new_request(x, visit, fault);
}

const struct route routes_intake[] = {
	{.method = METHOD_GET,
	 .path = "/requests/new",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = new_query,
	 .handle = new_request,
	 .title = N_("New request"),
	 .tag = "requests",
	 .page = "request-new",
	 .form = request_fields},
	{.method = METHOD_POST,
	 .path = "/requests/new",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = request_fields,
	 .handle = change_request,
	 .title = N_("New request"),
	 .tag = "requests",
	 .page = "request-new",
	 .form = request_fields,
	 .again = "/requests/new"},
	{.method = METHOD_POST,
	 .path = "/requests/check",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = request_fields,
	 .handle = check_request,
	 .title = N_("Check your answers"),
	 .tag = "requests",
	 .page = "request-check",
	 .again = "/requests/new"},
	{.method = METHOD_POST,
	 .path = "/requests",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = request_fields,
	 .handle = log_request,
	 .title = N_("Log a request"),
	 .tag = "requests",
	 .again = "/requests/new"},
	{0},
};
