/* A new request: which door, the form, check your answers, log it; and forms
 * that were left half-filled. */
#include <string.h>

#include "base/id.h"
#include "desk/intake.h"
#include "desk/suggest.h"
#include "desk/tenants.h"
#include "desk/unfinished.h"
#include "web/attachments.h"
#include "web/inside.h"
#include "web/intake_form.h"
#include "web/nouns.h"
#include "web/percent.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field new_query[] = {
	{.name = "tenant", .type = FIELD_HIDDEN, .required = true},
	{.name = "service", .type = FIELD_WORD, .set = "service"},
	{.name = "case", .type = FIELD_TEXT},
	{.name = "continue", .type = FIELD_YES},
	{.name = "case", .type = FIELD_TEXT, .max = 200},
	{0},
};

static const struct field forget_fields[] = {
	{.name = "tenant", .type = FIELD_HIDDEN, .required = true},
	{.name = "service",
	 .type = FIELD_WORD,
	 .set = "service",
	 .required = true},
	{0},
};

static struct unfinished_key
key_from(const struct exchange *x)
{
	return (struct unfinished_key){form_typed(x->form, "tenant"),
				       form_typed(x->form, "service")};
}

static enum status
log_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct unfinished_key key = key_from(x);
	struct intake in;
	enum status status = OK;

	/* Typed words are few: they need no worker. */
	if (form_has(x->form, "text"))
		status = attachment_look(x, fault);
	if (status == OK)
		status = intake_hold(x, visit, fault);
	if (status != OK)
		return status;
	intake_from(x, &in);
	status = intake_log(visit, &in, exchange_model(x), exchange_faults(x),
			    fault);
	if (status == OK && x->asked.face == FACE_PAGE)
		status = unfinished_forget(visit, &key, fault);
	if (status != OK)
		return status;
	exchange_created(x, "/requests/%s",
			 noun_text(exchange_model(x), "ref"));
	exchange_flash(x, N_("The request is logged."));
	return OK;
}

/* The same button pressed twice sends the same; a page that is made anew sends
 * another. */
static void
mark_once(struct exchange *x, struct visit *visit)
{
	char text[ID_TEXT];

	id_format(id_new(visit->ids, visit->now_utc, visit->random), text);
	model_text(exchange_model(x), "page_once",
		   arena_text(x->arena, text));
}

static enum status
look_at_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	return attachment_look(x, fault);
}

static enum status
keep_typed(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct unfinished_key key = key_from(x);
	struct model *typed = model_object(x->arena);

	form_typed_all(x->form, intake_fields, typed);
	return unfinished_keep(visit, &key, typed, fault);
}

static enum status
check_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const char *const shown[] = {"again_reason", "necessity.",
					    "text", NULL};
	struct model *root = exchange_model(x);
	struct intake in;
	bool same = false;
	enum status status;

	status = intake_hold(x, visit, fault);
	if (status != OK)
		return status;
	intake_from(x, &in);
	status = intake_preview(visit, &in, root, exchange_faults(x), fault);
	if (status == OK)
		status = keep_typed(x, visit, fault);
	if (status != OK)
		return status;
	intake_carry(x, x->form, shown);
	mark_once(x, visit);
	noun_spoken(root);
	for (const struct model *m = model_first(model_get(root, "alike")); m;
	     m = model_next(m))
		same = same || model_true(model_get(m, "same"));
	model_bool(root, "page_same", same);
	model_bool(root, "page_alike",
		   model_count(model_get(root, "alike")) > 0);
	model_bool(root, "page_late",
		   strcmp(noun_text(root, "received_at"),
			  noun_text(root, "logged_at")) != 0);
	return OK;
}

/* Which of the doors the form is for. */
static void
mark_door(struct model *root, const char *word)
{
	static const char *const doors[] = {"translation", "interpreting",
					    "format"};

	model_bool(root, "page_choose", !word);
	for (size_t i = 0; i < 3; i++)
		model_bool(root,
			   i == 0   ? "page_translation"
			   : i == 1 ? "page_interpreting"
				    : "page_format",
			   word && !strcmp(word, doors[i]));
}

/* The form with what was kept, what the register says, and what else the home
 * needs. */
static enum status
fill_form(struct exchange *x, struct visit *visit, enum service service,
	  struct fault *fault)
{
	static const char *const shown[] = {
		"tenant", "service", "way", "received_at", "received_at-which",
		"items.", "also.", "about", "document_class", "subject",
		"words", "starts_at", "starts_at-which", "minutes",
		"sensitivity", "urgent", "case", "needed_by", "gender",
		"qualification",
		"needed_by-which", "again_reason", "text", NULL,
	};
	struct unfinished_key key = {form_typed(x->form, "tenant"),
				     service_name(service)};
	struct model *root = exchange_model(x);
	const struct model *typed;
	enum status status = suggest_also(visit, key.tenant, service, root,
					  fault);

	if (status == OK && form_yes(x->form, "continue"))
		status = unfinished_typed(visit, &key, &typed, fault);
	else if (status == OK && !x->typed)
		status = unfinished_since(visit, &key, root, fault);
	if (status != OK)
		return status;
	if (form_yes(x->form, "continue")) {
		intake_prefill_kept(x, typed);
		intake_mark_rows(x, x->prefilled);
		intake_carry(x, x->prefilled, shown);
	}
	intake_prefill(x, service);
	intake_mark_also(x);
	if (x->typed) {
		intake_mark_rows(x, x->typed);
		intake_carry(x, x->typed, shown);
	}
	return OK;
}

static enum status
new_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tenant = form_typed(x->form, "tenant");
	const char *word = form_text(x->form, "service");
	struct model *root = exchange_model(x);
	enum service service;
	enum status status = tenant_strip(visit, tenant, root, fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "tenant", tenant);
	exchange_prefill(x, "case", form_text(x->form, "case"));
	model_text(root, "tenant", tenant);
	model_text(root, "case", form_text(x->form, "case"));
	if (word && !service_parse(word, &service))
		word = NULL;
	mark_door(root, word);
	return word ? fill_form(x, visit, service, fault) : OK;
}

static const char *
encoded(const struct exchange *x, const char *name)
{
	struct buf buf = {0};
	const char *text;

	percent_encode(form_typed(x->form, name), &buf);
	text = arena_text(x->arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

/* Back from "check your answers", or one more row: what was typed is kept,
 * right or wrong, and the form shows it. So the browser's own way back shows
 * it too. */
static enum status
change_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = intake_hold(x, visit, fault);

	intake_add_row(x, x->form);
	if (status == OK)
		status = keep_typed(x, visit, fault);
	if (status == OK)
		exchange_goto(x,
			      "/requests/new?tenant=%s&service=%s"
			      "&continue=true",
			      encoded(x, "tenant"), encoded(x, "service"));
	return status;
}

static enum status
keep_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = intake_hold(x, visit, fault);

	if (status == OK)
		status = keep_typed(x, visit, fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/requests/unfinished");
	exchange_flash(x, N_("The form is kept for 14 days."));
	return OK;
}

static enum status
show_unfinished(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return unfinished_show(visit, exchange_model(x), fault);
}

static enum status
forget_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct unfinished_key key = key_from(x);
	enum status status = unfinished_forget(visit, &key, fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/requests/unfinished");
	exchange_flash(x, N_("The half-filled form is gone."));
	return OK;
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
	 .form = intake_fields},
	{.method = METHOD_POST,
	 .path = "/requests/new",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_PAGE_ONLY | ROUTE_LOOSE | ROUTE_UPLOAD,
	 .fields = intake_fields,
	 .prepare = look_at_file,
	 .handle = change_request,
	 .title = N_("New request"),
	 .tag = "requests",
	 .again = "/requests/new"},
	{.method = METHOD_POST,
	 .path = "/requests/check",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_PAGE_ONLY | ROUTE_UPLOAD,
	 .fields = intake_fields,
	 .prepare = look_at_file,
	 .handle = check_request,
	 .title = N_("Check your answers"),
	 .tag = "requests",
	 .page = "request-check",
	 .form = intake_fields,
	 .again = "/requests/new"},
	{.method = METHOD_POST,
	 .path = "/requests",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = intake_fields,
	 .handle = log_request,
	 .title = N_("Log a request"),
	 .tag = "requests",
	 .again = "/requests/new"},
	{.method = METHOD_POST,
	 .path = "/requests/later",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_PAGE_ONLY | ROUTE_LOOSE | ROUTE_UPLOAD,
	 .fields = intake_fields,
	 .prepare = look_at_file,
	 .handle = keep_request,
	 .title = N_("Continue where you were"),
	 .tag = "requests",
	 .again = "/requests/new"},
	{.method = METHOD_GET,
	 .path = "/requests/unfinished",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .handle = show_unfinished,
	 .title = N_("Continue where you were"),
	 .tag = "requests",
	 .page = "unfinished"},
	{.method = METHOD_POST,
	 .path = "/requests/unfinished/forget",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = forget_fields,
	 .handle = forget_request,
	 .title = N_("Continue where you were"),
	 .tag = "requests"},
	{0},
};
