/* What the form for a need asks: its kinds, and the values of one. */
#include "core/contact.h"
#include "desk/inside.h"
#include "desk/need.h"
#include "desk/record.h"
#include "desk/show.h"
#include "lang/tag.h"
#include "wire/model.h"

static void
show_value(struct model *rows, enum need_kind kind, const char *value)
{
	struct need need = {.kind = kind, .value = value};
	struct needs one = {&need, 1};
	struct model *row = model_append(rows);

	model_text(row, "value", value);
	show_facts(row, &one);
}

static void
show_languages(struct model *rows, enum need_kind kind)
{
	const struct tag *tags;
	size_t count = tag_all(&tags);

	for (size_t i = 0; i < count; i++)
		if (kind == NEED_SPOKEN_LANGUAGE ||
		    tags[i].kind == TAG_WRITTEN)
			show_value(rows, kind, tags[i].tag);
}

static void
show_values(struct model *model, enum need_kind kind)
{
	struct model *rows = model_children(model, "values");
	size_t count;
	const char *const *words = need_values(kind, &count);

	if (kind == NEED_SAFE_CONTACT) {
		words = safe_rules;
		count = SAFE_RULES;
	}
	for (size_t i = 0; i < count; i++)
		show_value(rows, kind, words[i]);
	if (need_is_language(kind))
		show_languages(rows, kind);
}

enum status
need_form(struct visit *visit, const char *tenant_text, const char *kind_word,
	  struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum need_kind kind = NEED_SPOKEN_LANGUAGE;
	struct tenant tenant;
	struct needs needs;
	struct model *kinds;
	bool known = kind_word && need_kind_parse(kind_word, &kind);
	enum status status = tenant_named(visit, tenant_text, &tenant, fault);

	if (status == OK)
		status = need_active(&access, tenant.id, &needs, fault);
	if (status != OK)
		return status;
	model_id(model, "tenant", tenant.id);
	model_text(model, "name", tenant.name);
	show_strip(model, &tenant, &needs);
	kinds = model_children(model, "kinds");
	for (int i = 0; i < NEED_KINDS; i++) {
		struct model *row = model_append(kinds);

		model_code(row, "kind", "need-kind", need_kind_names[i]);
		model_text(row, "word", need_kind_names[i]);
	}
	model_code(model, "kind", "need-kind",
		   known ? need_kind_name(kind) : NULL);
	model_text(model, "word", known ? need_kind_name(kind) : NULL);
	if (known)
		show_values(model, kind);
	else
		(void)model_children(model, "values");
	model_bool(model, "closed",
		   known && kind != NEED_DIALECT && kind != NEED_SAFE_CONTACT);
	model_bool(model, "languages", known && need_is_language(kind));
	return OK;
}
