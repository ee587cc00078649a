/* What a provider does with an offer, and with the work that becomes of it. */
#include "desk/offers.h"

#include "desk/attachments.h"
#include "desk/attendance.h"
#include "desk/briefing.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/offer_open.h"
#include "desk/requests.h"
#include "desk/translation_job.h"
#include "wire/model.h"

#define REASON_MOST 400

enum status
offer_show(struct visit *visit, const struct offer_key *key,
	   struct model *model, struct fault *fault)
{
	struct opened opened;
	enum status status = opened_find(visit, key, &opened, fault);

	if (status == OK)
		status = opened_show(visit, model, &opened, fault);
	return status;
}

static enum status
too_late(struct visit *visit, const struct opened *opened, struct fault *fault)
{
	opened_note(visit, opened, "offer.answered-late");
	switch (opened_state(visit, &opened->offer)) {
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

/* Who coordinates answers; a linguist is sent. */
static enum status
may_answer(const struct visit *visit, struct fault *fault)
{
	if (visit->caller && visit->caller->role == ROLE_PROVIDER &&
	    visit->caller->linguist)
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("Your agency answers offers: ask who "
				    "coordinates there"),
				 NULL);
	return OK;
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

/* Once; the same again changes nothing, and stays on record. */
static enum status
answer_once(struct visit *visit, struct opened *opened, enum offer_state state,
	    const char *reason, struct fault *fault)
{
	if (opened->offer.state == state) {
		opened_note(visit, opened, "offer.answered-again");
		return OK;
	}
	if (!opened_answerable(visit, opened))
		return too_late(visit, opened, fault);
	return answer(visit, opened, state, reason, fault);
}

enum status
offer_accept(struct visit *visit, const struct offer_key *key,
	     struct model *model, struct fault *fault)
{
	struct opened opened;
	enum status status = may_answer(visit, fault);

	if (status == OK)
		status = opened_find(visit, key, &opened, fault);
	if (status == OK)
		status = answer_once(visit, &opened, OFFER_ACCEPTED, NULL,
				     fault);
	if (status == OK)
		status = opened_show(visit, model, &opened, fault);
	return status;
}

enum status
offer_decline(struct visit *visit, const struct offer_key *key,
	      const char *reason, struct model *model, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct opened opened;
	enum status status = may_answer(visit, fault);

	if (status == OK)
		status = opened_find(visit, key, &opened, fault);
	reason = field_text(&fields, "reason", reason, REASON_MOST);
	if (status == OK)
		status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK)
		status = answer_once(visit, &opened, OFFER_DECLINED, reason,
				     fault);
	if (status == OK)
		status = opened_show(visit, model, &opened, fault);
	return status;
}

enum status
offer_job_file(struct visit *visit, const struct offer_key *key,
	       struct file_found *ret, struct fault *fault)
{
	struct opened opened;
	enum status status = opened_find(visit, key, &opened, fault);

	if (status != OK)
		return status;
	if (!opened_theirs(&opened))
		return not_found("file", fault);
	return job_file(visit, opened.work.item.id, ret, fault);
}

enum status
offer_attachment(struct visit *visit, const struct offer_key *key,
		 const char *id, struct file_found *ret, struct fault *fault)
{
	struct opened opened;
	bool open;
	enum status status = opened_find(visit, key, &opened, fault);

	if (status != OK)
		return status;
	if (!opened_theirs(&opened))
		return not_found("attachment", fault);
	status = briefing_show(visit, &opened.work, model_object(visit->arena),
			       &open, fault);
	if (status != OK)
		return status;
	if (!open)
		return not_found("attachment", fault);
	return source_file(visit, opened.work.request.id, id, ret, fault);
}

enum status
offer_hand_in_time(struct visit *visit, const struct offer_key *key,
		   const struct offer_timesheet *sheet, struct model *model,
		   struct faults *faults, struct fault *fault)
{
	struct attendance_input said = {
		.started_at = sheet->started_at,
		.finished_at = sheet->finished_at,
		.outcome = sheet->outcome,
		.note = sheet->note,
	};
	struct opened opened;
	enum status status = opened_find(visit, key, &opened, fault);

	if (status != OK)
		return status;
	if (!opened_theirs(&opened))
		return fault_set(fault, E_CONFLICT, "state",
				 N_("This work is no longer with you."), NULL);
	said.by = visit->caller ? visit->caller->account
				: opened.offer.provider;
	status = attendance_say(visit, &opened.work, &said, faults, fault);
	if (status == OK)
		status = offer_show(visit, key, model, fault);
	return status;
}
