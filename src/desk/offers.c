/* An offer as its provider sees and answers it, by the token of its link. */
#include "desk/offers.h"

#include <string.h>

#include "desk/attachments.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/requests.h"
#include "desk/show.h"
#include "desk/translation_job.h"
#include "store/organisation.h"
#include "wire/model.h"

#define REASON_MOST 400

struct opened {
	struct offer offer;
	struct work work;
	const char *organisation;
};

static enum status
open_offer(struct visit *visit, const char *token, struct opened *opened,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation organisation;
	unsigned char hash[HASH_BYTES];
	enum status status;

	token_hash(token ? token : "", hash);
	status = offer_by_token(&access, hash, &opened->offer, fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_NOT_FOUND, "",
				 N_("This link leads to no offer: open it "
				    "again from the message, whole"),
				 NULL);
	if (status == OK)
		status = work_load_item(visit, opened->offer.item,
					&opened->work, fault);
	if (status == OK)
		status = organisation_get(&access, opened->offer.organisation,
					  &organisation, fault);
	if (status == OK)
		opened->organisation = organisation.name;
	return status;
}

/* Still ours to answer. */
static bool
can_answer(const struct visit *visit, const struct opened *opened)
{
	return opened->offer.state == OFFER_SENT &&
	       opened->offer.expires_utc > visit->now_utc &&
	       opened->work.item.state == ITEM_OFFERED;
}

/* The work is theirs, and was not given to somebody else since. */
static bool
is_theirs(const struct opened *opened)
{
	return opened->offer.state == OFFER_ACCEPTED &&
	       opened->work.item.provider == opened->offer.provider &&
	       item_state_open(opened->work.item.state);
}

static bool
can_deliver(const struct opened *opened)
{
	return opened->offer.state == OFFER_ACCEPTED &&
	       opened->work.item.provider == opened->offer.provider &&
	       opened->work.item.state == ITEM_ASSIGNED;
}

/* Sent, but its time is over: the next tick will say so in the store. */
static enum offer_state
state_now(const struct visit *visit, const struct offer *offer)
{
	if (offer->state == OFFER_SENT && offer->expires_utc <= visit->now_utc)
		return OFFER_EXPIRED;
	return offer->state;
}

static void
show_job(struct visit *visit, struct model *model, const struct opened *opened)
{
	struct file_found file;
	struct fault none;
	bool there = opened->offer.state == OFFER_ACCEPTED &&
		     job_file(visit, opened->work.item.id, &file, &none) == OK;

	model_text(model, "job_file", there ? file.name : NULL);
}

static enum status
show_files(struct visit *visit, struct model *model,
	   const struct opened *opened, struct fault *fault)
{
	if (is_theirs(opened))
		return show_source_files(visit, opened->work.request.id, model,
					 fault);
	(void)model_children(model, "attachments");
	return OK;
}

static enum status
show_opened(struct visit *visit, struct model *model,
	    const struct opened *opened, struct fault *fault)
{
	const struct offer *offer = &opened->offer;
	const struct item *item = &opened->work.item;

	model_text(model, "provider_name", offer->provider_name);
	model_text(model, "organisation", opened->organisation);
	model_code(model, "state", "offer-state",
		   offer_state_name(state_now(visit, offer)));
	model_bool(model, "can_answer", can_answer(visit, opened));
	model_bool(model, "can_deliver", can_deliver(opened));
	model_time(model, "sent_at", offer->sent_utc);
	model_time(model, "expires_at", offer->expires_utc);
	model_time_or_null(model, "answered_at", offer->answered_utc);
	show_spec(model, &item->spec);
	model_time_or_null(model, "due_at", item->due_utc);
	model_code(model, "item_state", "state",
		   item_state_name(item->state));
	model_code(model, "urgent", "urgency",
		   opened->work.request.urgency == URGENCY_NONE
			   ? NULL
			   : urgency_name(opened->work.request.urgency));
	model_code(model, "sensitivity", "sensitivity",
		   sensitivity_name(opened->work.request.sensitivity));
	show_job(visit, model, opened);
	if (offer->state == OFFER_ACCEPTED) {
		model_text(model, "ref", opened->work.request.ref);
		model_text(model, "subject", opened->work.request.subject);
		show_facts(model, &opened->work.needs);
	} else {
		model_null(model, "ref");
		model_null(model, "subject");
		(void)model_children(model, "facts");
	}
	return show_files(visit, model, opened, fault);
}

enum status
offer_show(struct visit *visit, const char *token, struct model *model,
	   struct fault *fault)
{
	struct opened opened;
	enum status status = open_offer(visit, token, &opened, fault);

	if (status == OK)
		status = show_opened(visit, model, &opened, fault);
	return status;
}

/* That somebody tried stays on record, though the try itself is undone. */
static void
note_try(struct visit *visit, const struct opened *opened)
{
	struct desk_note note = {
		.kind = "offer.answered-late",
		.subject = opened->work.request.id,
		.organisation = opened->offer.organisation,
		.when = NOTE_QUEUED,
	};

	(void)!desk_note_read(visit, &note, NULL);
}

static enum status
too_late(struct visit *visit, const struct opened *opened, struct fault *fault)
{
	note_try(visit, opened);
	switch (state_now(visit, &opened->offer)) {
	case OFFER_ACCEPTED:
		return fault_set(fault, E_CONFLICT, "state",
				 N_("You have accepted this offer already: to "
				    "give the work back, call the landlord"),
				 NULL);
	case OFFER_DECLINED:
		return fault_set(fault, E_CONFLICT, "state",
				 N_("You have declined this offer already, and "
				    "somebody else was asked"),
				 NULL);
	case OFFER_EXPIRED:
		return fault_set(fault, E_CONFLICT, "state",
				 N_("The time to answer this offer is over: "
				    "somebody else was asked"),
				 NULL);
	case OFFER_WITHDRAWN:
	case OFFER_SENT:
		break;
	}
	return fault_set(fault, E_CONFLICT, "state",
			 N_("This offer was withdrawn: nothing is to be done"),
			 NULL);
}

static enum status
answer(struct visit *visit, struct opened *opened, enum offer_state state,
       const char *reason, struct fault *fault)
{
	bool sent;

	opened->offer.state = state;
	opened->offer.answered_utc = visit->now_utc;
	opened->offer.reason = reason;
	return assign_answered(visit, &opened->work, &opened->offer, &sent,
			       fault);
}

enum status
offer_accept(struct visit *visit, const char *token, struct model *model,
	     struct fault *fault)
{
	struct opened opened;
	enum status status = open_offer(visit, token, &opened, fault);

	if (status != OK)
		return status;
	if (opened.offer.state != OFFER_ACCEPTED) {
		if (!can_answer(visit, &opened))
			return too_late(visit, &opened, fault);
		status = answer(visit, &opened, OFFER_ACCEPTED, NULL, fault);
	}
	if (status == OK)
		status = show_opened(visit, model, &opened, fault);
	return status;
}

enum status
offer_decline(struct visit *visit, const char *token, const char *reason,
	      struct model *model, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct opened opened;
	enum status status = open_offer(visit, token, &opened, fault);

	reason = field_text(&fields, "reason", reason, REASON_MOST);
	if (status == OK)
		status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status != OK)
		return status;
	if (opened.offer.state != OFFER_DECLINED) {
		if (!can_answer(visit, &opened))
			return too_late(visit, &opened, fault);
		status = answer(visit, &opened, OFFER_DECLINED, reason, fault);
	}
	if (status == OK)
		status = show_opened(visit, model, &opened, fault);
	return status;
}

enum status
offer_job_file(struct visit *visit, const char *token, struct file_found *ret,
	       struct fault *fault)
{
	struct opened opened;
	enum status status = open_offer(visit, token, &opened, fault);

	if (status != OK)
		return status;
	if (opened.offer.state != OFFER_ACCEPTED)
		return not_found("file", fault);
	return job_file(visit, opened.work.item.id, ret, fault);
}

enum status
offer_attachment(struct visit *visit, const char *token, const char *id,
		 struct file_found *ret, struct fault *fault)
{
	struct opened opened;
	enum status status = open_offer(visit, token, &opened, fault);

	if (status != OK)
		return status;
	if (!is_theirs(&opened))
		return not_found("attachment", fault);
	return source_file(visit, opened.work.request.id, id, ret, fault);
}

enum status
offer_deliver(struct visit *visit, const char *token,
	      const struct file_input *file, struct model *model,
	      struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct opened opened;
	enum status status = open_offer(visit, token, &opened, fault);

	if (status != OK)
		return status;
	if (!can_deliver(&opened))
		return fault_set(fault, E_CONFLICT, "state",
				 N_("Nothing can be delivered here now: the "
				    "work is {state}"),
				 "state",
				 item_state_name(opened.work.item.state),
				 NULL);
	status = item_move(opened.work.item.state, ACTION_DELIVER,
			   opened.work.item.held_from,
			   &opened.work.item.state, fault);
	if (status == OK)
		status = work_touch(visit, &opened.work, fault);
	if (status == OK)
		status = file_keep(visit, &opened.work.item, file,
				   opened.offer.provider, fault);
	if (status == OK)
		status = job_deliver(visit, opened.work.item.id, file,
				     opened.offer.provider, fault);
	if (status == OK)
		status = item_update(&access, &opened.work.item, fault);
	if (status == OK)
		status = log_item(visit, "item.delivered", &opened.work, NULL,
				  fault);
	if (status == OK)
		status = show_opened(visit, model, &opened, fault);
	return status;
}
