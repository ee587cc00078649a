/* One sentence and its translation: seen beside what was said before, and
 * written. */
#include "desk/translations.h"

#include <string.h>

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define FORMS_MOST 6

static const struct field form_fields[] = {
	{.name = "text",
	 .type = FIELD_AREA,
	 .label = N_("Translation")},
	{0},
};

static const struct field edit_fields[] = {
	{.name = "key", .type = FIELD_HIDDEN},
	{.name = "forms",
	 .type = FIELD_LIST,
	 .min = 1,
	 .max = FORMS_MOST,
	 .required = true,
	 .fields = form_fields},
	{0},
};

/* What the list shows of the one message. */
static void
prefill_forms(struct exchange *x, const struct model *message)
{
	const struct model *forms = model_get(message, "forms");
	size_t i = 0;

	for (const struct model *form = model_first(forms);
	     form && i < FORMS_MOST; form = model_next(form), i++)
		exchange_prefill(x,
				 arena_printf(exchange_arena(x),
					      "forms.%zu.text", i),
				 noun_text(form, "text"));
	exchange_prefill(x, "key", noun_text(message, "key"));
}

static enum status
show_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct translation_wish wish = {
		exchange_path(x, "name"),
		exchange_path(x, "language"),
		exchange_path(x, "id"),
	};
	struct model *root = exchange_model(x);
	enum status status = translation_show(visit, &wish, root, fault);

	if (status != OK)
		return status;
	noun_direction(root, wish.language);
	noun_differences(root, "difference");
	noun_differences((struct model *)model_get(root, "memory"), "matches");
	model_bool(root, "page_suggestions",
		   model_true(model_get(model_get(root, "memory"),
					"matches")));
	prefill_forms(x, root);
	return OK;
}

/* What is wrong with a translation stands at its first form. */
static void
point_at_text(struct exchange *x)
{
	static const char text[] = "/forms/0/text";
	struct faults *faults = exchange_faults(x);

	for (size_t i = 0; i < faults->count && i < FAULTS_MAX; i++)
		if (!strcmp(faults->list[i].where, "/forms"))
			memcpy(faults->list[i].where, text, sizeof text);
}

static enum status
edit_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *text[FORMS_MOST] = {0};
	struct translation_edit edit = {
		.name = exchange_path(x, "name"),
		.language = exchange_path(x, "language"),
		.id = exchange_path(x, "id"),
		.key = form_text(form, "key"),
		.form = text,
		.forms = form_count(form, "forms"),
	};
	enum status status;

	for (size_t i = 0; i < edit.forms && i < FORMS_MOST; i++) {
		const char *one = form_text(form_element(form, "forms", i),
					    "text");

		text[i] = one ? one : "";
	}
	status = translation_edit(visit, &edit, exchange_model(x),
				  exchange_faults(x), fault);
	point_at_text(x);
	if (status != OK)
		return status;
	exchange_goto(x, "/notices/%s/translations/%s/messages/%s", edit.name,
		      edit.language, edit.id);
	exchange_flash(x, N_("Kept. Somebody else has to revise or approve "
			     "it."));
	return OK;
}

const struct route routes_translation[] = {
	{.method = METHOD_GET,
	 .path = "/notices/{name}/translations/{language}/messages/{id}",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .form = edit_fields,
	 .handle = show_one,
	 .title = N_("A sentence and its translation"),
	 .tag = "notices",
	 .page = "translation"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/translations/{language}/messages/{id}",
	 .roles = ROUTE_TRANSLATORS,
	 .kind = ROUTE_WRITE,
	 .fields = edit_fields,
	 .handle = edit_one,
	 .title = N_("Translate a sentence"),
	 .tag = "notices",
	 .again = "/notices/{name}/translations/{language}/messages/{id}"},
	{0},
};
