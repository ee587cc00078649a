/* What tenants asked for on the page of a letter: the officers' queue. */
#include "desk/replies.h"

#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/reply_inside.h"
#include "desk/show.h"
#include "store/letter.h"
#include "wire/model.h"

#define ANSWER_MOST 1000

static void
show_reply(const struct visit *visit, struct model *row,
	   const struct reply *reply)
{
	bool open = reply->state == REPLY_OPEN;

	model_id(row, "id", reply->id);
	model_code(row, "kind", "reply", reply_kind_names[reply->kind]);
	model_id(row, "letter", reply->letter);
	model_language(row, "language", reply->language);
	model_language(row, "reads", reply->reads);
	model_time(row, "at", reply->at_utc);
	model_time(row, "due_at", reply->due_utc);
	model_bool(row, "late", open && reply->due_utc < visit->now_utc);
	model_time_or_null(row, "done_at", reply->ended_utc);
	model_text(row, "answer", reply->answer);
}

/* Who asks, what they need, and of which letter. */
static enum status
show_whose(struct visit *visit, struct model *row, const struct reply *reply,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	struct letter letter;
	struct needs needs;
	enum status status =
		tenant_get(&access, reply->tenant, &tenant, fault);

	if (status == OK)
		status = need_active(&access, tenant.id, &needs, fault);
	if (status == OK)
		status = letter_get(&access, reply->letter, &letter, fault);
	if (status != OK)
		return status;
	model_id(row, "tenant", tenant.id);
	model_text(row, "reference", tenant.reference);
	show_names(row, "name", tenant.name, "name_native",
		   tenant.name_native);
	show_facts(row, &needs);
	model_text(row, "notice", letter.notice);
	return OK;
}

static enum status
read_state(const char *text, enum reply_state *ret, struct fault *fault)
{
	if (!text || !strcmp(text, "open"))
		*ret = REPLY_OPEN;
	else if (!strcmp(text, "done"))
		*ret = REPLY_DONE;
	else
		return fault_set(fault, E_INPUT, "/state",
				 N_("“{value}” is neither open nor done"),
				 "value", text, NULL);
	return OK;
}

/* Where the page before ended: the id of its last row. */
static enum status
read_after(struct visit *visit, const struct page_wish *page,
	   struct reply_wish *wish, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct reply last;
	int64_t id;
	enum status status;

	wish->after_utc = wish->after_id = 0;
	if (!page->after || !*page->after)
		return OK;
	if (!id_parse(page->after, &id))
		return not_found("/after", fault);
	status = reply_get(&access, id, &last, fault);
	if (status == OK) {
		wish->after_utc = last.due_utc;
		wish->after_id = id;
	}
	return status;
}

enum status
replies_count(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct reply_load load;
	enum status status =
		reply_count(&access, visit->now_utc, &load, fault);

	if (status != OK)
		return status;
	model_int(model, "replies_open", load.open);
	model_int(model, "replies_late", load.late);
	return OK;
}

enum status
replies_list(struct visit *visit, const char *state,
	     const struct page_wish *page, struct model *model,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "replies");
	struct reply_wish wish;
	struct replies all;
	char last[ID_TEXT];
	size_t limit;
	enum status status = read_state(state, &wish.state, fault);

	if (status == OK)
		status = page_limit(page, &limit, fault);
	if (status == OK)
		status = read_after(visit, page, &wish, fault);
	wish.limit = limit + 1;
	if (status == OK)
		status = reply_list(&access, &wish, &all, fault);
	for (size_t i = 0; status == OK && i < all.count && i < limit; i++) {
		struct model *row = model_append(rows);

		show_reply(visit, row, &all.list[i]);
		status = show_whose(visit, row, &all.list[i], fault);
	}
	if (status != OK)
		return status;
	if (all.count > limit)
		id_format(all.list[limit - 1].id, last);
	model_text(model, "next", all.count > limit ? last : NULL);
	return replies_count(visit, model, fault);
}

static enum status
read_open(struct visit *visit, const char *text, struct reply *ret,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("", fault);
	status = reply_get(&access, id, ret, fault);
	if (status == E_NOT_FOUND)
		return not_found("", fault);
	if (status == OK && ret->state != REPLY_OPEN)
		return fault_set(fault, E_CONFLICT, "",
				 N_("This was done already, or the tenant "
				    "took it back"),
				 NULL);
	return status;
}

enum status
reply_close(struct visit *visit, const char *id, const char *answer,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct reply reply;
	enum status status;

	answer = field_needed(&fields, "answer", answer, ANSWER_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK)
		status = read_open(visit, id, &reply, fault);
	if (status != OK)
		return status;
	reply.state = REPLY_DONE;
	reply.ended_utc = visit->now_utc;
	reply.ended_by = visit_actor(visit);
	reply.answer = answer;
	status = reply_end(&access, &reply, fault);
	if (status == OK)
		status = reply_log(visit, &reply, "reply.done", fault);
	if (status == OK)
		model_id(model, "id", reply.id);
	return status;
}
