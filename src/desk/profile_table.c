/* The questions of the equality profile: read once, and shown. */
#include <string.h>

#include "desk/inside.h"
#include "desk/profile_inside.h"
#include "desk/shipped.h"
#include "lang/zone.h"
#include "wire/model.h"

static enum status
read_table(const char *name, const char *text, struct arena *arena,
	   void *ret_table, struct faults *faults)
{
	return equality_read(name, text, arena, ret_table, faults);
}

struct shipped *
shipped_equality(void)
{
	return shipped_new("equality.txt", read_table,
			   sizeof(struct equality_table));
}

enum status
equality_shipped(struct visit *visit, struct equality_table *ret,
		 struct fault *fault)
{
	return shipped_table(desk_shipped(visit->desk, SHIPPED_EQUALITY), ret,
			     fault);
}

enum status
asked_of(struct visit *visit, int64_t organisation, struct asked *ret,
	 struct fault *fault)
{
	struct equality_table all;
	enum status status = equality_shipped(visit, &all, fault);

	if (status == OK)
		status = profile_settings_of(visit, organisation,
					     &ret->settings, fault);
	if (status == OK)
		ret->table =
			equality_on(&all, ret->settings.preset,
				    zone_local(visit->now_utc).day_days,
				    visit->arena);
	return status;
}

static const struct equality_answer *
answer_to(const struct equality_answers *answers, const char *question)
{
	for (size_t i = 0; i < answers->count; i++)
		if (!strcmp(answers->list[i].question, question))
			return &answers->list[i];
	return NULL;
}

bool
asked_answered(const struct equality_answers *answers, const char *question)
{
	return answer_to(answers, question) != NULL;
}

void
show_asked(const struct visit *visit, struct model *model,
	   const struct asked *asked, const struct equality_answers *answers)
{
	struct model *rows = model_children(model, "questions");
	int64_t old = visit->now_utc - profile_span_s(&asked->settings);
	const char *next = NULL;
	int64_t answered = 0;

	for (size_t i = 0; i < asked->table.count; i++) {
		const struct equality_question *q = &asked->table.list[i];
		const struct equality_answer *a = answer_to(answers, q->code);
		struct model *row = model_append(rows);

		model_text(row, "code", q->code);
		model_message(row, "asks", q->asks);
		model_bool(row, "answered", a != NULL);
		model_code(row, "how", "profile-how",
			   a ? equality_how_names[a->how] : NULL);
		model_time_or_null(row, "at", a ? a->at_utc : 0);
		model_bool(row, "due", a && a->at_utc < old);
		answered += a != NULL;
		if (!next && (!a || a->at_utc < old))
			next = q->code;
	}
	model_int(model, "answered", answered);
	model_int(model, "all", (int64_t)asked->table.count);
	model_text(model, "next", next);
}

/* Under headings, where the list has any. */
static void
show_choices(struct model *list, const struct equality_question *q)
{
	const char *heading = NULL;
	struct model *rows = NULL;

	for (size_t i = 0; i < q->choices; i++) {
		const struct equality_choice *c = &q->choice[i];
		const char *group = c->group ? c->group : "";
		struct model *row;

		if (!heading || strcmp(heading, group) != 0) {
			struct model *one = model_append(list);

			heading = group;
			model_message(one, "heading", heading);
			rows = model_children(one, "choices");
		}
		row = model_append(rows);
		model_text(row, "code", c->code);
		model_message(row, "says", c->says);
		model_bool(row, "digits",
			   *c->says >= '0' && *c->says <= '9');
		model_bool(row, "own", c->words);
	}
}

void
show_one_question(struct model *one, const struct asked *asked, size_t at)
{
	const struct equality_question *q = &asked->table.list[at];
	bool own = false;

	model_text(one, "code", q->code);
	model_int(one, "n", (int64_t)at + 1);
	model_int(one, "all", (int64_t)asked->table.count);
	model_message(one, "asks", q->asks);
	model_message(one, "why", q->why);
	model_code(one, "guide", "equality-guide", q->code);
	model_text(one, "act", q->act);
	model_text(one, "list", q->list);
	model_text(one, "source", q->source);
	model_bool(one, "several", q->several);
	show_choices(model_children(one, "groups"), q);
	for (size_t i = 0; i < q->choices; i++)
		own |= q->choice[i].words;
	model_bool(one, "own", own);
}

enum status
show_question(struct model *model, const struct asked *asked, const char *code,
	      struct fault *fault)
{
	for (size_t i = 0; i < asked->table.count; i++)
		if (!strcmp(asked->table.list[i].code, code)) {
			show_one_question(model_child(model, "question"),
					  asked, i);
			return OK;
		}
	return not_found("question", fault);
}
