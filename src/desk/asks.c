/* What people asked for, as officers work on it. */
#include "desk/asks.h"

#include <string.h>

#include "desk/ask_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/replies.h"
#include "desk/show.h"
#include "store/organisation.h"
#include "wire/model.h"

#define ANSWER_MOST 1000

void
show_ask(struct model *row, const struct ask *ask,
	 const struct organisations *landlords)
{
	model_id(row, "id", ask->id);
	model_text(row, "ref", ask->ref);
	model_text(row, "organisation",
		   organisation_named(landlords, ask->organisation));
	model_time(row, "asked_at", ask->asked_utc);
	model_language(row, "page_language", ask->page_language);
	model_name(row, "name", ask->name, NULL);
	model_text(row, "tenancy", ask->tenancy);
	model_text(row, "contact", ask->contact);
	model_name(row, "safe_contact", ask->safe_contact, NULL);
	model_language(row, "language_spoken", ask->language_spoken);
	model_language(row, "language_read", ask->language_read);
	model_code(row, "wants", "ask-wants", ask->wants);
	model_name(row, "words", ask->words, NULL);
	model_code(row, "format", "ask-format", ask->format);
	model_code(row, "interpreter_gender", "ask-gender",
		   ask->interpreter_gender);
	model_time_or_null(row, "answered_at", ask->answered_utc);
	model_text(row, "answer", ask->answer);
	model_id(row, "tenant", ask->tenant);
	model_time_or_null(row, "confirmed_at", ask->confirmed_utc);
}

enum status
ask_named(struct visit *visit, const char *text, struct ask *ret,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!id_parse(text, &id))
		return not_found("", fault);
	status = ask_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("", fault) : status;
}

static enum status
read_state(const char *text, enum ask_state *ret, struct fault *fault)
{
	if (!text || !strcmp(text, "open"))
		*ret = ASK_OPEN;
	else if (!strcmp(text, "answered"))
		*ret = ASK_ANSWERED;
	else
		return fault_set(fault, E_INPUT, "/state",
				 N_("“{value}” is neither open nor answered"),
				 "value", text, NULL);
	return OK;
}

enum status
asks_list(struct visit *visit, const char *state, const struct page_wish *page,
	  struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "asks");
	struct ask_wish wish;
	struct organisations landlords;
	struct ask_page all;
	enum status status = read_state(state, &wish.state, fault);

	if (status == OK)
		status = page_limit(page, &wish.limit, fault);
	if (status == OK)
		status = page_number(page->after, &wish.after, fault);
	if (status == OK)
		status = organisation_list(&access, &landlords, fault);
	if (status == OK)
		status = ask_list(&access, &wish, &all, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++)
		show_ask(model_append(rows), &all.list[i], &landlords);
	model_text(model, "next",
		   all.next ? arena_printf(visit->arena, "%lld",
					   (long long)all.next)
			    : NULL);
	return replies_count(visit, model, fault);
}

enum status
ask_close(struct visit *visit, const char *id_text, const char *answer,
	  struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct ask ask;
	enum status status;

	answer = field_needed(&fields, "answer", answer, ANSWER_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status != OK)
		return status;
	status = ask_named(visit, id_text, &ask, fault);
	if (status == OK && ask.answered_utc)
		return fault_set(fault, E_CONFLICT, "",
				 N_("Somebody has answered {ref} already"),
				 "ref", ask.ref, NULL);
	if (status != OK)
		return status;
	ask.answered_utc = visit->now_utc;
	ask.answered_by = visit_actor(visit);
	ask.answer = answer;
	status = ask_answer(&access, &ask, fault);
	if (status == OK)
		status = log_ask(visit, &ask, "ask.answered", fault);
	model_text(model, "ref", ask.ref);
	return status;
}
