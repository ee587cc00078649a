/* A written translation is kept at each press, checked, and handed in. */
#include "desk/hand_ins.h"

#include <string.h>

#include "desk/field.h"
#include "desk/hand_in_inside.h"
#include "desk/inside.h"
#include "desk/requests.h"
#include "desk/translation_job.h"
#include "wire/model.h"

static enum status
not_now(const struct opened *opened, struct fault *fault)
{
	return fault_set(fault, E_CONFLICT, "state",
			 N_("Nothing can be delivered here now: the work is "
			    "{state}"),
			 "state", item_state_name(opened->work.item.state),
			 NULL);
}

/* Theirs, and a translation. */
static enum status
find(struct visit *visit, const struct offer_key *key, struct opened *ret,
     struct fault *fault)
{
	enum status status = opened_find(visit, key, ret, fault);

	if (status != OK)
		return status;
	if (!opened_theirs(ret))
		return not_now(ret, fault);
	if (ret->work.item.spec.service != SERVICE_TRANSLATION)
		return fault_set(fault, E_CONFLICT, "state",
				 N_("This work is handed in as a file, not "
				    "typed here"),
				 NULL);
	return OK;
}

enum status
hand_in_look(struct visit *visit, const struct offer_key *key,
	     const struct hand_in_press *press,
	     const struct hand_in_looked **ret, struct fault *fault)
{
	struct hand_in_looked *looked =
		arena_alloc(visit->arena, sizeof *looked);
	const char *action = press->action ? press->action : "save";
	struct making making;
	struct opened opened;
	enum status status;

	if (strcmp(action, "save") != 0 && strcmp(action, "check") != 0 &&
	    strcmp(action, "hand-in") != 0)
		return fault_set(fault, E_INPUT, "/action",
				 N_("{value} cannot be done with a "
				    "translation: save, check or hand-in"),
				 "value", action, NULL);
	status = find(visit, key, &opened, fault);
	if (status == OK && !opened_deliverable(&opened))
		status = not_now(&opened, fault);
	if (status == OK)
		status = making_open(visit, &opened.work,
				     opened.offer.provider, &making, fault);
	if (status != OK)
		return status;
	*looked = (struct hand_in_looked){.press = press};
	parts_type(visit, &making.parts, press);
	*ret = looked;
	return parts_check(visit, &opened.work.item, &making.parts,
			   &looked->remarks, fault);
}

enum status
hand_in_look_file(struct visit *visit, const struct offer_key *key,
		  const struct hand_in_sent *sent,
		  const struct hand_in_looked **ret, struct fault *fault)
{
	struct hand_in_looked *looked =
		arena_alloc(visit->arena, sizeof *looked);
	struct hand_in_press *press = arena_alloc(visit->arena, sizeof *press);
	struct opened opened;
	enum status status = opened_find(visit, key, &opened, fault);

	if (status == OK && !opened_deliverable(&opened))
		status = not_now(&opened, fault);
	if (status != OK)
		return status;
	*press = (struct hand_in_press){.action = "hand-in",
					.word = sent->word};
	*looked = (struct hand_in_looked){.press = press};
	if (sent->file)
		status = file_look(visit, &opened.work, sent->file, looked,
				   fault);
	*ret = looked;
	return status;
}

enum status
making_keep(struct visit *visit, struct making *making, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status;

	if (!making->row.id)
		making->row.id = visit_id(visit);
	making->row.saved_utc = visit->now_utc;
	status = hand_in_put(&access, &making->row, fault);
	if (status == OK)
		status = hand_in_put_parts(&access, making->row.id,
					   &making->parts, fault);
	if (status == OK)
		status = hand_in_put_remarks(&access, making->row.id,
					     &making->remarks, fault);
	return status;
}

/* One press, while it is carried out. */
struct handing {
	struct visit *visit;
	const struct hand_in_looked *looked;
	struct opened opened;
	struct making making;
	bool taken; /* it was handed in */
};

static void
sign(const struct visit *visit, struct hand_in *row)
{
	row->account = visit->caller ? visit->caller->account : 0;
	row->linguist = visit->caller ? visit->caller->linguist : 0;
}

/* What they said of what may be wrong: a word with letters in it. */
static const char *
said(const struct handing *h)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(h->visit->arena, &faults);
	const char *word = field_words(&fields, "word", h->looked->press->word,
				       HAND_IN_WORD_MOST);

	faults_free(&faults);
	return word;
}

/* The finished work is kept and goes to the officer. */
static enum status
deliver(struct handing *h, const struct file_input *file, struct fault *fault)
{
	struct visit *visit = h->visit;
	struct access access = visit_access_of_service(visit);
	struct item *item = &h->opened.work.item;
	const struct file_of of = {item, h->opened.offer.provider};
	enum status status = item_move(item->state, ACTION_DELIVER,
				       item->held_from, &item->state, fault);

	if (status == OK)
		status = work_touch(visit, &h->opened.work, fault);
	if (status == OK)
		status = file_keep(visit, &of, file, &h->making.row.file,
				   fault);
	if (status == OK)
		status = job_deliver(visit, item->id, file, of.by, fault);
	if (status == OK)
		status = item_update(&access, item, fault);
	return status == OK ? log_item(visit, "item.delivered",
				       &h->opened.work, h->making.row.word,
				       fault)
			    : status;
}

static enum status
finish(struct handing *h, const struct file_input *file, struct fault *fault)
{
	struct access access = visit_access_of_service(h->visit);
	struct hand_in *row = &h->making.row;
	enum status status = deliver(h, file, fault);

	h->taken = true;
	row->state = HAND_IN_DONE;
	row->done_utc = h->visit->now_utc;
	if (status == OK)
		status = making_keep(h->visit, &h->making, fault);
	if (status == OK)
		status = hand_in_wait(&access, row->id, NULL, 0, fault);
	return status;
}

/* It is not handed in while something is certain, or nobody answered for what
 * may be wrong: what was shown is answered for, and nothing else. */
static bool
may_finish(const struct handing *h)
{
	const struct hand_in_remarks *remarks = &h->looked->remarks;

	if (remarks_certain(remarks))
		return false;
	return !remarks_need_word(remarks) ||
	       (h->making.row.word &&
		remarks_known(&h->making.remarks, remarks));
}

static enum status
take_typed(struct handing *h, struct fault *fault)
{
	const char *action = h->looked->press->action;
	struct making *making = &h->making;
	struct file_input file;
	enum status status;
	bool may;

	parts_type(h->visit, &making->parts, h->looked->press);
	making->row.state = HAND_IN_DRAFT;
	making->row.name = making->row.type = NULL;
	making->row.word = said(h);
	may = action && !strcmp(action, "hand-in") && may_finish(h);
	if ((action && strcmp(action, "save") != 0) || making->remarks.count)
		making->remarks = h->looked->remarks;
	if (!may)
		return making_keep(h->visit, making, fault);
	status = parts_file(h->visit, &h->opened.work, &making->parts, &file,
			    fault);
	return status == OK ? finish(h, &file, fault) : status;
}

/* A file with something that may be wrong waits for a word. */
static enum status
take_file(struct handing *h, struct fault *fault)
{
	const struct hand_in_looked *looked = h->looked;
	struct access access = visit_access_of_service(h->visit);
	struct making *making = &h->making;
	enum status status;

	making->parts = looked->parts;
	making->remarks = looked->remarks;
	making->row.name = looked->file.name;
	making->row.type = looked->file.type;
	making->row.word = NULL;
	if (looked->plain || !remarks_need_word(&looked->remarks))
		return finish(h, &looked->file, fault);
	making->row.state = HAND_IN_WAITING;
	status = making_keep(h->visit, making, fault);
	if (status == OK)
		status = hand_in_wait(&access, making->row.id,
				      looked->file.bytes, looked->file.count,
				      fault);
	return status;
}

/* The one that waits, with a word at last. */
static enum status
take_waiting(struct handing *h, struct fault *fault)
{
	struct access access = visit_access_of_service(h->visit);
	struct hand_in *row = &h->making.row;
	struct file_input file = {.name = row->name, .type = row->type};
	enum status status;

	if (row->state != HAND_IN_WAITING)
		return fault_set(fault, E_INPUT, "/file",
				 N_("A file is missing: choose one"), NULL);
	row->word = said(h);
	if (!row->word)
		return fault_set(fault, E_INPUT, "/word",
				 N_("Say in a word why it is right: the "
				    "landlord reads it"),
				 NULL);
	status = hand_in_waiting(&access, row->id, &file.bytes, &file.count,
				 fault);
	return status == OK ? finish(h, &file, fault) : status;
}

static bool
is_typed(const struct hand_in_press *press)
{
	return press->typed || !press->action ||
	       strcmp(press->action, "hand-in") != 0;
}

enum status
hand_in_take(struct visit *visit, const struct offer_key *key,
	     const struct hand_in_looked *looked, struct model *model,
	     struct fault *fault)
{
	struct handing h = {.visit = visit, .looked = looked};
	enum status status = opened_find(visit, key, &h.opened, fault);

	if (status == OK && !opened_deliverable(&h.opened))
		status = not_now(&h.opened, fault);
	if (status == OK)
		status = making_open(visit, &h.opened.work,
				     h.opened.offer.provider, &h.making,
				     fault);
	if (status != OK)
		return status;
	sign(visit, &h.making.row);
	if (looked->sent)
		status = take_file(&h, fault);
	else if (is_typed(looked->press))
		status = take_typed(&h, fault);
	else
		status = take_waiting(&h, fault);
	if (status != OK)
		return status;
	model_bool(model, "handed_in", h.taken);
	return h.taken ? opened_show(visit, model, &h.opened, fault)
		       : hand_in_show(visit, key, 0, model, fault);
}

enum status
hand_in_look_added(struct visit *visit, const struct hand_in_added *added,
		   const struct hand_in_looked **ret, struct fault *fault)
{
	struct hand_in_looked *looked =
		arena_alloc(visit->arena, sizeof *looked);
	struct work work;
	enum status status =
		work_load(visit, added->ref, added->n, &work, fault);

	*looked = (struct hand_in_looked){.press = NULL};
	if (status == OK)
		status = file_look(visit, &work, added->file, looked, fault);
	*ret = looked;
	return status;
}

enum status
hand_in_keep_added(struct visit *visit, const struct work *work,
		   const struct hand_in_looked *looked, int64_t file,
		   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct making making;
	struct hand_in *row = &making.row;
	enum status status;

	if (looked->plain)
		return OK;
	status = making_open(visit, work, work->item.provider, &making, fault);
	if (status != OK)
		return status;
	sign(visit, row);
	making.parts = looked->parts;
	making.remarks = looked->remarks;
	row->name = looked->file.name;
	row->type = looked->file.type;
	row->word = NULL;
	row->state = HAND_IN_DONE;
	row->done_utc = visit->now_utc;
	row->file = file;
	status = making_keep(visit, &making, fault);
	return status == OK ? hand_in_wait(&access, row->id, NULL, 0, fault)
			    : status;
}

enum status
hand_in_show(struct visit *visit, const struct offer_key *key, int from,
	     struct model *model, struct fault *fault)
{
	struct opened opened;
	struct making making;
	enum status status = find(visit, key, &opened, fault);

	if (status == OK)
		status = making_open(visit, &opened.work,
				     opened.offer.provider, &making, fault);
	if (status != OK)
		return status;
	model_text(model, "ref", opened.work.request.ref);
	model_text(model, "organisation", opened.organisation);
	model_bool(model, "can_deliver", opened_deliverable(&opened));
	show_making(visit, model, &making, &opened.work.item.spec, from);
	return OK;
}

enum status
hand_in_returned(struct visit *visit, const struct item *item,
		 const char *why, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct hand_in row;
	enum status status = hand_in_find_own(&access, item->id,
					      item->provider, &row, fault);

	if (status == E_NOT_FOUND)
		return OK;
	if (status != OK)
		return status;
	row.state = HAND_IN_DRAFT;
	row.word = NULL;
	row.returned_utc = visit->now_utc;
	row.returned_by = visit_actor(visit);
	row.returned_why = why;
	return hand_in_put(&access, &row, fault);
}
