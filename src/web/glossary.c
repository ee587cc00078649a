/* The words of a landlord: listed, added, changed, taken out, read from a
 * table. */
#include "desk/glossary.h"

#include "base/buf.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define KEEPERS ROLES_REVISING

#define WORDS_FIELDS                                                          \
	{.name = "wanted",                                                    \
	 .type = FIELD_AREA,                                                  \
	 .label = N_("Translated as"),                                        \
	 .hint = N_("One a line; any of them will do. For English: what "     \
		    "letters say instead.")},                                 \
		{.name = "forbidden",                                         \
		 .type = FIELD_AREA,                                          \
		 .label = N_("Never translated as"),                          \
		 .hint = N_("One a line, as it is written")},                 \
		{.name = "keep",                                              \
		 .type = FIELD_YES,                                           \
		 .label = N_("It stays as it is in the translation")},        \
		{.name = "note",                                              \
		 .type = FIELD_TEXT,                                          \
		 .label = N_("Note for translators")}

static const struct field list_query[] = {
	{.name = "lang",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Language"),
	 .any = N_("All languages")},
	{0},
};

static const struct field add_fields[] = {
	{.name = "term",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 100,
	 .label = N_("English term")},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .required = true,
	 .label = N_("Language"),
	 .hint = N_("English for a word that letters do not use")},
	WORDS_FIELDS,
	{0},
};

static const struct field edit_fields[] = {
	WORDS_FIELDS,
	{0},
};

static enum status
list_terms(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tag = form_text(exchange_form(x), "lang");
	const struct glossary_wish wish = {.language = tag,
					   .page = noun_page(x)};
	struct model *root = exchange_model(x);
	enum status status;

	exchange_prefill(x, "lang", tag);
	status = glossary_list(visit, &wish, root, fault);
	if (status != OK)
		return status;
	noun_more(x);
	model_bool(root, "page_keeper",
		   KEEPERS & ROLE_BIT(visit->caller->role));
	model_bool(root, "page_none", !model_count(model_get(root, "terms")));
	return OK;
}

static enum status
show_new(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)x;
	(void)visit;
	(void)fault;
	return OK;
}

static struct term_input
input_from(const struct form *form)
{
	return (struct term_input){
		.wanted = form_text(form, "wanted"),
		.forbidden = form_text(form, "forbidden"),
		.keep = form_yes(form, "keep"),
		.note = form_text(form, "note"),
	};
}

static enum status
add_term(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct term_input input = input_from(form);
	enum status status;

	input.term = form_text(form, "term");
	input.language = form_text(form, "language");
	status = glossary_add(visit, &input, exchange_model(x),
			      exchange_faults(x), fault);
	if (status == OK) {
		exchange_created(x, "/glossary/%s",
				 noun_text(exchange_model(x), "id"));
		exchange_flash(x, N_("The term is checked from now on."));
	}
	return status;
}

/* A list as a form has it: one a line. */
static const char *
lines_of(struct exchange *x, const struct model *words)
{
	const char *lines = "";

	for (const struct model *word = model_first(words); word;
	     word = model_next(word))
		lines = arena_printf(exchange_arena(x), "%s%s%s", lines,
				     *lines ? "\n" : "", model_text_of(word));
	return lines;
}

static enum status
show_term(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		glossary_show(visit, exchange_path(x, "id"), root, fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "wanted", lines_of(x, model_get(root, "wanted")));
	exchange_prefill(x, "forbidden",
			 lines_of(x, model_get(root, "forbidden")));
	exchange_prefill(x, "keep",
			 model_true(model_get(root, "keep")) ? "true" : NULL);
	exchange_prefill(x, "note", noun_text(root, "note"));
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("{term}"), "term", noun_text(root, "term"), NULL);
	model_bool(root, "page_keeper",
		   KEEPERS & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
edit_term(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct term_edit edit = {
		.id = exchange_path(x, "id"),
		.version = exchange_version(x),
		.input = input_from(exchange_form(x)),
	};
	enum status status = glossary_edit(visit, &edit, exchange_model(x),
					   exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/glossary/%s", edit.id);
		exchange_flash(x, N_("The term is changed."));
	}
	return status;
}

static enum status
delete_term(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status =
		glossary_delete(visit, exchange_path(x, "id"), fault);

	if (status == OK) {
		exchange_goto(x, "/glossary");
		exchange_flash(x, N_("The term is taken out."));
	}
	return status;
}

static const struct field export_query[] = {
	{.name = "lang", .type = FIELD_LANGUAGE},
	{0},
};

static enum status
export_terms(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct buf out = {0};
	enum status status = glossary_export(
		visit, form_text(exchange_form(x), "lang"), &out, fault);

	if (status == OK)
		exchange_send(x, "text/csv; charset=utf-8", "glossary.csv",
			      arena_copy(exchange_arena(x), buf_string(&out),
					 out.count),
			      out.count);
	buf_free(&out);
	return status;
}

static const struct field import_fields[] = {
	{.name = "file",
	 .type = FIELD_FILE,
	 .required = true,
	 .max = 2 << 20,
	 .label = N_("The table, as a CSV file"),
	 .hint = N_("One term a row; the first row names the columns.")},
	{0},
};

static enum status
import_terms(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form_file *sent = form_file(exchange_form(x), "file");
	enum status status = glossary_import(visit, sent->bytes, sent->count,
					     exchange_model(x),
					     exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/glossary");
		exchange_flash(x, N_("The terms are in the glossary."));
	}
	return status;
}

const struct route routes_glossary[] = {
	{.method = METHOD_GET,
	 .path = "/glossary",
	 .roles = ROUTE_ALL,
	 .handle = list_terms,
	 .title = N_("Glossary"),
	 .tag = "glossary",
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_query,
	 .form = list_query,
	 .page = "glossary"},
	{.method = METHOD_GET,
	 .path = "/glossary/new",
	 .roles = KEEPERS,
	 .handle = show_new,
	 .title = N_("Add a term"),
	 .tag = "glossary",
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = add_fields,
	 .page = "term-new"},
	{.method = METHOD_POST,
	 .path = "/glossary",
	 .roles = KEEPERS,
	 .handle = add_term,
	 .title = N_("Add a term"),
	 .tag = "glossary",
	 .kind = ROUTE_WRITE,
	 .fields = add_fields,
	 .again = "/glossary/new"},
	{.method = METHOD_GET,
	 .path = "/glossary/export",
	 .roles = ROUTE_ALL,
	 .handle = export_terms,
	 .title = N_("The glossary as a table"),
	 .tag = "glossary",
	 .kind = ROUTE_READ,
	 .fields = export_query},
	{.method = METHOD_GET,
	 .path = "/glossary/import",
	 .roles = KEEPERS,
	 .handle = show_new,
	 .title = N_("Import terms"),
	 .tag = "glossary",
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = import_fields,
	 .page = "glossary-import"},
	{.method = METHOD_POST,
	 .path = "/glossary/import",
	 .roles = KEEPERS,
	 .handle = import_terms,
	 .title = N_("Import terms"),
	 .tag = "glossary",
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_UPLOAD,
	 .fields = import_fields,
	 .again = "/glossary/import"},
	{.method = METHOD_GET,
	 .path = "/glossary/{id}",
	 .roles = ROUTE_ALL,
	 .handle = show_term,
	 .title = N_("Term"),
	 .tag = "glossary",
	 .kind = ROUTE_READ,
	 .form = edit_fields,
	 .page = "term"},
	{.method = METHOD_POST,
	 .path = "/glossary/{id}",
	 .roles = KEEPERS,
	 .handle = edit_term,
	 .title = N_("Change a term"),
	 .tag = "glossary",
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .again = "/glossary/{id}"},
	{.method = METHOD_POST,
	 .path = "/glossary/{id}/delete",
	 .roles = KEEPERS,
	 .handle = delete_term,
	 .title = N_("Take a term out"),
	 .tag = "glossary",
	 .kind = ROUTE_WRITE,
	 .again = "/glossary/{id}"},
	{0},
};
