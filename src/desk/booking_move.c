/* A booking at another time: what was agreed is taken back, and whoever had it
 * is asked first. */
#include "desk/booking_inside.h"
#include "desk/bookings.h"
#include "desk/diary.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/prices.h"
#include "desk/requests.h"
#include "store/diary.h"

static enum status
put_to(struct visit *visit, const struct booking_move *in, int64_t version,
       const char *provider, struct fault *fault)
{
	const struct item_act act = {
		.ref = in->ref,
		.n = in->n,
		.action = "offer",
		.version = version,
		.provider = provider,
		.reason = provider ? in->why : NULL,
	};

	return item_act(visit, &act, NULL, fault);
}

/* Asks at the new time: who is named, who had it, or the best. */
static enum status
ask(struct visit *visit, const struct booking_move *in, int64_t had,
    struct fault *fault)
{
	struct booked booked;
	struct booking_move again = *in;
	char text[ID_TEXT];
	int64_t is_free = 0;
	const char *provider = in->provider && *in->provider ? in->provider
							     : NULL;
	enum status status =
		booked_load(visit, in->ref, in->n, &booked, fault);

	if (status == OK && booked.work.item.state != ITEM_APPROVED)
		return OK; /* a manager decides first */
	if (status == OK && !provider && had)
		status = booked_free(visit, &booked.work.item, had, &is_free,
				     fault);
	if (status == OK && is_free) {
		id_format(had, text);
		provider = text;
		again.why = "The same interpreter as before";
	}
	if (status != OK)
		return status;
	return put_to(visit, &again, booked.work.request.version, provider,
		      fault);
}

/* The new time and length, as they were said. */
static enum status
read_time(struct visit *visit, const struct booking_move *in,
	  struct booked_again *again, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	enum status status;

	again->minutes = again->from->work.item.spec.minutes;
	(void)field_needed(&fields, "starts_at", in->starts_at, 64);
	(void)field_time(&fields, "starts_at", in->starts_at,
			 &again->starts_utc);
	if (field_count(&fields, "minutes", in->minutes, ITEM_MINUTES_MAX) &&
	    in->minutes)
		again->minutes = (int)in->minutes;
	status = fields_end(&fields, fault);
	faults_free(&faults);
	return status;
}

/* Whoever had it is asked first, if they are free then. */
static enum status
name_provider(struct visit *visit, const struct booking_move *in,
	      struct booked_again *again, struct fault *fault)
{
	struct item then = again->from->work.item;

	if (in->provider && *in->provider) {
		again->why = in->why;
		return id_parse(in->provider, &again->provider)
			       ? OK
			       : fault_set(fault, E_INPUT, "/provider",
					   N_("There is no such provider here: "
					      "choose one from the list"),
					   NULL);
	}
	again->why = "The same interpreter as before";
	then.spec.starts_utc = again->starts_utc;
	then.spec.minutes = again->minutes;
	return booked_free(visit, &then, then.provider, &again->provider,
			   fault);
}

/* Whether whoever is named may be asked for the new time. */
static enum status
check_provider(struct visit *visit, const struct booked_again *again,
	       struct fault *fault)
{
	struct booked then = *again->from;
	struct routing anew = {.item = then.work.item.id,
			       .organisation = then.work.item.organisation,
			       .mode = -1,
			       .any_gender = then.work.routing.any_gender,
			       .asked_since = visit_id(visit)};
	const struct job job = {.request = &then.work.request,
				.item = &then.work.item,
				.tenant = &then.work.tenant,
				.needs = &then.work.needs,
				.routing = &anew};
	const struct asking asking = {.provider = again->provider,
				      .why = again->why};
	const struct ranked *ranked;

	then.work.item.spec.starts_utc = again->starts_utc;
	then.work.item.spec.minutes = again->minutes;
	return assign_allowed(visit, &job, &asking, &ranked, fault);
}

/* Inside the terms of its contract the old time is to be paid for: the booking
 * is called off at that price, and another stands for it. */
static enum status
move_late(struct visit *visit, const struct booking_move *in,
	  const struct booked *booked, int *ret_n, struct fault *fault)
{
	const struct item_act cancel = {
		.ref = in->ref,
		.n = in->n,
		.action = "cancel",
		.version = in->version,
		.reason = "Moved to another time",
	};
	struct booked_again again = {.from = booked,
				     .booking = booked->booking};
	struct item made;
	enum status status = read_time(visit, in, &again, fault);

	again.booking.again = booked->work.item.id;
	again.booking.linguist = 0;
	if (status == OK)
		status = item_act(visit, &cancel, NULL, fault);
	if (status == OK)
		status = name_provider(visit, in, &again, fault);
	if (status == OK && again.provider)
		status = check_provider(visit, &again, fault);
	if (status == OK)
		status = booked_again(visit, &again, &made, fault);
	if (status == OK)
		*ret_n = made.n;
	return status;
}

static enum status
move_freely(struct visit *visit, const struct booking_move *in, int64_t had,
	    struct fault *fault)
{
	const struct item_act act = {
		.ref = in->ref,
		.n = in->n,
		.action = "reschedule",
		.version = in->version,
		.starts_at = in->starts_at,
		.minutes = in->minutes,
	};
	enum status status = item_act(visit, &act, NULL, fault);

	return status == OK ? ask(visit, in, had, fault) : status;
}

enum status
booked_move(struct visit *visit, const struct booking_move *in, int *ret_n,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct booked booked;
	int64_t had = 0;
	bool late = false;
	enum status status = diary_renew(visit, fault);

	*ret_n = in->n;
	if (status == OK)
		status = booked_load(visit, in->ref, in->n, &booked, fault);
	if (status == OK && booked.work.item.state == ITEM_ASSIGNED) {
		had = booked.work.item.provider;
		status = price_is_late(visit, &booked.work.item, &late, fault);
	}
	if (status == OK)
		status = diary_unhold(&access, booked.work.item.id, fault);
	if (status != OK)
		return status;
	return late ? move_late(visit, in, &booked, ret_n, fault)
		    : move_freely(visit, in, had, fault);
}

enum status
booking_move(struct visit *visit, const struct booking_move *in,
	     struct model *model, struct fault *fault)
{
	int n;
	enum status status = booked_move(visit, in, &n, fault);

	return status == OK ? booking_show(visit, in->ref, n, model, fault)
			    : status;
}
