/* What tenants say of the work, for those who work here. */
#include "desk/feedback.h"

#include <string.h>

#include "core/feedback.h"
#include "desk/booking_remind.h"
#include "desk/feedback_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/life.h"
#include "desk/mail.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "lang/tag.h"
#include "store/booking.h"
#include "wire/model.h"

#define WHY_MOST 1000
#define DAY_S 86400

static void
link_token(const struct visit *visit, int64_t id, char ret[TOKEN_TEXT])
{
	char text[ID_TEXT];

	id_format(id, text);
	token_keyed(desk_secret(visit->desk),
		    arena_printf(visit->arena, "feedback:%s", text), ret);
}

/* In the language that they read, or speak. */
static const char *
link_address(const struct visit *visit, const struct feedback *row,
	     const char *language)
{
	char token[TOKEN_TEXT];

	link_token(visit, row->id, token);
	return arena_printf(visit->arena, "/h/%s%s%s", token,
			    language ? "?lang=" : "",
			    language ? language : "");
}

/* What was made for somebody is in their language; an item from it into
 * English too. */
static const char *
tenants_language(const struct item *item)
{
	const char *tag = strcmp(item->spec.language, "en") != 0
				  ? item->spec.language
				  : item->spec.from;

	return tag && tag_find(tag) ? tag : NULL;
}

static bool
was_done(const struct item *item)
{
	return item->state == ITEM_COMPLETED && item->outcome &&
	       !strcmp(item->outcome, "completed");
}

/* ---- making one ---- */

/* The row of the item, made where there is none. */
static enum status
row_for(struct visit *visit, const struct work *work, struct feedback *ret,
	struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	int64_t until = visit->now_utc + (int64_t)FEEDBACK_LINK_DAYS * DAY_S;
	char token[TOKEN_TEXT];
	struct booking booking;
	enum status status =
		booking_get(&access, work->item.id, &booking, fault);

	if (status == OK)
		status = feedback_of_item(&access, work->item.id, ret, fault);
	if (status == OK && ret->answered_utc)
		return fault_set(fault, E_CONFLICT, "feedback",
				 N_("The tenant has answered already"), NULL);
	if (status == OK) {
		ret->expires_utc = until;
		return feedback_renew(&access, ret, fault);
	}
	if (status != E_NOT_FOUND)
		return status;
	*ret = (struct feedback){
		.id = visit_id(visit),
		.item = work->item.id,
		.organisation = work->item.organisation,
		.tenant = work->item.tenant,
		.provider = work->item.provider,
		.linguist = booking.linguist,
		.made_utc = visit->now_utc,
		.made_by = visit_actor(visit),
		.expires_utc = until,
	};
	link_token(visit, ret->id, token);
	token_hash(token, ret->token_hash);
	return feedback_insert(&access, ret, fault);
}

static enum status
load_done(struct visit *visit, const char *ref, int n, struct work *work,
	  struct fault *fault)
{
	enum status status = work_load(visit, ref, n, work, fault);

	if (status == OK && !was_done(&work->item))
		return fault_set(fault, E_CONFLICT, "state",
				 N_("The work is not done: ask how it was "
				    "once it is completed"),
				 NULL);
	return status == OK ? life_letter_allowed(visit, &work->tenant, fault)
			    : status;
}

static enum status
log_made(struct visit *visit, const struct work *work, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "feedback.asked",
		.subject = work->request.id,
		.organisation = work->item.organisation,
		.payload = payload,
	};

	model_int(payload, "n", work->item.n);
	return log_event(visit, &entry, fault);
}

/* Where mail is safe and they can read it; else a colleague passes it on. */
static enum status
mail_link(struct visit *visit, const struct work *work,
	  const struct feedback *row, bool *ret_mailed, struct fault *fault)
{
	const char *language = tenants_language(&work->item), *why;
	char id[ID_TEXT];
	struct mail mail = {
		.organisation = row->organisation,
		.to = work->tenant.email,
		.to_name = work->tenant.name,
		.language = language,
		.template = "feedback",
		.model = model_object(visit->arena),
		.path = link_address(visit, row, language),
		.until_utc = row->expires_utc,
		.about = work->request.id,
	};

	id_format(row->id, id);
	mail.key = arena_printf(visit->arena, "feedback/%s/%lld", id,
				(long long)(row->expires_utc / DAY_S));
	*ret_mailed = reminder_channel_for(visit, work, &why) == REMINDER_MAIL;
	return *ret_mailed ? mail_put(visit, &mail, fault) : OK;
}

enum status
feedback_make(struct visit *visit, const char *ref, int n, struct model *model,
	      struct fault *fault)
{
	struct feedback row;
	struct work work;
	bool mailed = false;
	enum status status = load_done(visit, ref, n, &work, fault);

	if (status == OK)
		status = row_for(visit, &work, &row, fault);
	if (status == OK)
		status = mail_link(visit, &work, &row, &mailed, fault);
	if (status == OK)
		status = log_made(visit, &work, fault);
	if (status != OK)
		return status;
	model_text(model, "ref", work.request.ref);
	model_int(model, "n", work.item.n);
	model_text(model, "address",
		   link_address(visit, &row, tenants_language(&work.item)));
	model_time(model, "expires_at", row.expires_utc);
	model_bool(model, "mailed", mailed);
	return OK;
}

enum status
feedback_record(struct visit *visit, const char *ref, int n,
		const struct feedback_input *in, struct model *model,
		struct faults *faults, struct fault *fault)
{
	static const char *const ways[] = {"telephone", "in-person", "paper"};
	struct fields fields = fields_begin(visit->arena, faults);
	struct feedback_input said = *in;
	struct feedback row;
	struct work work;
	bool known = false;
	enum status status = load_done(visit, ref, n, &work, fault);

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		known |= in->how && !strcmp(in->how, ways[i]);
	if (status == OK && !known)
		(void)field_needed(&fields, "how", NULL, 20);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status == OK)
		status = row_for(visit, &work, &row, fault);
	if (status != OK)
		return status;
	row.how = in->how;
	row.answered_by = visit_actor(visit);
	said.tag = "en";
	status = feedback_keep(visit, &said, &work.item, &row, faults, fault);
	model_text(model, "ref", work.request.ref);
	model_int(model, "n", work.item.n);
	return status;
}

/* ---- showing them ---- */

static void
show_answers(struct model *model, const char *text)
{
	struct model *rows = model_children(model, "answers");
	struct feedback_said said;

	feedback_read(text, &said);
	for (int i = 0; i < FEEDBACK_QUESTIONS; i++) {
		struct model *row;

		if (said.answer[i] == FEEDBACK_UNSAID)
			continue;
		row = model_append(rows);
		model_code(row, "question", "feedback-question",
			   feedback_question_names[i]);
		model_code(row, "answer", "feedback-answer",
			   feedback_answer_names[said.answer[i]]);
		model_bool(row, "bad", said.answer[i] != FEEDBACK_YES);
	}
}

static void
show_feedback(struct visit *visit, struct model *model,
	      const struct feedback *row)
{
	bool open = row->due_utc && !row->settled_utc;

	model_id(model, "id", row->id);
	model_time(model, "expires_at", row->expires_utc);
	model_time_or_null(model, "answered_at", row->answered_utc);
	show_actor(visit, model, "answered_by_name", row->answered_by);
	model_code(model, "how", "feedback-how", row->how);
	show_answers(model, row->answers);
	model_text(model, "words", row->words);
	model_language(model, "words_language",
		       row->language && tag_find(row->language) ? row->language
								: NULL);
	model_bool(model, "call_me", row->call_me);
	model_time_or_null(model, "due_at", row->due_utc);
	model_bool(model, "open", open);
	model_bool(model, "late", open && row->due_utc < visit->now_utc);
	model_time_or_null(model, "settled_at", row->settled_utc);
	show_actor(visit, model, "settled_by_name", row->settled_by);
	model_text(model, "settled_why", row->settled_why);
}

enum status
feedback_show_item(struct visit *visit, struct model *model,
		   const struct item *item, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct feedback row;
	struct model *child;
	enum status status =
		was_done(item) ? feedback_of_item(&access, item->id, &row,
						  fault)
			       : E_NOT_FOUND;

	model_bool(model, "may_ask",
		   was_done(item) &&
			   (status == E_NOT_FOUND || !row.answered_utc));
	if (status == E_NOT_FOUND) {
		model_null(model, "feedback");
		return OK;
	}
	if (status != OK)
		return status;
	child = model_child(model, "feedback");
	show_feedback(visit, child, &row);
	model_text(child, "address",
		   !row.answered_utc && row.expires_utc > visit->now_utc
			   ? link_address(visit, &row, tenants_language(item))
			   : NULL);
	return OK;
}

/* "TIME.ID" of the last row. */
static enum status
read_place(struct visit *visit, const char *after, struct feedback_wish *ret,
	   struct fault *fault)
{
	size_t digits = after ? strcspn(after, ".") : 0;
	enum status status;

	if (!after || !*after)
		return OK;
	status = page_number(arena_copy(visit->arena, after, digits),
			     &ret->after_utc, fault);
	if (status == OK)
		status = page_number(after + digits + (after[digits] == '.'),
				     &ret->after_id, fault);
	return status;
}

enum status
feedbacks_list(struct visit *visit, const char *show,
	       const struct page_wish *page, struct model *model,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *list = model_children(model, "feedback");
	struct feedback_wish wish = {.waiting = !show || strcmp(show, "all")};
	struct feedback_rows rows = {0};
	const struct feedback *last;
	int64_t at_utc;
	enum status status = page_limit(page, &wish.limit, fault);

	if (status == OK)
		status = read_place(visit, page->after, &wish, fault);
	if (status == OK)
		status = feedback_list(&access, &wish, &rows, fault);
	if (status != OK)
		return status;
	model_bool(model, "waiting", wish.waiting);
	for (size_t i = 0; i < rows.count; i++) {
		const struct feedback_row *one = &rows.list[i];
		struct model *row = model_append(list);

		show_feedback(visit, row, &one->feedback);
		model_text(row, "ref", one->ref);
		model_int(row, "n", one->n);
		model_text(row, "subject", one->subject);
		model_code(row, "service", "service", one->service);
		model_language(row, "language",
			       tag_find(one->language) ? one->language : NULL);
		model_id(row, "provider", one->feedback.provider);
		model_text(row, "provider_name", one->provider_name);
	}
	last = rows.more ? &rows.list[rows.count - 1].feedback : NULL;
	at_utc = !last		? 0
		 : wish.waiting ? last->due_utc
				: last->answered_utc;
	model_text(model, "next",
		   last ? arena_printf(visit->arena, "%lld.%lld",
				       (long long)at_utc, (long long)last->id)
			: NULL);
	return OK;
}

enum status
feedback_count(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t count = 0;
	enum status status = feedback_waiting(&access, &count, fault);

	if (status == OK)
		model_int(model, "feedback_waiting", count);
	return status;
}

/* ---- looked into ---- */

static enum status
log_settled(struct visit *visit, const struct work *work,
	    const struct feedback *row, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "feedback.settled",
		.subject = work->request.id,
		.organisation = work->item.organisation,
		.payload = payload,
	};

	model_int(payload, "n", work->item.n);
	model_text(payload, "reason", row->settled_why);
	return log_event(visit, &entry, fault);
}

/* One whose work the caller may see. */
static enum status
feedback_named(struct visit *visit, const char *text, struct work *work,
	       struct feedback *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct item item;
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("id", fault);
	status = feedback_get(&access, id, ret, fault);
	if (status == OK)
		status = item_get(&access, ret->item, &item, fault);
	if (status == OK)
		status = work_load_item(visit, ret->item, work, fault);
	return status == E_NOT_FOUND ? not_found("id", fault) : status;
}

enum status
feedback_settled(struct visit *visit, const char *id, const char *why,
		 struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	const char *words = field_words_needed(&fields, "reason", why,
					       WHY_MOST);
	struct feedback row;
	struct work work;
	enum status status = feedback_named(visit, id, &work, &row, fault);

	if (status == OK)
		status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK && (!row.due_utc || row.settled_utc))
		return fault_set(fault, E_CONFLICT, "feedback",
				 N_("Nothing of this waits for anybody"),
				 NULL);
	if (status != OK)
		return status;
	row.settled_utc = visit->now_utc;
	row.settled_by = visit_actor(visit);
	row.settled_why = words;
	status = feedback_settle(&access, &row, fault);
	if (status == OK)
		status = log_settled(visit, &work, &row, fault);
	model_id(model, "id", row.id);
	return status;
}
