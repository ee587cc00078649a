/* Questions about work, in both directions. */
#include "desk/questions.h"

#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/mail.h"
#include "desk/offer_open.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "desk/offer_mail.h"
#include "store/account.h"
#include "store/jobs.h"
#include "store/provider.h"
#include "store/question.h"
#include "wire/model.h"

static void
show_question(struct model *row, const struct question *question)
{
	model_id(row, "id", question->id);
	model_code(row, "side", "question-side",
		   question_side_name(question->side));
	model_time(row, "at", question->at_utc);
	model_text(row, "by_name", question->by_name);
	model_text(row, "words", question->words);
	model_bool(row, "open", !question->settled_utc);
}

enum status
questions_show(struct visit *visit, struct model *model, int64_t item,
	       int64_t provider, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "questions");
	struct questions all;
	bool unread = false;
	enum status status =
		question_of_item(&access, item, provider, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		show_question(model_append(rows), &all.list[i]);
		unread |= all.list[i].side == SIDE_LANDLORD &&
			  !all.list[i].settled_utc;
	}
	model_bool(model, "unread", unread);
	return status;
}

/* The conversation with that provider, begun where there is none yet. */
static enum status
conversation(struct visit *visit, struct model *list, int64_t provider,
	     struct model **ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct provider named;
	char id[ID_TEXT];
	enum status status;

	id_format(provider, id);
	for (const struct model *m = model_first(list); m; m = model_next(m))
		if (!strcmp(model_text_of(model_get(m, "provider")), id)) {
			*ret = (struct model *)(uintptr_t)m;
			return OK;
		}
	status = provider_get(&access, provider, &named, fault);
	if (status != OK)
		return status;
	*ret = model_append(list);
	model_id(*ret, "provider", provider);
	model_text(*ret, "provider_name", named.name);
	model_bool(*ret, "open", false);
	(void)model_children(*ret, "questions");
	return OK;
}

enum status
question_show_item(struct visit *visit, struct model *model,
		   const struct item *item, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *list = model_children(model, "conversations"), *with;
	struct questions all;
	enum status status =
		question_of_item(&access, item->id, 0, &all, fault);

	if (status == OK && item->provider && item_state_open(item->state))
		status = conversation(visit, list, item->provider, &with,
				      fault);
	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct question *one = &all.list[i];

		status = conversation(visit, list, one->provider, &with,
				      fault);
		if (status != OK)
			break;
		show_question(model_append((struct model *)(uintptr_t)
						   model_get(with,
							     "questions")),
			      one);
		if (one->side == SIDE_PROVIDER && !one->settled_utc)
			model_bool(with, "open", true);
	}
	return status;
}

static enum status
log_question(struct visit *visit, const char *kind, const struct work *work,
	     int64_t provider, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {
		.kind = kind,
		.subject = work->request.id,
		.organisation = work->item.organisation,
		.service = service_name(work->item.spec.service),
		.language = work->item.spec.language,
		.payload = payload,
	};
	struct provider named;
	enum status status = provider_get(&access, provider, &named, fault);

	if (status != OK)
		return status;
	model_int(payload, "n", work->item.n);
	model_text(payload, "provider", named.name);
	return log_event(visit, &entry, fault);
}

/* The provider reads it by the link of its offer. */
static enum status
mail_provider(struct visit *visit, const struct question *question,
	      const struct provider *provider, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	char id[ID_TEXT], token[TOKEN_TEXT];
	struct mail mail = {
		.organisation = question->organisation,
		.template = "question-answered",
		.model = model_object(visit->arena),
	};
	struct offer offer;
	enum status status = offer_last(&access, question->item, provider->id,
					&offer, fault);

	if (status == OK) {
		assign_token(visit, &offer, token);
		mail.path = arena_printf(visit->arena, "/o/%s", token);
	} else if (status == E_NOT_FOUND) {
		id_format(question->item, id);
		mail.path = arena_printf(visit->arena, "/jobs/%s", id);
	} else {
		return status;
	}
	id_format(question->id, id);
	mail.key = arena_printf(visit->arena, "question/%s", id);
	mail_to_provider(visit, provider, &mail);
	return mail_put(visit, &mail, fault);
}

/* Whoever looks after the request is told that something was asked. */
static enum status
mail_owner(struct visit *visit, const struct question *question,
	   const struct work *work, const struct provider *provider,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	char id[ID_TEXT];
	struct mail mail = {
		.organisation = question->organisation,
		.template = "question-asked",
		.model = model_object(visit->arena),
	};
	struct account owner;
	enum status status = E_NOT_FOUND;

	if (work->item.owner)
		status = account_get(&access, work->item.owner, &owner, fault);
	if (status == E_NOT_FOUND || (status == OK && owner.disabled))
		return OK;
	if (status != OK)
		return status;
	id_format(question->id, id);
	mail.to = owner.email;
	mail.to_name = owner.name;
	mail.language = owner.language;
	mail.key = arena_printf(visit->arena, "question/%s", id);
	mail.path = arena_printf(visit->arena, "/requests/%s",
				 work->request.ref);
	model_text(mail.model, "ref", work->request.ref);
	model_text(mail.model, "provider_name", provider->name);
	return mail_put(visit, &mail, fault);
}

static enum status
tell(struct visit *visit, const struct question *question,
     const struct work *work, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct provider provider;
	enum status status = provider_get(&access, question->provider,
					  &provider, fault);

	if (status != OK)
		return status;
	return question->side == SIDE_LANDLORD
		       ? mail_provider(visit, question, &provider, fault)
		       : mail_owner(visit, question, work, &provider, fault);
}

/* It is written, and what the other side wrote is answered by it. */
static enum status
put(struct visit *visit, const struct work *work, int64_t provider,
    enum question_side side, const char *words, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct question_settling answered = {
		.item = work->item.id,
		.provider = provider,
		.side = side == SIDE_PROVIDER ? SIDE_LANDLORD : SIDE_PROVIDER,
		.at_utc = visit->now_utc,
	};
	const struct question question = {
		.id = visit_id(visit),
		.item = work->item.id,
		.organisation = work->item.organisation,
		.provider = provider,
		.side = side,
		.at_utc = visit->now_utc,
		.by = visit_actor(visit),
		.words = words,
	};
	enum status status = question_settle(&access, &answered, fault);

	if (status != OK)
		return status;
	if (!words)
		return log_question(visit, "question.settled", work, provider,
				    fault);
	status = question_insert(&access, &question, fault);
	if (status == OK)
		status = log_question(visit,
				      side == SIDE_PROVIDER
					      ? "question.asked"
					      : "question.answered",
				      work, provider, fault);
	return status == OK ? tell(visit, &question, work, fault) : status;
}

static enum status
put_by_provider(struct visit *visit, const struct offer_key *key,
		const char *words, struct model *model, struct fault *fault)
{
	struct opened opened;
	enum status status = opened_find(visit, key, &opened, fault);

	if (status != OK)
		return status;
	if (!opened_answerable(visit, &opened) && !opened_theirs(&opened))
		return fault_set(fault, E_CONFLICT, "",
				 N_("This work is not with you, so nothing can "
				    "be asked about it here: call the "
				    "landlord"),
				 NULL);
	status = put(visit, &opened.work, opened.offer.provider, SIDE_PROVIDER,
		     words, fault);
	if (status == OK)
		status = opened_show(visit, model, &opened, fault);
	return status;
}

enum status
question_ask(struct visit *visit, const struct offer_key *key,
	     const char *words, struct model *model, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	enum status status;

	words = field_words_needed(&fields, "words", words, QUESTION_MOST);
	status = fields_end(&fields, fault);
	if (status != OK)
		*fault = faults.list[0];
	faults_free(&faults);
	return status == OK ? put_by_provider(visit, key, words, model, fault)
			    : status;
}

enum status
question_read_it(struct visit *visit, const struct offer_key *key,
		 struct model *model, struct fault *fault)
{
	return put_by_provider(visit, key, NULL, model, fault);
}

/* Was asked, or has the work. */
static enum status
provider_of_item(struct visit *visit, const struct item *item,
		 const char *text, int64_t *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct offer offer;
	enum status status;

	if (!text || !*text) {
		*ret = item->provider;
		return item->provider ? OK : not_found("provider", fault);
	}
	if (!id_parse(text, ret))
		return not_found("provider", fault);
	if (*ret == item->provider)
		return OK;
	status = offer_last(&access, item->id, *ret, &offer, fault);
	return status == E_NOT_FOUND ? not_found("provider", fault) : status;
}

enum status
question_answer(struct visit *visit, const struct question_answer *in,
		struct model *model, struct faults *faults,
		struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	const char *words = in->words ? field_words_needed(&fields, "words",
							   in->words,
							   QUESTION_MOST)
				      : NULL;
	struct work work;
	int64_t provider;
	enum status status = work_load(visit, in->ref, in->n, &work, fault);

	if (status == OK)
		status = provider_of_item(visit, &work.item, in->provider,
					  &provider, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status == OK)
		status = put(visit, &work, provider, SIDE_LANDLORD, words,
			     fault);
	if (status == OK)
		model_text(model, "ref", work.request.ref);
	return status;
}

enum status
questions_list(struct visit *visit, const struct page_wish *wish,
	       struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *list = model_children(model, "questions");
	struct question_rows rows;
	int64_t after = 0;
	size_t limit;
	enum status status = page_limit(wish, &limit, fault);

	if (status == OK)
		status = page_number(wish->after, &after, fault);
	if (status == OK)
		status = question_asked(&access, after, limit, &rows, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < rows.count; i++) {
		const struct question_row *one = &rows.list[i];
		struct model *row = model_append(list);

		model_id(row, "id", one->question.id);
		model_text(row, "ref", one->ref);
		model_int(row, "n", one->n);
		model_text(row, "subject", one->subject);
		model_text(row, "provider_name", one->provider_name);
		model_time(row, "at", one->question.at_utc);
		model_text(row, "words", one->question.words);
		model_id(row, "owner", one->owner);
		model_text(row, "owner_name", actor_name(visit, one->owner));
		model_bool(row, "mine", one->owner &&
						one->owner ==
							visit_actor(visit));
	}
	model_text(model, "next",
		   rows.next ? arena_printf(visit->arena, "%lld",
					    (long long)rows.next)
			     : NULL);
	return OK;
}

enum status
questions_waiting(struct visit *visit, struct model *model,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct question_rows rows;
	enum status status =
		question_asked(&access, 0, QUESTIONS_MOST, &rows, fault);

	if (status == OK)
		model_int(model, "questions_waiting", (int64_t)rows.count);
	return status;
}
