/* The service clock of an item: when it runs, when it stops, what is due. */
#include "desk/timing.h"

#include "core/policy.h"
#include "core/worktime.h"
#include "desk/cases.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/policies.h"
#include "desk/requests.h"
#include "store/request.h"
#include "wire/model.h"

/* All that an item's clock counts by. */
struct timing {
	struct standard standard;
	struct calendar calendar;
	struct pauses pauses;
	struct worktime clock;
	int64_t start_utc;
};

static enum status
timing_read(struct visit *visit, const struct item *item, struct timing *ret,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status;

	*ret = (struct timing){
		.start_utc = item->started_utc ? item->started_utc
					       : item->received_utc,
	};
	status = policy_standard_of(visit, item, &ret->standard, fault);
	if (status == OK)
		status = visit_calendar(visit, item->organisation,
					&ret->calendar, fault);
	if (status == OK)
		status = pause_list(&access, item->id, visit->now_utc,
				    &ret->pauses, fault);
	ret->clock = (struct worktime){
		.calendar = &ret->calendar,
		.kind = ret->standard.kind,
		.pause = ret->pauses.list,
		.pauses = ret->pauses.count,
	};
	return status;
}

/* By the standard; 0 where that is never. */
static int64_t
standard_due(const struct timing *timing)
{
	int64_t due_utc = worktime_due(&timing->clock, timing->start_utc,
				       timing->standard.duration);

	return due_utc == WORKTIME_NEVER ? 0 : due_utc;
}

/* A booking whose clock has stopped: the appointment is what remains. */
static bool
confirmed(const struct item *item)
{
	return item->stopped_utc && item->state != ITEM_UNFILLED &&
	       policy_met(&item->spec) != MET_BY_COMPLETION;
}

enum status
timing_start(struct visit *visit, struct item *item, struct fault *fault)
{
	struct timing timing = {.start_utc = item->received_utc};
	enum status status =
		policy_standard_of(visit, item, &timing.standard, fault);

	if (status == OK)
		status = visit_calendar(visit, item->organisation,
					&timing.calendar, fault);
	timing.clock = (struct worktime){.calendar = &timing.calendar,
					 .kind = timing.standard.kind};
	if (status != OK)
		return status;
	item->standard = timing.standard.code;
	item->due_utc = standard_due(&timing);
	timing_limit(item);
	return OK;
}

void
timing_limit(struct item *item)
{
	if (item->case_due_utc &&
	    (!item->due_utc || item->case_due_utc < item->due_utc))
		item->due_utc = item->case_due_utc;
}

/* Paused until nobody knows when. */
static void
leave_open(struct timing *timing)
{
	if (timing->pauses.open)
		timing->pauses.list[timing->pauses.count - 1].to_utc =
			WORKTIME_NEVER;
}

enum status
timing_foresee(struct visit *visit, const struct item *item,
	       const struct calendar *calendar, int64_t *ret_due,
	       struct fault *fault)
{
	struct timing timing;
	struct item other = *item;
	enum status status;

	*ret_due = item->due_utc;
	if (confirmed(item))
		return OK;
	status = timing_read(visit, item, &timing, fault);
	if (status != OK)
		return status;
	timing.clock.calendar = calendar;
	leave_open(&timing);
	other.due_utc = standard_due(&timing);
	timing_limit(&other);
	*ret_due = other.due_utc;
	return OK;
}

enum status
timing_due(struct visit *visit, struct item *item, struct fault *fault)
{
	struct timing timing;
	enum status status;

	if (confirmed(item)) {
		item->due_utc =
			policy_appointment_end(&item->spec, item->received_utc);
		return OK;
	}
	status = timing_read(visit, item, &timing, fault);
	if (status != OK)
		return status;
	leave_open(&timing);
	item->standard = timing.standard.code;
	item->due_utc = standard_due(&timing);
	timing_limit(item);
	return OK;
}

/* What it took until now. */
static enum status
stop(struct visit *visit, struct item *item, struct fault *fault)
{
	struct timing timing;
	int64_t now_utc = visit->now_utc, by_utc;
	enum status status = timing_read(visit, item, &timing, fault);

	if (status != OK)
		return status;
	/* Its case may make it due sooner than the standard does. */
	by_utc = item->case_due_utc ? standard_due(&timing) : item->due_utc;
	item->stopped_utc = now_utc;
	item->gross_min = now_utc > timing.start_utc
				  ? (now_utc - timing.start_utc) / 60
				  : 0;
	item->net_min =
		worktime_between(&timing.clock, timing.start_utc, now_utc);
	item->in_standard = item->due_utc ? now_utc <= by_utc : -1;
	return OK;
}

enum status
timing_confirm(struct visit *visit, struct item *item, struct fault *fault)
{
	enum status status = OK;

	switch (policy_met(&item->spec)) {
	case MET_BY_COMPLETION:
		return OK;
	case MET_AT_ONCE:
		item->stopped_utc = visit->now_utc;
		item->gross_min = item->net_min = 0;
		item->in_standard = 1;
		break;
	case MET_BY_CONFIRMATION:
	case MET_BY_ANSWER:
		if (item->stopped_utc)
			return OK;
		status = stop(visit, item, fault);
		break;
	}
	item->due_utc = policy_appointment_end(&item->spec, item->received_utc);
	return status;
}

enum status
timing_unfill(struct visit *visit, struct item *item, struct fault *fault)
{
	enum standard_met met = policy_met(&item->spec);
	enum status status;

	if (met == MET_BY_COMPLETION)
		return OK;
	status = stop(visit, item, fault);
	if (met != MET_BY_ANSWER)
		item->in_standard = 0;
	return status;
}

enum status
timing_reopen(struct visit *visit, struct item *item, struct fault *fault)
{
	if (policy_met(&item->spec) == MET_BY_COMPLETION)
		return OK;
	item->stopped_utc = 0;
	item->gross_min = item->net_min = -1;
	item->in_standard = -1;
	return timing_due(visit, item, fault);
}

enum status
timing_anew(struct visit *visit, struct item *item, struct fault *fault)
{
	if (policy_met(&item->spec) == MET_BY_COMPLETION)
		return OK;
	item->started_utc = visit->now_utc;
	return timing_reopen(visit, item, fault);
}

enum status
timing_complete(struct visit *visit, struct item *item, struct fault *fault)
{
	return item->stopped_utc ? OK : stop(visit, item, fault);
}

void
show_clock_days(struct model *model, const struct clock_days *days)
{
	struct model *rows = model_children(model, "days");

	for (size_t i = 0; i < days->count; i++) {
		const struct clock_day *day = &days->list[i];
		struct model *row = model_append(rows);

		model_day(row, "day", day->day_days);
		model_minutes(row, "minutes", day->minutes);
		model_int(row, "paused", day->paused);
		model_int(row, "counted", day->counted);
		model_message(row, "why", clock_day_text(day->why));
		model_message(row, "name", day->name);
	}
}

/* What stops the clock, for people. */
static const char *
stops(const struct item *item)
{
	switch (policy_met(&item->spec)) {
	case MET_BY_COMPLETION:
		break;
	case MET_BY_CONFIRMATION:
		return N_("The clock stops when somebody has taken the "
			  "booking. Then the appointment itself is due.");
	case MET_BY_ANSWER:
		return N_("The clock stops when somebody has taken the "
			  "booking, or nobody can be found. Then the "
			  "appointment itself is due.");
	case MET_AT_ONCE:
		return N_("A call on demand is put through at once.");
	}
	return N_("The clock stops when the work is completed.");
}

/* Pauses that began after the clock stopped moved nothing. */
static void
leave_later_pauses(struct timing *timing, const struct item *item)
{
	while (item->stopped_utc && timing->clock.pauses &&
	       timing->pauses.list[timing->clock.pauses - 1].from_utc >=
		       item->stopped_utc)
		timing->clock.pauses--;
}

static void
show_timing(struct visit *visit, struct model *model, const struct item *item,
	    const struct timing *timing)
{
	int64_t due_utc =
		confirmed(item) ? standard_due(timing) : item->due_utc;
	int64_t end_utc = item->stopped_utc  ? item->stopped_utc
			  : item->closed_utc ? item->closed_utc
					     : visit->now_utc;
	struct clock_days days;

	model_int(model, "n", item->n);
	model_code(model, "kind", "clock", clock_kind_name(timing->clock.kind));
	model_code(model, "standard", "standard", item->standard);
	model_message(model, "stops", stops(item));
	model_time(model, "started_at", timing->start_utc);
	model_time_or_null(model, "due_at", due_utc);
	model_time_or_null(model, "standard_due_at",
			   item->case_due_utc && due_utc == item->case_due_utc
				   ? standard_due(timing)
				   : 0);
	model_time_or_null(model, "stopped_at", item->stopped_utc);
	model_time_or_null(
		model, "appointment_ends_at",
		policy_appointment_end(&item->spec, item->received_utc));
	model_time_or_null(model, "closed_at", item->closed_utc);
	model_time(model, "now", visit->now_utc);
	model_minutes(model, "gross_min",
		      item->gross_min >= 0
			      ? item->gross_min
			      : (end_utc - timing->start_utc) / 60);
	model_minutes(model, "net_min",
		      item->net_min >= 0
			      ? item->net_min
			      : worktime_between(&timing->clock,
						 timing->start_utc, end_utc));
	if (item->in_standard < 0)
		model_null(model, "in_standard");
	else
		model_bool(model, "in_standard", item->in_standard > 0);
	if (due_utc > end_utc)
		end_utc = due_utc;
	days = worktime_explain(&timing->clock, timing->start_utc, end_utc,
				visit->arena);
	show_clock_days(model, &days);
}

/* The case that makes it due sooner. */
static enum status
show_case(struct visit *visit, struct model *model, const struct work *work,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct statutory_case file;
	enum status status;

	model_null(model, "case");
	if (!work->request.case_file)
		return OK;
	status = case_get(&access, work->request.case_file, &file, fault);
	if (status == OK)
		case_show_item(model, &file, &work->item, visit->now_utc);
	return status;
}

enum status
item_clock(struct visit *visit, const char *ref, int n, struct model *model,
	   struct fault *fault)
{
	struct timing timing;
	struct work work;
	enum status status = work_load(visit, ref, n, &work, fault);

	if (status == OK)
		status = timing_read(visit, &work.item, &timing, fault);
	if (status != OK)
		return status;
	leave_later_pauses(&timing, &work.item);
	model_text(model, "ref", work.request.ref);
	status = show_case(visit, model, &work, fault);
	if (status != OK)
		return status;
	show_timing(visit, model, &work.item, &timing);
	show_pauses(model, &timing.pauses);
	return OK;
}
