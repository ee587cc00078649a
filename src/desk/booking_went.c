/* The officer confirms how a booking went, and what was missed goes to others.
 */
#include <string.h>

#include "desk/attendance.h"
#include "desk/booking_inside.h"
#include "desk/bookings.h"
#include "desk/inside.h"
#include "desk/requests.h"
#include "wire/model.h"

#define MINUTE 60

/* Said by the officer now, or by the interpreter before. */
static enum status
say(struct visit *visit, const struct booking_went *in, struct booked *booked,
    struct faults *faults, struct fault *fault)
{
	const struct attendance_input said = {
		.started_at = in->started_at,
		.finished_at = in->finished_at,
		.outcome = in->outcome,
		.note = in->note,
		.by = visit_actor(visit),
	};

	if (booked->work.request.version != in->version)
		return fault_set(fault, E_STALE, "version",
				 N_("Somebody changed this meanwhile: look at "
				    "it again"),
				 NULL);
	if (!in->outcome || !*in->outcome)
		return OK;
	return attendance_say(visit, &booked->work, &said, faults, fault);
}

static enum status
act(struct visit *visit, const struct booking_went *in, const char *action,
    const struct attendance *said, struct fault *fault)
{
	struct request request;
	struct item_act act = {.ref = in->ref, .n = in->n, .action = action};
	enum status status = request_named(visit, in->ref, &request, fault);

	act.version = request.version;
	if (said) {
		act.reason = in->reason;
		act.outcome = said->outcome;
		if (said->started_utc && said->finished_utc)
			act.minutes = (said->finished_utc -
				       said->started_utc + MINUTE - 1) /
				      MINUTE;
	}
	return status == OK ? item_act(visit, &act, NULL, fault) : status;
}

/* The steps of an item from assigned to completed, at once. */
static enum status
close_item(struct visit *visit, const struct booking_went *in,
	   const struct attendance *said, struct fault *fault)
{
	enum status status = act(visit, in, "deliver", NULL, fault);

	if (status == OK)
		status = act(visit, in, "check", NULL, fault);
	return status == OK ? act(visit, in, "complete", said, fault) : status;
}

static enum status
confirm(struct visit *visit, struct booked *booked, struct attendance *said,
	struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "booking.confirmed",
		.subject = booked->work.request.id,
		.organisation = booked->work.item.organisation,
		.payload = payload,
	};
	enum status status;

	said->confirmed_utc = visit->now_utc;
	said->confirmed_by = visit_actor(visit);
	status = attendance_put(&access, said, fault);
	model_int(payload, "n", booked->work.item.n);
	model_text(payload, "outcome", said->outcome);
	log_attendance_state(payload, said);
	return status == OK ? log_event(visit, &entry, fault) : status;
}

/* Another item stands for the one that the interpreter missed, as soon as
 * somebody is free; where nobody is, at its own time: then it is unfilled, and
 * the officer sees that. */
static enum status
ask_again(struct visit *visit, const struct booking_went *in,
	  const struct booked *missed, struct fault *fault)
{
	struct booked_again again = {
		.from = missed,
		.booking = missed->booking,
		.minutes = missed->work.item.spec.minutes,
		.why = "The interpreter missed the one before",
	};
	struct item made;
	enum status status =
		slots_soonest(visit, in->ref, in->n, &again.starts_utc,
			      &again.provider, fault);

	if (!again.starts_utc)
		again.starts_utc = missed->work.item.spec.starts_utc;
	if (again.provider == missed->work.item.provider)
		again.provider = 0;
	again.booking.again = missed->work.item.id;
	again.booking.linguist = 0;
	again.booking.pair = again.booking.series = 0;
	return status == OK ? booked_again(visit, &again, &made, fault)
			    : status;
}

static bool
was_missed(const struct attendance *said)
{
	return !strcmp(said->outcome, "interpreter-absent") ||
	       !strcmp(said->outcome, "provider-cancelled");
}

enum status
booking_went(struct visit *visit, const struct booking_went *in,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct booked booked;
	struct attendance said;
	enum status status = booked_load(visit, in->ref, in->n, &booked,
					 fault);

	if (status == OK)
		status = say(visit, in, &booked, faults, fault);
	if (status == OK && booked.work.item.state == ITEM_ASSIGNED) {
		status = attendance_get(&access, booked.work.item.id, &said,
					fault);
		if (status == E_NOT_FOUND)
			return fault_set(fault, E_INPUT, "/outcome",
					 N_("Nobody has said how it went: say "
					    "it here"),
					 NULL);
		if (status == OK)
			status = confirm(visit, &booked, &said, fault);
		if (status == OK)
			status = close_item(visit, in, &said, fault);
		if (status == OK && was_missed(&said))
			status = ask_again(visit, in, &booked, fault);
	}
	return status == OK ? booking_show(visit, in->ref, in->n, model, fault)
			    : status;
}
