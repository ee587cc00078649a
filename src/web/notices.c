/* Notices: what there is, in which languages, how far each is approved. */
#include <string.h>

#include "desk/braille.h"
#include "desk/easy_read.h"
#include "desk/desk.h"
#include "desk/letters.h"
#include "desk/proof.h"
#include "desk/voice.h"
#include "lang/tag.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define APPROVERS ROLES_APPROVING

static const struct field show_query[] = {
	{.name = "lang", .type = FIELD_LANGUAGE, .label = N_("Language")},
	{0},
};

static const struct field approve_fields[] = {
	{.name = "language", .type = FIELD_LANGUAGE, .required = true},
	{0},
};

static enum status
list_notices(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return notices_list(visit, exchange_model(x), fault);
}

static bool
is_ready(const struct model *root, const char *tag)
{
	const struct model *rows = model_get(root, "languages");

	for (const struct model *row = model_first(rows); row;
	     row = model_next(row))
		if (!strcmp(noun_text(row, "language"), tag))
			return model_true(model_get(row, "ready"));
	return false;
}

/* What the page of one language shows beside its sentences. */
static void
mark_language(struct model *root, const struct caller *caller, const char *tag)
{
	const struct tag *found = tag ? tag_find(tag) : NULL;
	bool draft = tag && !is_ready(root, tag);

	if (found && !strcmp(found->tag, "en"))
		tag = NULL; /* the source itself */
	model_language(root, "language", tag);
	model_text(root, "page_reading", found ? tag_direction(found) : "ltr");
	model_bool(root, "page_draft", tag && draft);
	model_bool(root, "page_approve",
		   tag && draft && (APPROVERS & ROLE_BIT(caller->role)));
}

static enum status
show_notice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tag = form_text(exchange_form(x), "lang");
	struct model *root = exchange_model(x);
	enum status status;

	exchange_prefill(x, "lang", tag);
	status = notice_show(visit, exchange_path(x, "name"), tag, root, fault);
	if (status == OK)
		status = braille_states(visit, exchange_path(x, "name"), tag,
					root, fault);
	if (status == OK)
		status = easy_read_state(visit, exchange_path(x, "name"), tag,
					 root, fault);
	if (status == OK)
		status = voice_states(visit, exchange_path(x, "name"), tag,
				      root, fault);
	if (status != OK)
		return status;
	model_bool(root, "page_braille",
		   model_count(model_get(root, "braille")) > 0);
	mark_language(root, visit->caller, tag);
	exchange_title(x, N_("{title}"), "title", noun_text(root, "title"),
		       NULL);
	return OK;
}

static const struct field example_query[] = {
	{.name = "lang", .type = FIELD_LANGUAGE},
	{.name = "format", .type = FIELD_PICK, .set = "letter-format"},
	{.name = "variant", .type = FIELD_PICK, .set = "variant"},
	{.name = "size", .type = FIELD_INT, .min = 12, .max = 28},
	{.name = "paper", .type = FIELD_PICK, .set = "paper"},
	{.name = "bilingual", .type = FIELD_LANGUAGE},
	{.name = "layout", .type = FIELD_PICK, .set = "letter-layout"},
	{.name = "version", .type = FIELD_INT, .max = INT32_MAX},
	{0},
};

/* With the notice's own examples, a draft where it is not approved. */
static enum status
show_example(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *tag = form_text(form, "lang");
	const char *format = form_text(form, "format");
	const struct proof_wish wish = {
		.notice = exchange_path(x, "name"),
		.language = tag ? tag : "en",
		.format = format ? format : "pdf",
		.variant = form_text(form, "variant"),
		.bilingual = form_text(form, "bilingual"),
		.layout = form_text(form, "layout"),
		.paper = form_text(form, "paper"),
		.size_pt = (int)form_int(form, "size"),
		.version = form_int(form, "version"),
		.draft = true,
	};
	struct proof proof;
	enum status status = proof_print(visit, &wish, &proof,
					 exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_show(x, proof.mime, proof.name, proof.bytes, proof.count);
	if (!strncmp(proof.mime, "text/html", 9))
		exchange_allow_style(x, arena_copy(exchange_arena(x),
						   proof.bytes, proof.count));
	return OK;
}

static enum status
approve_notice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *name = exchange_path(x, "name");
	const char *tag = form_text(exchange_form(x), "language");
	enum status status;

	status = notice_approve(visit, name, tag, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/notices/%s?lang=%s", name, tag);
	exchange_flash(x, N_("Approved. Letters can go out in this "
			     "language."));
	return OK;
}

static const struct field render_fields[] = {
	{.name = "language", .type = FIELD_LANGUAGE, .required = true},
	{.name = "format",
	 .type = FIELD_PICK,
	 .set = "letter-format",
	 .required = true},
	{.name = "size", .type = FIELD_INT, .min = 12, .max = 28},
	{.name = "paper", .type = FIELD_PICK, .set = "paper"},
	{.name = "variant", .type = FIELD_PICK, .set = "variant"},
	{.name = "bilingual", .type = FIELD_LANGUAGE},
	{.name = "layout", .type = FIELD_PICK, .set = "letter-layout"},
	{.name = "draft", .type = FIELD_YES},
	{.name = "data",
	 .type = FIELD_VALUES,
	 .set = "fields",
	 .required = true},
	{0},
};

/* The bytes themselves, for a program that prints them. */
static enum status
render_notice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct model *data = model_object(exchange_arena(x));
	const struct proof_wish wish = {
		.notice = exchange_path(x, "name"),
		.language = form_text(form, "language"),
		.format = form_text(form, "format"),
		.variant = form_text(form, "variant"),
		.bilingual = form_text(form, "bilingual"),
		.layout = form_text(form, "layout"),
		.paper = form_text(form, "paper"),
		.size_pt = (int)form_int(form, "size"),
		.draft = form_yes(form, "draft"),
		.data = data,
	};
	struct proof proof;
	enum status status;

	form_values(form, "data", data);
	status = proof_print(visit, &wish, &proof, exchange_faults(x), fault);
	if (status == OK)
		exchange_send(x, proof.mime, proof.name, proof.bytes,
			      proof.count);
	return status;
}

const struct route routes_notices[] = {
	{.method = METHOD_GET,
	 .path = "/notices",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .handle = list_notices,
	 .title = N_("Notices"),
	 .tag = "notices",
	 .page = "notices"},
	{.method = METHOD_GET,
	 .path = "/notices/{name}",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .fields = show_query,
	 .form = show_query,
	 .handle = show_notice,
	 .title = N_("Notice"),
	 .tag = "notices",
	 .page = "notice"},
	{.method = METHOD_GET,
	 .path = "/notices/{name}/example.pdf",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .fields = example_query,
	 .handle = show_example,
	 .title = N_("A notice on pages, with examples"),
	 .tag = "notices"},
	{.method = METHOD_GET,
	 .path = "/notices/{name}/example",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .fields = example_query,
	 .handle = show_example,
	 .title = N_("A notice in any format, with examples"),
	 .tag = "notices"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/approve",
	 .roles = APPROVERS,
	 .kind = ROUTE_WRITE,
	 .fields = approve_fields,
	 .handle = approve_notice,
	 .title = N_("Approve a translation"),
	 .tag = "notices",
	 .again = "/notices/{name}"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/render",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_JSON_ONLY,
	 .fields = render_fields,
	 .handle = render_notice,
	 .title = N_("Print a notice for a look"),
	 .tag = "notices"},
	{0},
};
