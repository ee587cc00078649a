/* Changing a request that was logged: its words, the necessity decision of an
 * item, and a language that was found out. */
#include "desk/necessity.h"
#include "desk/requests.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

/* A PATCH says what changes, a page says everything. */
static const struct field edit_fields[] = {
	{.name = "subject",
	 .type = FIELD_TEXT,
	 .label = N_("What is it about?")},
	{.name = "needed_by", .type = FIELD_TIME, .label = N_("Needed by")},
	{.name = "sensitivity",
	 .type = FIELD_PICK,
	 .set = "sensitivity",
	 .label = N_("Is it sensitive?")},
	{.name = "urgent",
	 .type = FIELD_PICK,
	 .set = "urgency",
	 .any = N_("Not urgent"),
	 .label = N_("Is it urgent, and why?")},
	{0},
};

static const struct field language_fields[] = {
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .required = true,
	 .label = N_("Which language is it?")},
	{.name = "reason", .type = FIELD_TEXT},
	{.name = "record", .type = FIELD_YES},
	{0},
};

static const struct field necessity_fields[] = {
	{.name = "response",
	 .type = FIELD_PICK,
	 .set = "response",
	 .label = N_("How is it answered?")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why is it answered so?")},
	{.name = "reader",
	 .type = FIELD_TEXT,
	 .label = N_("Who will read or hear it?")},
	{.name = "stakes",
	 .type = FIELD_TEXT,
	 .label = N_("What turns on it?")},
	{0},
};

static enum status
edit_request(struct exchange *x, struct visit *visit,
	     const struct request_edit *edit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = request_edit(visit, edit, root,
					  exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_goto(x, "/requests/%s", edit->ref);
	return OK;
}

static enum status
patch_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct request_edit edit = {
		.ref = exchange_path(x, "ref"),
		.version = exchange_version(x),
		.subject = form_text(form, "subject"),
		.needed_by = form_text(form, "needed_by"),
		.sensitivity = form_text(form, "sensitivity"),
		.urgent = form_text(form, "urgent"),
	};

	return edit_request(x, visit, &edit, fault);
}

/* On the page what is empty was emptied. */
static enum status
save_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *needed_by = form_text(form, "needed_by");
	const char *urgent = form_text(form, "urgent");
	const struct request_edit edit = {
		.ref = exchange_path(x, "ref"),
		.version = exchange_version(x),
		.subject = form_text(form, "subject"),
		.needed_by = needed_by ? needed_by : "",
		.sensitivity = form_text(form, "sensitivity"),
		.urgent = urgent ? urgent : "",
	};

	exchange_flash(x, N_("The request is changed."));
	return edit_request(x, visit, &edit, fault);
}

static enum status
show_edit(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *ref = exchange_path(x, "ref");
	struct model *root = exchange_model(x);
	enum status status = request_show(visit, ref, root, fault);
	int64_t needed_by_utc;

	if (status != OK)
		return status;
	needed_by_utc = model_int_of(model_get(root, "needed_by"));
	exchange_prefill(x, "subject", noun_text(root, "subject"));
	exchange_prefill(x, "sensitivity", noun_text(root, "sensitivity"));
	exchange_prefill(x, "urgent", noun_text(root, "urgent"));
	if (needed_by_utc)
		exchange_prefill(x, "needed_by",
				 noun_input_time(x, needed_by_utc));
	exchange_title(x, N_("Change {ref}"), "ref", ref, NULL);
	return OK;
}

static enum status
find_language(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct language_found found = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.version = exchange_version(x),
		.language = form_text(form, "language"),
		.reason = form_text(form, "reason"),
		.record = form_yes(form, "record") ? FOUND_FOR_REGISTER
						   : FOUND_FOR_ITEM,
	};
	enum status status = item_found_language(visit, &found,
						 exchange_model(x),
						 exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/requests/%s", found.ref);
	exchange_flash(x, N_("The language is known now."));
	return OK;
}

static enum status
decide(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct necessity_edit edit = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.version = exchange_version(x),
		.response = form_text(form, "response"),
		.reason = form_text(form, "reason"),
		.reader = form_text(form, "reader"),
		.stakes = form_text(form, "stakes"),
	};
	enum status status = necessity_change(visit, &edit, exchange_model(x),
					      exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/requests/%s", edit.ref);
	exchange_flash(x, N_("The decision is kept with your name."));
	return OK;
}

const struct route routes_request_edit[] = {
	{.method = METHOD_PATCH,
	 .path = "/requests/{ref}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .handle = patch_request,
	 .title = N_("Change a request"),
	 .tag = "requests"},
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/edit",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .handle = show_edit,
	 .title = N_("Change a request"),
	 .tag = "requests",
	 .page = "request-edit",
	 .form = edit_fields},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/edit",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED | ROUTE_PAGE_ONLY,
	 .fields = edit_fields,
	 .handle = save_request,
	 .title = N_("Change a request"),
	 .tag = "requests",
	 .again = "/requests/{ref}/edit"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/language/{n}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = language_fields,
	 .handle = find_language,
	 .title = N_("Say which language an item is in"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/necessity/{n}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = necessity_fields,
	 .handle = decide,
	 .title = N_("Decide how an item is answered"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{0},
};
