/* What people asked for on the open page: the officers' queue. */
#include <string.h>

#include "desk/asks.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field list_query[] = {
	{.name = "state", .type = FIELD_PICK, .set = "ask-state"},
	{0},
};

static const struct field answer_fields[] = {
	{.name = "answer",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("What was done?"),
	 .hint = N_("Such as: called back, request V26-000123")},
	{0},
};

static const struct field one_query[] = {
	{.name = "q",
	 .type = FIELD_SEARCH,
	 .label = N_("Name, reference, postcode or telephone number")},
	{0},
};

static const struct field finding_fields[] = {
	{.name = "tenant",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .label = N_("Who is it? The tenant’s reference")},
	{.name = "spoken",
	 .type = FIELD_YES,
	 .label = N_("Record the language they speak")},
	{.name = "read",
	 .type = FIELD_YES,
	 .label = N_("Record the language they read")},
	{.name = "format",
	 .type = FIELD_YES,
	 .label = N_("Record the format they asked for")},
	{.name = "gender",
	 .type = FIELD_YES,
	 .label = N_("Record who should interpret")},
	{.name = "safe_contact",
	 .type = FIELD_YES,
	 .label = N_("Record how it is safe to reach them")},
	{0},
};

static enum status
list_asks(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *state = form_text(exchange_form(x), "state");
	struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = asks_list(visit, state, &page, root, fault);

	if (status == OK)
		noun_more(x);
	model_bool(root, "page_open", !state || *state == 'o');
	model_bool(root, "page_may_answer",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

/* The requests' door that fits what was asked. */
static const char *
door_of(const char *wants)
{
	if (!strcmp(wants, "letter"))
		return "translation";
	if (!strcmp(wants, "format"))
		return "format";
	return "interpreting";
}

/* Something was written that could be recorded. */
static void
say_there(struct model *root, const char *key, const struct model *ask,
	  const char *written)
{
	model_bool(root, key,
		   model_kind_of(model_get(ask, written)) != MODEL_NULL);
}

static enum status
show_ask(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const char *const said[][2] = {
		{"page_spoken", "language_spoken"},
		{"page_read", "language_read"},
		{"page_format", "format"},
		{"page_gender", "interpreter_gender"},
		{"page_safe", "safe_contact"},
	};
	struct model *root = exchange_model(x);
	const char *q = form_text(exchange_form(x), "q");
	const struct model *ask;
	enum status status =
		ask_show(visit, exchange_path(x, "id"), q, root, fault);

	if (status != OK)
		return status;
	ask = model_get(root, "ask");
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		say_there(root, said[i][0], ask, said[i][1]);
	for (size_t i = 0; i < sizeof finding_fields / sizeof *finding_fields;
	     i++)
		if (finding_fields[i].type == FIELD_YES)
			exchange_prefill(x, finding_fields[i].name, "true");
	model_bool(root, "page_found",
		   model_count(model_get(root, "people")) > 0);
	model_text(root, "page_door", door_of(noun_text(ask, "wants")));
	model_bool(root, "page_known",
		   model_kind_of(model_get(ask, "tenant")) != MODEL_NULL);
	model_bool(root, "page_may_answer",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
find_out(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct ask_finding finding = {
		.id = exchange_path(x, "id"),
		.tenant = form_text(form, "tenant"),
		.spoken = form_int(form, "spoken"),
		.read = form_int(form, "read"),
		.format = form_int(form, "format"),
		.gender = form_int(form, "gender"),
		.safe_contact = form_int(form, "safe_contact"),
	};
	enum status status =
		ask_find_out(visit, &finding, exchange_model(x),
			     exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/asks/%s", finding.id);
		exchange_flash(x, N_("Recorded. Now do what they asked for."));
	}
	return status;
}

static enum status
answer_ask(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = ask_close(visit, exchange_path(x, "id"),
				       form_text(exchange_form(x), "answer"),
				       exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/asks");
		exchange_flash(x, N_("Answered, and off the list."));
	}
	return status;
}

const struct route routes_asks[] = {
	{.method = METHOD_GET,
	 .path = "/asks",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_query,
	 .handle = list_asks,
	 .title = N_("Enquiries"),
	 .tag = "asks",
	 .page = "asks"},
	{.method = METHOD_GET,
	 .path = "/asks/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .fields = one_query,
	 .handle = show_ask,
	 .title = N_("An enquiry"),
	 .tag = "asks",
	 .page = "ask-one",
	 .form = finding_fields},
	{.method = METHOD_POST,
	 .path = "/asks/{id}/tenant",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = finding_fields,
	 .handle = find_out,
	 .title = N_("Say who asked"),
	 .tag = "asks",
	 .again = "/asks/{id}"},
	{.method = METHOD_POST,
	 .path = "/asks/{id}/answer",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = answer_fields,
	 .handle = answer_ask,
	 .title = N_("Say what was done"),
	 .tag = "asks",
	 .again = "/asks"},
	{0},
};
