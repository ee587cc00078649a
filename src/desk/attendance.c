/* How a booking went, and by whose failing it did not happen. */
#include "desk/attendance.h"

#include <string.h>

#include "desk/booking_inside.h"
#include "desk/bookings.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/requests.h"
#include "desk/show.h"
#include "desk/timing.h"
#include "store/provider.h"
#include "wire/model.h"

#define NOTE_MOST 1000
#define MINUTE 60

/* Outcomes that the provider or an officer may say of a job; to cancel one is
 * another act, and nobody declares it unfilled here. */
static const char *const sayable[] = {"completed", "tenant-absent",
				      "interpreter-absent",
				      "provider-cancelled"};

static bool
may_be_said(const char *outcome)
{
	for (size_t i = 0; i < sizeof sayable / sizeof *sayable; i++)
		if (!strcmp(sayable[i], outcome))
			return true;
	return false;
}

static void
wrong(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

/* Somebody was there: from when to when. */
static void
read_times(struct visit *visit, struct fields *fields,
	   const struct attendance_input *in, struct attendance *ret)
{
	bool started = field_time(fields, "started_at", in->started_at,
				  &ret->started_utc);
	bool finished = field_time(fields, "finished_at", in->finished_at,
				   &ret->finished_utc);

	if (finished && ret->finished_utc > visit->now_utc)
		wrong(fields, "finished_at",
		      N_("This is still to come: say it when the job is "
			 "over"));
	if (started && finished && ret->finished_utc <= ret->started_utc)
		wrong(fields, "finished_at",
		      N_("It ends before it begins: mend one of the times"));
	if (finished && !started)
		wrong(fields, "started_at",
		      N_("Say when it began too"));
}

static void
read_input(struct visit *visit, struct fields *fields,
	   const struct attendance_input *in, struct attendance *ret)
{
	int outcome = word_index(WORDS_OUTCOME, "completed");

	(void)field_word(fields, "outcome", in->outcome, WORDS_OUTCOME,
			 &outcome);
	ret->outcome = word_at(WORDS_OUTCOME, outcome);
	if (!may_be_said(ret->outcome))
		wrong(fields, "outcome",
		      N_("To cancel a booking is another step: here say "
			 "whether it took place, or who was not there"));
	read_times(visit, fields, in, ret);
	ret->note = field_text(fields, "note", in->note, NOTE_MOST);
}

void
log_attendance_state(struct model *payload, const struct attendance *said)
{
	struct model *state = model_child(payload, "attendance");

	if (said->started_utc)
		model_time(state, "started_at", said->started_utc);
	if (said->finished_utc)
		model_time(state, "finished_at", said->finished_utc);
	model_text(state, "outcome", said->outcome);
	if (said->note)
		model_text(state, "note", said->note);
	model_time(state, "said_at", said->said_utc);
	model_id(state, "said_by", said->said_by);
	if (said->confirmed_utc) {
		model_time(state, "confirmed_at", said->confirmed_utc);
		model_id(state, "confirmed_by", said->confirmed_by);
	}
}

static enum status
log_said(struct visit *visit, const char *kind, const struct work *work,
	 const struct attendance *said, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = kind,
		.subject = work->request.id,
		.organisation = work->item.organisation,
		.service = service_name(work->item.spec.service),
		.language = work->item.spec.language,
		.payload = payload,
	};

	model_int(payload, "n", work->item.n);
	model_text(payload, "outcome", said->outcome);
	log_item_state(payload, &work->item);
	log_attendance_state(payload, said);
	return log_event(visit, &entry, fault);
}

/* The provider cannot come: the next one is asked at once. */
static enum status
give_back(struct visit *visit, struct work *work, const char *why,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	bool sent;
	enum status status;

	work->item.state = ITEM_APPROVED;
	work->item.provider = 0;
	status = timing_anew(visit, &work->item, fault);
	if (status == OK)
		status = item_update(&access, &work->item, fault);
	if (status == OK)
		status = log_item(visit, "booking.given-back", work, why,
				  fault);
	return status == OK ? assign_next(visit, &work->job, NULL, &sent,
					   fault)
			    : status;
}

static enum status
check_state(struct visit *visit, const struct work *work,
	    const struct attendance *said, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct attendance before;
	struct fault none;

	if (work->item.spec.service != SERVICE_INTERPRETING ||
	    !work->item.spec.starts_utc || work->item.state != ITEM_ASSIGNED)
		return fault_set(fault, E_CONFLICT, "state",
				 N_("Nobody has this booking, or it is closed: "
				    "there is nothing to say of it"),
				 NULL);
	if (attendance_get(&access, work->item.id, &before, &none) == OK &&
	    before.confirmed_utc)
		return fault_set(fault, E_CONFLICT, "state",
				 N_("The landlord has confirmed how it went: "
				    "call them where that is not right"),
				 NULL);
	if (work->item.spec.starts_utc > visit->now_utc &&
	    strcmp(said->outcome, "provider-cancelled") != 0)
		return fault_set(fault, E_CONFLICT, "state",
				 N_("The job is still to come: say how it went "
				    "when it is over"),
				 NULL);
	return OK;
}

enum status
attendance_say(struct visit *visit, struct work *work,
	       const struct attendance_input *in, struct faults *faults,
	       struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct attendance said = {
		.item = work->item.id,
		.organisation = work->item.organisation,
		.said_utc = visit->now_utc,
		.said_by = in->by,
	};
	enum status status;

	read_input(visit, &fields, in, &said);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = check_state(visit, work, &said, fault);
	if (status == OK)
		status = work_touch(visit, work, fault);
	if (status == OK && work->item.spec.starts_utc > visit->now_utc)
		return give_back(visit, work, said.note, fault);
	if (status == OK)
		status = attendance_put(&access, &said, fault);
	return status == OK ? log_said(visit, "booking.attended", work, &said,
				       fault)
			    : status;
}

enum status
attendance_show(struct visit *visit, const struct work *work,
		struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct attendance said;
	struct provider provider;
	struct model *child;
	struct fault none;
	enum status status =
		attendance_get(&access, work->item.id, &said, fault);

	model_bool(model, "may_say",
		   work->item.state == ITEM_ASSIGNED &&
			   work->item.spec.starts_utc <= visit->now_utc);
	if (status == E_NOT_FOUND) {
		model_null(model, "attendance");
		return OK;
	}
	if (status != OK)
		return status;
	child = model_child(model, "attendance");
	model_time_or_null(child, "started_at", said.started_utc);
	model_time_or_null(child, "finished_at", said.finished_utc);
	model_minutes_or_null(child, "minutes",
			      said.started_utc && said.finished_utc
				      ? (said.finished_utc -
					 said.started_utc) / MINUTE
				      : -1);
	model_code(child, "outcome", "outcome", said.outcome);
	model_text(child, "note", said.note);
	model_time(child, "said_at", said.said_utc);
	if (provider_get(&access, said.said_by, &provider, &none) == OK)
		model_text(child, "said_by_name", provider.name);
	else
		show_actor(visit, child, "said_by_name", said.said_by);
	model_time_or_null(child, "confirmed_at", said.confirmed_utc);
	show_actor(visit, child, "confirmed_by_name", said.confirmed_by);
	return OK;
}
