/* The same appointment every so many weeks. */
#include "desk/series.h"

#include "core/appointment.h"
#include "core/worktime.h"
#include "desk/booking_inside.h"
#include "desk/bookings.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/requests.h"
#include "lang/zone.h"
#include "wire/model.h"

static void
not_one(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

static enum status
read_wish(struct visit *visit, const struct series_wish *wish,
	  struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);

	if (field_count(&fields, "weeks", wish->weeks, SERIES_MOST) &&
	    !wish->weeks)
		not_one(&fields, "weeks",
			N_("Say every how many weeks: 1 is every week"));
	if (field_count(&fields, "count", wish->count, SERIES_MOST) &&
	    wish->count < 2)
		not_one(&fields, "count",
			N_("A series has two appointments at least"));
	return fields_end(&fields, fault);
}

/* All later ones, each like the first. */
static enum status
add_all(struct visit *visit, const struct booked *first,
	const struct appointment_series *rule, struct fault *fault)
{
	int64_t starts[SERIES_MOST];
	size_t count = appointment_series(rule, starts);
	const struct item *item = &first->work.item;
	int64_t had = item->state == ITEM_ASSIGNED ? item->provider : 0;
	struct booked_again again = {
		.from = first,
		.booking = first->booking,
		.minutes = item->spec.minutes,
		.why = "It belongs to a series",
	};
	enum status status = OK;

	again.booking.pair = again.booking.again = 0;
	again.booking.briefing_utc = 0;
	for (size_t i = 1; status == OK && i < count; i++) {
		struct item made = *item;

		made.id = 0;
		again.starts_utc = made.spec.starts_utc = starts[i];
		again.provider = 0;
		if (had)
			status = booked_free(visit, &made, had,
					     &again.provider, fault);
		if (status == OK)
			status = booked_again(visit, &again, &made, fault);
	}
	return status;
}

/* The booking is the first of a series now. */
static enum status
begin(struct visit *visit, const struct series_wish *wish,
      struct booked *booked, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct series series = {
		.id = visit_id(visit),
		.organisation = booked->work.item.organisation,
		.request = booked->work.request.id,
		.weeks = (int)wish->weeks,
		.working_days = wish->working_days,
		.made_utc = visit->now_utc,
		.made_by = visit_actor(visit),
	};
	enum status status = request_touch(&access, booked->work.request.id,
					   wish->version, fault);

	if (status == OK)
		status = series_insert(&access, &series, fault);
	booked->booking.series = series.id;
	return status == OK ? booked_keep(visit, "booking.series", booked,
					  NULL, fault)
			    : status;
}

enum status
series_make(struct visit *visit, const struct series_wish *wish,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	struct booked booked;
	struct calendar calendar;
	struct appointment_series rule = {
		.weeks = (int)wish->weeks,
		.count = (int)wish->count,
		.working = wish->working_days ? &calendar : NULL,
	};
	enum status status =
		booked_load(visit, wish->ref, wish->n, &booked, fault);

	if (status == OK)
		status = read_wish(visit, wish, faults, fault);
	if (status != OK)
		return status;
	if (booked.booking.series || !item_state_open(booked.work.item.state))
		return fault_set(fault, E_CONFLICT, "",
				 N_("This booking is one of a series already, "
				    "or is closed"),
				 NULL);
	rule.first_utc = booked.work.item.spec.starts_utc;
	status = visit_calendar(visit, booked.work.item.organisation,
				&calendar, fault);
	if (status == OK)
		status = begin(visit, wish, &booked, fault);
	if (status == OK)
		status = add_all(visit, &booked, &rule, fault);
	return status == OK ? booking_show(visit, wish->ref, wish->n, model,
					   fault)
			    : status;
}

/* One of a series, and those that are left of it. */
struct rest {
	struct booked booked;
	struct kin kin;
};

static enum status
rest_load(struct visit *visit, const char *ref, int n, struct rest *rest,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = booked_load(visit, ref, n, &rest->booked, fault);

	if (status == OK && !rest->booked.booking.series)
		return fault_set(fault, E_CONFLICT, "",
				 N_("This booking is in no series: change it "
				    "alone"),
				 NULL);
	return status == OK ? booking_series(&access,
					     rest->booked.booking.series,
					     &rest->kin, fault)
			    : status;
}

static bool
is_left(const struct rest *rest, const struct kin_item *one)
{
	const struct item *item = &rest->booked.work.item;
	enum item_state state;

	return one->starts_utc >= item->spec.starts_utc &&
	       item_state_parse(one->state, &state) &&
	       (item_state_open(state) || state == ITEM_UNFILLED);
}

/* The version, as what was done before left it. */
static enum status
version_now(struct visit *visit, const char *ref, int64_t *ret,
	    struct fault *fault)
{
	struct request request;
	enum status status = request_named(visit, ref, &request, fault);

	if (status == OK)
		*ret = request.version;
	return status;
}

enum status
series_move(struct visit *visit, const struct series_move *in,
	    struct model *model, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct booking_move move = {.ref = in->ref,
				    .version = in->version,
				    .minutes = in->minutes};
	int64_t from_utc, to_utc = 0;
	int moved = in->n, n = in->n;
	struct rest rest;
	enum status status = rest_load(visit, in->ref, in->n, &rest, fault);

	(void)field_needed(&fields, "starts_at", in->starts_at, 64);
	(void)field_time(&fields, "starts_at", in->starts_at, &to_utc);
	if (status == OK)
		status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status != OK)
		return status;
	from_utc = rest.booked.work.item.spec.starts_utc;
	for (size_t i = 0; status == OK && i < rest.kin.count; i++) {
		char text[ZONE_TIME_TEXT];

		if (!is_left(&rest, &rest.kin.list[i]))
			continue;
		zone_utc_text(appointment_moved(rest.kin.list[i].starts_utc,
						from_utc, to_utc),
			      text);
		move.n = rest.kin.list[i].n;
		move.starts_at = text;
		status = booked_move(visit, &move, &moved, fault);
		if (move.n == in->n)
			n = moved;
		if (status == OK)
			status = version_now(visit, in->ref, &move.version,
					     fault);
	}
	return status == OK ? booking_show(visit, in->ref, n, model, fault)
			    : status;
}

enum status
series_cancel(struct visit *visit, const struct series_cancel *in,
	      struct model *model, struct fault *fault)
{
	struct item_act act = {.ref = in->ref,
			       .action = "cancel",
			       .version = in->version,
			       .reason = in->reason,
			       .outcome = in->outcome};
	struct rest rest;
	enum status status = rest_load(visit, in->ref, in->n, &rest, fault);

	for (size_t i = 0; status == OK && i < rest.kin.count; i++) {
		if (!is_left(&rest, &rest.kin.list[i]))
			continue;
		act.n = rest.kin.list[i].n;
		status = item_act(visit, &act, NULL, fault);
		if (status == OK)
			status = version_now(visit, in->ref, &act.version,
					     fault);
	}
	return status == OK ? booking_show(visit, in->ref, in->n, model, fault)
			    : status;
}
