/* What the pages of equality profiles share. */
#include "web/profile.h"

#include <stdint.h>
#include <string.h>

#include "core/equality.h"
#include "core/panel.h"
#include "desk/profiles.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "wire/model.h"

#define ANSWERS_MOST 32

void
profile_input_read(struct exchange *x, struct profile_input *ret)
{
	const struct form *form = exchange_form(x);
	struct model *said = model_object(exchange_arena(x));
	const char **codes = arena_alloc(exchange_arena(x),
					 (ANSWERS_MOST + 1) * sizeof *codes);

	*ret = (struct profile_input){.answers = codes,
				      .words = form_text(form, "words"),
				      .how = form_text(form, "how")};
	if (form_text(form, "answer"))
		codes[ret->count++] = form_text(form, "answer");
	form_values(form, "answers", said);
	for (const struct model *m = model_first(said); m;
	     m = model_next(m)) {
		const char *text = model_text_of(m);

		if (ret->count <= ANSWERS_MOST &&
		    (text ? !strcmp(text, "true") : model_true(m)))
			codes[ret->count++] = model_key(m);
	}
}

static bool
was_typed(struct exchange *x, const char *code)
{
	if (!x->typed)
		return false;
	return !strcmp(form_typed(x->typed, "answer"), code) ||
	       *form_typed(x->typed, arena_printf(exchange_arena(x),
						  "answers.%s", code));
}

void
profile_mark(struct exchange *x, struct model *root)
{
	const struct model *question = model_get(root, "question");
	const char *own = noun_text(question, "code");
	const struct model *q = model_first(model_get(root, "questions"));

	for (const struct model *g =
		     model_first(model_get(question, "groups"));
	     g; g = model_next(g))
		for (const struct model *m =
			     model_first(model_get(g, "choices"));
		     m; m = model_next(m))
			model_bool((struct model *)(uintptr_t)m, "page_chosen",
				   was_typed(x, noun_text(m, "code")));
	model_bool(root, "page_unsaid", was_typed(x, EQUALITY_UNSAID));
	while (q && strcmp(noun_text(q, "code"), own) != 0)
		q = model_next(q);
	q = q ? model_next(q) : NULL;
	model_text(root, "page_skip", q ? noun_text(q, "code") : NULL);
}

void
profile_interests(struct model *root)
{
	struct model *rows = model_children(root, "page_interests");

	for (int i = 0; i < PANEL_INTERESTS; i++) {
		struct model *row = model_append(rows);

		model_code(row, "code", "panel-interest",
			   panel_interest_names[i]);
		model_text(row, "page_code", panel_interest_names[i]);
	}
}
