/* Prescribed forms: which there are, loading them, and what they say in other
 * languages. */
#include "desk/forms.h"

#include <string.h>

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define APPROVERS ROLES_APPROVING
#define LOADERS ROLES_TRANSLATING
#define FORM_BYTES (1 << 20)

static const struct field load_fields[] = {
	{.name = "file",
	 .type = FIELD_FILE,
	 .required = true,
	 .max = FORM_BYTES,
	 .label = N_("The form, as a Markdown file"),
	 .hint = N_("With a field for each blank. It is kept byte for byte and "
		    "never changed.")},
	{.name = "code",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 40,
	 .label = N_("Code of the form"),
	 .hint = N_("As the table of rules has it, such as form-4.")},
	{.name = "language",
	 .type = FIELD_PICK,
	 .set = "form-language",
	 .label = N_("Language")},
	{.name = "title",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("What it is called")},
	{.name = "source",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 500,
	 .label = N_("Where it was taken from"),
	 .hint = N_("An address or a citation.")},
	{.name = "published",
	 .type = FIELD_DAY,
	 .required = true,
	 .label = N_("Published on")},
	{.name = "valid_from",
	 .type = FIELD_DAY,
	 .label = N_("Valid from"),
	 .hint = N_("For notices served from then on. Empty: the day it was "
		    "published.")},
	{.name = "valid_until",
	 .type = FIELD_DAY,
	 .label = N_("Valid until"),
	 .hint = N_("For notices served before that day. Empty: not known.")},
	{0},
};

static bool
may(const struct visit *visit, unsigned roles)
{
	return visit->caller && ROLE_BIT(visit->caller->role) & roles;
}

static enum status
list_forms(struct exchange *x, struct visit *visit, struct fault *fault)
{
	model_bool(exchange_model(x), "page_may_load",
		   may(visit, ROUTE_ADMIN));
	return forms_list(visit, exchange_model(x), fault);
}

static enum status
new_form(struct exchange *x, struct visit *visit, struct fault *fault)
{
	exchange_prefill(x, "language", "en");
	return forms_list(visit, exchange_model(x), fault);
}

static enum status
load_form(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct form_file *sent = form_file(form, "file");
	const char *language = form_text(form, "language");
	const struct prescribed_form file = {
		.code = form_text(form, "code"),
		.language = language ? language : "en",
		.title = form_text(form, "title"),
		.source = form_text(form, "source"),
		.published = form_text(form, "published"),
		.valid_from = form_text(form, "valid_from"),
		.valid_until = form_text(form, "valid_until"),
		.bytes = sent->bytes,
		.count = sent->count,
	};
	struct model *root = exchange_model(x);
	enum status status =
		form_load(visit, &file, root, exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_created(x, "/forms/%s", noun_text(root, "id"));
	exchange_flash(x, N_("The form is kept, locked by its hash."));
	return OK;
}

static const struct field translation_fields[] = {
	{.name = "file",
	 .type = FIELD_FILE,
	 .required = true,
	 .max = FORM_BYTES,
	 .label = N_("The translation, as a PO file")},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .required = true,
	 .label = N_("Language")},
	{0},
};

static enum status
show_form(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		form_show(visit, exchange_path(x, "id"), root, fault);

	if (status != OK)
		return status;
	model_bool(root, "page_may_translate",
		   may(visit, LOADERS) &&
			   !strcmp(noun_text(root, "language"), "en"));
	model_bool(root, "page_may_approve", may(visit, APPROVERS));
	exchange_title(x, N_("{title}"), "title", noun_text(root, "title"),
		       NULL);
	return OK;
}

static enum status
load_translation(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct form_file *sent = form_file(form, "file");
	const struct form_po po = {
		.form = exchange_path(x, "id"),
		.language = form_text(form, "language"),
		.bytes = sent->bytes,
		.count = sent->count,
	};
	enum status status = form_translation_load(visit, &po,
						   exchange_model(x),
						   exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/forms/%s", exchange_path(x, "id"));
	exchange_flash(x, N_("The translation is kept. Somebody else approves "
			     "it before it goes out."));
	return OK;
}

static const struct field approve_fields[] = {
	{.name = "language", .type = FIELD_LANGUAGE, .required = true},
	{0},
};

static enum status
approve_translation(struct exchange *x, struct visit *visit,
		    struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = form_translation_approve(
		visit, id, form_text(exchange_form(x), "language"),
		exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/forms/%s", id);
	exchange_flash(x, N_("Approved. It goes out beside the form."));
	return OK;
}

static const struct field export_query[] = {
	{.name = "language", .type = FIELD_LANGUAGE, .required = true},
	{0},
};

static enum status
export_translation(struct exchange *x, struct visit *visit,
		   struct fault *fault)
{
	struct form_printed printed;
	enum status status = form_translation_export(
		visit, exchange_path(x, "id"),
		form_text(exchange_form(x), "language"), &printed, fault);

	if (status == OK)
		exchange_send(x, printed.mime, printed.name, printed.bytes,
			      printed.count);
	return status;
}

static const struct field print_query[] = {
	{.name = "beside", .type = FIELD_LANGUAGE},
	{.name = "size", .type = FIELD_INT, .min = 12, .max = 28},
	{0},
};

static enum status
print_form(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form_wish wish = {
		.form = exchange_path(x, "id"),
		.beside = form_text(exchange_form(x), "beside"),
		.format = "pdf",
		.size_pt = (int)form_int(exchange_form(x), "size"),
	};
	struct form_printed printed;
	enum status status = form_print(visit, &wish, &printed,
					exchange_faults(x), fault);

	if (status == OK)
		exchange_show(x, printed.mime, printed.name, printed.bytes,
			      printed.count);
	return status;
}

static const struct field rule_fields[] = {
	{.name = "code",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 40,
	 .label = N_("Code of the rule")},
	{.name = "text",
	 .type = FIELD_AREA,
	 .label = N_("The rule, line by line"),
	 .hint = N_("Beginning with rule and its code. Empty takes the "
		    "correction back.")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 400,
	 .label = N_("Why the table is wrong")},
	{0},
};

static enum status
show_rules(struct exchange *x, struct visit *visit, struct fault *fault)
{
	model_bool(exchange_model(x), "page_may_load",
		   may(visit, ROUTE_ADMIN));
	return forms_list(visit, exchange_model(x), fault);
}

static enum status
correct_rule(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *text = form_text(form, "text");
	const struct rule_correction wish = {
		.code = form_text(form, "code"),
		.text = text ? text : "",
		.reason = form_text(form, "reason"),
	};
	enum status status = form_correct(visit, &wish, exchange_model(x),
					  exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/forms/rules");
	exchange_flash(x, N_("The table is corrected for your organisation."));
	return OK;
}

const struct route routes_forms[] = {
	{.method = METHOD_GET,
	 .path = "/forms",
	 .roles = ROUTE_READERS | ROLES_REVISING,
	 .kind = ROUTE_READ,
	 .handle = list_forms,
	 .title = N_("Forms"),
	 .tag = "forms",
	 .page = "forms"},
	{.method = METHOD_GET,
	 .path = "/forms/new",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = load_fields,
	 .handle = new_form,
	 .title = N_("Load a form"),
	 .tag = "forms",
	 .page = "form-new"},
	{.method = METHOD_POST,
	 .path = "/forms",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_UPLOAD,
	 .fields = load_fields,
	 .handle = load_form,
	 .title = N_("Load a form"),
	 .tag = "forms",
	 .again = "/forms/new"},
	{.method = METHOD_GET,
	 .path = "/forms/rules",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = rule_fields,
	 .handle = show_rules,
	 .title = N_("Which form is for whom"),
	 .tag = "forms",
	 .page = "form-rules"},
	{.method = METHOD_POST,
	 .path = "/forms/rules",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = rule_fields,
	 .handle = correct_rule,
	 .title = N_("Correct a rule"),
	 .tag = "forms",
	 .again = "/forms/rules"},
	{.method = METHOD_GET,
	 .path = "/forms/{id}",
	 .roles = ROUTE_READERS | ROLES_REVISING,
	 .kind = ROUTE_READ,
	 .form = translation_fields,
	 .handle = show_form,
	 .title = N_("Form"),
	 .tag = "forms",
	 .page = "form"},
	{.method = METHOD_GET,
	 .path = "/forms/{id}/form.pdf",
	 .roles = ROUTE_READERS | ROLES_REVISING,
	 .kind = ROUTE_READ,
	 .fields = print_query,
	 .handle = print_form,
	 .title = N_("A form on pages, with examples"),
	 .tag = "forms"},
	{.method = METHOD_GET,
	 .path = "/forms/{id}/translation.po",
	 .roles = LOADERS,
	 .kind = ROUTE_READ,
	 .fields = export_query,
	 .handle = export_translation,
	 .title = N_("What a translator gets"),
	 .tag = "forms"},
	{.method = METHOD_POST,
	 .path = "/forms/{id}/translations",
	 .roles = LOADERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_UPLOAD,
	 .fields = translation_fields,
	 .handle = load_translation,
	 .title = N_("Load a translation of a form"),
	 .tag = "forms",
	 .again = "/forms/{id}"},
	{.method = METHOD_POST,
	 .path = "/forms/{id}/approve",
	 .roles = APPROVERS,
	 .kind = ROUTE_WRITE,
	 .fields = approve_fields,
	 .handle = approve_translation,
	 .title = N_("Approve a translation of a form"),
	 .tag = "forms",
	 .again = "/forms/{id}"},
	{0},
};
