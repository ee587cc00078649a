/* The moves of an item: what each does beside changing the state. */
#include <string.h>

#include "desk/contact.h"
#include "desk/declarations.h"
#include "desk/field.h"
#include "desk/hand_ins.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/offer_mail.h"
#include "desk/prices.h"
#include "desk/requests.h"
#include "desk/revisions.h"
#include "desk/timing.h"
#include "desk/translation_job.h"
#include "store/provider.h"
#include "wire/model.h"

/* The words of an edit over what stands there. */
static void
read_edit(struct fields *fields, const struct request_edit *edit,
	  struct request *request)
{
	int sensitivity = (int)request->sensitivity;
	int urgency = (int)request->urgency - 1;
	struct fault fault;

	if (edit->subject)
		request->subject = field_needed(fields, "subject",
						edit->subject, 400);
	if (edit->needed_by && !*edit->needed_by)
		request->needed_by_utc = 0;
	else if (field_time(fields, "needed_by", edit->needed_by,
			    &request->needed_by_utc) &&
		 request->needed_by_utc < request->received_utc) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("It is needed before it came in: choose a "
				   "later date"),
				NULL);
		field_take(fields, "needed_by", &fault);
	}
	(void)field_word(fields, "sensitivity", edit->sensitivity,
			 WORDS_SENSITIVITY, &sensitivity);
	request->sensitivity = (enum sensitivity)sensitivity;
	if (edit->urgent)
		urgency = -1;
	(void)field_word(fields, "urgent", edit->urgent, WORDS_URGENCY,
			 &urgency);
	request->urgency = (enum urgency)(urgency + 1);
}

/* An edit that names nothing is no change, nothing to log. */
static bool
says_nothing(const struct request_edit *edit)
{
	return !edit->subject && !edit->needed_by && !edit->sensitivity &&
	       !edit->urgent;
}

static void
log_request_state(struct model *payload, const struct request *request)
{
	struct model *state = model_child(payload, "request");

	model_text(state, "subject", request->subject);
	model_text(state, "sensitivity",
		   sensitivity_name(request->sensitivity));
	model_time_or_null(state, "needed_by", request->needed_by_utc);
	model_text(state, "urgent", urgency_name(request->urgency));
}

enum status
request_edit(struct visit *visit, const struct request_edit *edit,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = "request.changed",
				  .payload = payload};
	struct request request;
	struct access service = visit_access_of_service(visit);
	enum status status = request_named(visit, edit->ref, &request, fault);

	if (status != OK)
		return status;
	read_edit(&fields, edit, &request);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	if (says_nothing(edit) && edit->version == request.version)
		return show_request(visit, model, &request, fault);
	entry.subject = request.id;
	entry.organisation = request.organisation;
	request.version = edit->version;
	log_request_state(payload, &request);
	status = request_update(&access, &request, fault);
	if (status == OK)
		status = log_event(visit, &entry, fault);
	/* Whoever made it more sensitive may see it no longer. */
	if (status == OK)
		status = request_get(&service, request.id, &request, fault);
	if (status == OK)
		status = show_request(visit, model, &request, fault);
	return status;
}

/* What an action needs beside the state. */
struct doing {
	struct visit *visit;
	const struct item_act *act;
	struct work work;
	enum item_state next;
	const char *reason;
	const struct ranked *given; /* whom it is assigned to */
};

static enum status
needs_reason(const struct doing *doing, struct fault *fault)
{
	if (doing->reason)
		return OK;
	return fault_set(fault, E_INPUT, "/reason",
			 N_("Say why: the reason is kept with the request"),
			 NULL);
}

/* Who approves what waits for a manager. */
static enum status
do_approve(struct doing *doing, struct fault *fault)
{
	struct access access = visit_access(doing->visit);
	bool sent;
	enum status status = visit_needs(doing->visit,
					 ROLE_BIT(ROLE_MANAGER) |
						 ROLE_BIT(ROLE_ADMINISTRATOR),
					 fault);

	doing->work.item.state = ITEM_APPROVED;
	if (status == OK)
		status = item_update(&access, &doing->work.item, fault);
	if (status == OK)
		status = log_item(doing->visit, "item.approved", &doing->work,
				  doing->reason, fault);
	if (status == OK)
		status = assign_next(doing->visit, &doing->work.job, NULL,
				     &sent, fault);
	return status;
}

/* The provider that an officer named, 0 where none was; whether routing lets
 * them, and what it knows of that one. */
static enum status
named_provider(const struct doing *doing, struct asking *ret,
	       const struct ranked **ret_ranked, struct fault *fault)
{
	const char *text = doing->act->provider;

	*ret = (struct asking){.why = doing->reason};
	*ret_ranked = NULL;
	if (!text || !*text)
		return OK;
	if (!id_parse(text, &ret->provider))
		return fault_set(fault, E_INPUT, "/provider",
				 N_("{value} is no provider here: choose one "
				    "from the list"),
				 "value", text, NULL);
	return assign_allowed(doing->visit, &doing->work.job, ret, ret_ranked,
			      fault);
}

static enum status
do_offer(struct doing *doing, struct fault *fault)
{
	struct work *work = &doing->work;
	const struct ranked *ranked;
	struct asking asking;
	bool sent = false;
	enum status status = named_provider(doing, &asking, &ranked, fault);

	if (status == OK)
		status = assign_withdraw(doing->visit, &work->item,
					 &work->request, fault);
	if (status == OK && work->item.state == ITEM_ASSIGNED) {
		work->item.state = ITEM_APPROVED; /* it is free again */
		status = timing_anew(doing->visit, &work->item, fault);
		if (status == OK)
			status = price_forget(doing->visit, &work->item,
					      fault);
	}
	if (status == OK && asking.provider)
		status = assign_chosen(doing->visit, &work->job, doing->reason,
				       fault);
	if (status == OK)
		status = assign_next(doing->visit, &work->job, &asking, &sent,
				     fault);
	if (status == OK && asking.provider && doing->reason)
		status = log_item(doing->visit, "item.offered", work,
				  doing->reason, fault);
	return status;
}

static enum status
do_assign(struct doing *doing, struct fault *fault)
{
	struct work *work = &doing->work;
	struct giving giving = {.price_minor = -1};
	struct asking asking;
	enum status status =
		named_provider(doing, &asking, &doing->given, fault);

	if (status == OK && !asking.provider)
		return fault_set(fault, E_INPUT, "/provider",
				 N_("Say who does it: choose a provider"),
				 NULL);
	if (status == OK)
		status = assign_withdraw(doing->visit, &work->item,
					 &work->request, fault);
	if (status == OK && work->item.state == ITEM_UNFILLED)
		status = timing_reopen(doing->visit, &work->item, fault);
	if (status != OK)
		return status;
	work->item.closed_utc = 0;
	work->item.outcome = NULL;
	work->item.provider = asking.provider;
	giving.asking = &asking;
	giving.off_contract = routing_off_contract(doing->given->candidate);
	giving.price_minor = doing->given->candidate->price_minor;
	status = assign_given(doing->visit, &work->job, &giving, fault);
	return status == OK ? timing_confirm(doing->visit, &work->item, fault)
			    : status;
}

static enum status
do_hold(struct doing *doing, struct fault *fault)
{
	struct access access = visit_access(doing->visit);
	struct item *item = &doing->work.item;
	struct pause_start pause = {.id = visit_id(doing->visit),
				    .item = item->id,
				    .at_utc = doing->visit->now_utc,
				    .reason = doing->reason};
	enum status status = needs_reason(doing, fault);

	item->held_from = item->state;
	if (status == OK)
		status = pause_begin(&access, &pause, fault);
	if (status == OK)
		status = timing_due(doing->visit, item, fault);
	return status;
}

static enum status
do_resume(struct doing *doing, struct fault *fault)
{
	struct access access = visit_access(doing->visit);
	enum status status = pause_end(&access, doing->work.item.id,
				       doing->visit->now_utc, fault);

	if (status == OK)
		status = timing_due(doing->visit, &doing->work.item, fault);
	return status;
}

/* A translation or format comes with its file; a visit has none. */
static enum status
do_deliver(struct doing *doing, struct fault *fault)
{
	const struct file_input *file = doing->act->file;
	const struct file_of of = {&doing->work.item,
				   visit_actor(doing->visit)};
	int64_t kept = 0;
	enum status status;

	if (file) {
		status = file_keep(doing->visit, &of, file, &kept, fault);
		if (status == OK)
			status = job_deliver(doing->visit,
					     doing->work.item.id, file, of.by,
					     fault);
		return status == OK && doing->act->looked
			       ? hand_in_keep_added(doing->visit, &doing->work,
						    doing->act->looked, kept,
						    fault)
			       : status;
	}
	if (doing->work.item.spec.service == SERVICE_INTERPRETING)
		return OK;
	return fault_set(fault, E_INPUT, "/file",
			 N_("Nothing was delivered: choose the finished file"),
			 NULL);
}

static enum status
read_outcome(struct doing *doing, const char *unsaid, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(doing->visit->arena, &faults);
	const char *text = doing->act->outcome;
	int i = word_index(WORDS_OUTCOME, unsaid);
	enum status status;

	(void)field_word(&fields, "outcome", text, WORDS_OUTCOME, &i);
	(void)field_count(&fields, "minutes", doing->act->minutes, 10080);
	(void)field_count(&fields, "words", doing->act->words, 1000000);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK)
		doing->work.item.outcome = word_at(WORDS_OUTCOME, i);
	return status;
}

static enum status
do_complete(struct doing *doing, struct fault *fault)
{
	struct item *item = &doing->work.item;
	enum status status = read_outcome(doing, "completed", fault);

	if (status == OK && !strcmp(item->outcome, "completed"))
		status = declaration_check(doing->visit, &doing->work,
					   doing->reason, fault);
	if (status == OK)
		status = revision_allows(doing->visit, item, doing->reason,
					 fault);
	if (status != OK)
		return status;
	if (doing->act->minutes)
		item->spec.minutes = (int)doing->act->minutes;
	if (doing->act->words)
		item->spec.words = (int)doing->act->words;
	item->closed_utc = doing->visit->now_utc;
	return timing_complete(doing->visit, item, fault);
}

/* Late is what costs something. */
static enum status
cancelled_how(struct doing *doing, const char **ret, struct fault *fault)
{
	bool late;
	enum status status = price_is_late(doing->visit, &doing->work.item,
					   &late, fault);

	*ret = status == OK && late ? "cancelled-late" : "cancelled-early";
	return status;
}

static enum status
do_cancel(struct doing *doing, struct fault *fault)
{
	struct item *item = &doing->work.item;
	struct access access = visit_access(doing->visit);
	const char *how = "";
	enum status status = needs_reason(doing, fault);

	if (status == OK)
		status = cancelled_how(doing, &how, fault);
	if (status == OK)
		status = read_outcome(doing, how, fault);
	if (status == OK)
		status = assign_withdraw(doing->visit, item,
					 &doing->work.request, fault);
	if (status == OK)
		status = pause_end(&access, item->id, doing->visit->now_utc,
				   fault);
	item->closed_utc = doing->visit->now_utc;
	return status;
}

static enum status
do_reject(struct doing *doing, struct fault *fault)
{
	doing->work.item.closed_utc = doing->visit->now_utc;
	return needs_reason(doing, fault);
}

/* Inside the terms of its contract a booking is called off and made again:
 * desk/booking_move. */
static enum status
is_free_to_move(struct doing *doing, struct fault *fault)
{
	bool late;
	enum status status = price_is_late(doing->visit, &doing->work.item,
					   &late, fault);

	if (status != OK || !late)
		return status;
	return fault_set(fault, E_CONFLICT, "",
			 N_("To move it now costs what its contract says: move "
			    "it where its free times are shown"),
			 NULL);
}

/* What was agreed was agreed for another time. */
static enum status
do_reschedule(struct doing *doing, struct fault *fault)
{
	struct item *item = &doing->work.item;
	struct faults faults = {0};
	struct fields fields = fields_begin(doing->visit->arena, &faults);
	enum status status = is_free_to_move(doing, fault);

	if (status != OK)
		return status;
	(void)field_needed(&fields, "starts_at", doing->act->starts_at, 64);
	(void)field_time(&fields, "starts_at", doing->act->starts_at,
			 &item->spec.starts_utc);
	if (field_count(&fields, "minutes", doing->act->minutes,
			ITEM_MINUTES_MAX) &&
	    doing->act->minutes)
		item->spec.minutes = (int)doing->act->minutes;
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK)
		status = assign_withdraw(doing->visit, item,
					 &doing->work.request, fault);
	if (status == OK)
		status = assign_anew(doing->visit, item, fault);
	if (status == OK && doing->next == ITEM_APPROVED) {
		item->provider = 0;
		status = price_forget(doing->visit, item, fault);
	}
	item->closed_utc = 0;
	item->outcome = NULL;
	return status == OK ? timing_anew(doing->visit, item, fault) : status;
}

/* What the action does beside moving the item. */
static enum status
carry_out(struct doing *doing, enum action action, struct fault *fault)
{
	switch (action) {
	case ACTION_APPROVE:
		return do_approve(doing, fault);
	case ACTION_REJECT:
		return do_reject(doing, fault);
	case ACTION_OFFER:
		return do_offer(doing, fault);
	case ACTION_ASSIGN:
		return do_assign(doing, fault);
	case ACTION_HOLD:
		return do_hold(doing, fault);
	case ACTION_RESUME:
		return do_resume(doing, fault);
	case ACTION_DELIVER:
		return do_deliver(doing, fault);
	case ACTION_RETURN:
		return needs_reason(doing, fault);
	case ACTION_COMPLETE:
		return do_complete(doing, fault);
	case ACTION_CANCEL:
		return do_cancel(doing, fault);
	case ACTION_RESCHEDULE:
		return do_reschedule(doing, fault);
	case ACTION_CHECK:
		return revision_allows(doing->visit, &doing->work.item,
				       doing->reason, fault);
	case ACTION_UNFILL:
		break;
	}
	return OK;
}

/* Who would be asked for work in a language that nobody knows? */
static enum status
knows_language(const struct doing *doing, enum action action,
	       struct fault *fault)
{
	if (!item_language_unknown(&doing->work.item.spec) ||
	    (action != ACTION_APPROVE && action != ACTION_OFFER &&
	     action != ACTION_ASSIGN))
		return OK;
	return fault_set(fault, E_CONFLICT, "",
			 N_("The language is not known yet: say which it is, "
			    "then somebody is asked"),
			 NULL);
}

/* What it costs from now on. */
static enum status
reckon(struct doing *doing, enum action action, struct fault *fault)
{
	struct item *item = &doing->work.item;

	if (action == ACTION_ASSIGN)
		return price_agree(doing->visit, item, fault);
	if (action == ACTION_COMPLETE)
		return price_settle(doing->visit, item, NULL, fault);
	if (action == ACTION_CANCEL)
		return price_close(doing->visit, item, fault);
	return OK;
}

/* Whoever made it sees why, and goes on where they were. */
static enum status
give_back(struct doing *doing, struct fault *fault)
{
	const struct item *item = &doing->work.item;
	enum status status =
		hand_in_returned(doing->visit, item, doing->reason, fault);

	if (status == OK)
		status = revision_drop(doing->visit, item, fault);
	return status == OK ? offer_mail_returned(doing->visit,
						  &doing->work.job, fault)
			    : status;
}

/* Approving and offering move the item through their offer; the others are
 * moved and written here. */
static enum status
finish(struct doing *doing, enum action action, struct fault *fault)
{
	static const char *const kinds[ACTIONS] = {
		"item.approved",  "item.rejected", "item.offered",
		"item.assigned",  "item.held",	   "item.resumed",
		"item.delivered", "item.returned", "item.checked",
		"item.completed", "item.cancelled", "item.rescheduled",
		"item.unfilled",
	};
	struct access access = visit_access(doing->visit);
	enum status status;

	if (action == ACTION_APPROVE || action == ACTION_OFFER)
		return OK;
	doing->work.item.state = doing->next;
	status = reckon(doing, action, fault);
	if (status == OK)
		status = item_update(&access, &doing->work.item, fault);
	if (status == OK)
		status = log_item(doing->visit, kinds[action], &doing->work,
				  doing->reason, fault);
	if (status == OK && action == ACTION_ASSIGN)
		status = assign_given_link(doing->visit, &doing->work.job,
					   doing->given, fault);
	if (status == OK && action == ACTION_RETURN)
		status = give_back(doing, fault);
	if (status == OK && action == ACTION_COMPLETE)
		status = contact_of_booking(doing->visit, &doing->work.item,
					    fault);
	return status;
}

static enum status
read_action(const struct doing *doing, enum action *ret,
	    const char **ret_reason, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(doing->visit->arena, &faults);
	int action = ACTION_UNFILL;
	enum status status;

	(void)field_needed(&fields, "action", doing->act->action, 40);
	(void)field_word(&fields, "action", doing->act->action, WORDS_ACTION,
			 &action);
	*ret_reason = field_text(&fields, "reason", doing->act->reason, 400);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	*ret = (enum action)action;
	return status;
}

static enum status
show_acted(struct visit *visit, const char *ref, struct model *model,
	   struct fault *fault)
{
	struct request request;
	enum status status = request_named(visit, ref, &request, fault);

	return status == OK ? show_request(visit, model, &request, fault)
			    : status;
}

enum status
item_act(struct visit *visit, const struct item_act *act, struct model *model,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct doing doing = {.visit = visit, .act = act};
	struct work *work = &doing.work;
	enum action action;
	enum status status = work_load(visit, act->ref, act->n, work, fault);

	if (status == OK)
		status = read_action(&doing, &action, &doing.reason, fault);
	if (status == OK)
		status = request_touch(&access, work->request.id, act->version,
				       fault);
	if (status == OK)
		status = item_move(work->item.state, action,
				   work->item.held_from, &doing.next, fault);
	if (status == OK)
		status = knows_language(&doing, action, fault);
	if (status == OK)
		status = carry_out(&doing, action, fault);
	if (status == OK)
		status = finish(&doing, action, fault);
	if (status == OK && model)
		status = show_acted(visit, act->ref, model, fault);
	return status;
}
