/* Two versions of one thing, field by field. */
#include "web/conflict.h"

#include <string.h>

#include "base/log.h"
#include "web/inside.h"
#include "web/label.h"
#include "web/view.h"
#include "wire/model.h"

bool
conflict_fits(const struct exchange *x, const struct route *again)
{
	const struct model *version = model_get(x->model, "version");

	return again->form && x->prefilled && x->typed &&
	       x->route->flags & ROUTE_VERSIONED &&
	       model_kind_of(version) == MODEL_INT;
}

/* A code in words, anything else as it is. */
static const char *
in_words(const struct exchange *x, const struct field *field,
	 const char *value)
{
	if (!field->set)
		return value;
	return catalogue_text(x->known.words, field->set,
			      label_of(field->set, value));
}

static void
add_field(struct exchange *x, const struct field *field, struct model *page)
{
	const char *mine = form_typed(x->typed, field->name);
	const char *theirs = form_typed(x->prefilled, field->name);
	bool same = !strcmp(mine, theirs);
	struct model *row = model_append(
		(struct model *)model_get(page, same ? "same" : "differ"));

	model_text(row, "name", field->name);
	model_text(row, "mine", mine);
	if (same)
		return;
	model_text(row, "label",
		   catalogue_text(x->known.words, NULL,
				  field->label ? field->label : field->name));
	model_text(row, "theirs", theirs);
	model_text(row, "mine_words", in_words(x, field, mine));
	model_text(row, "theirs_words", in_words(x, field, theirs));
}

/* Only what the person sent can be at stake. */
static bool
was_sent(const struct exchange *x, const struct field *field)
{
	struct model *typed = model_object(x->arena);

	form_typed_all(x->typed, NULL, typed);
	return model_get(typed, field->name) != NULL;
}

void
conflict_write(struct exchange *x, const struct route *again)
{
	int64_t version = model_int_of(model_get(x->model, "version"));
	struct model *page = model_object(x->arena);
	struct fault fault;

	(void)model_children(page, "same");
	(void)model_children(page, "differ");
	for (const struct field *f = again->form; f->name; f++)
		if (f->type != FIELD_GROUP && f->type != FIELD_LIST &&
		    f->type != FIELD_VALUES && was_sent(x, f))
			add_field(x, f, page);
	model_text(page, "action", x->asked.path);
	model_int(page, "version", version);
	if (model_get(x->model, "strip"))
		model_copy(page, "strip", model_get(x->model, "strip"));
	x->model = page;
	x->status = OK; /* the page itself says what happened */
	x->answer.code = 412;
	x->answer.type = "text/html; charset=utf-8";
	x->answer.title = catalogue_text(x->known.words, NULL,
					 N_("Somebody else changed it"));
	if (view_page(x, "conflict", NULL, &x->answer.out, &fault))
		log_line(LOG_ERROR, "conflict page: %s", fault.where);
}
