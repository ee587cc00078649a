/* The open deadlines that a change of a calendar moves: gone through slice by
 * slice in their order, and foreseen before. */
#include <string.h>

#include "core/name.h"
#include "desk/calendar_inside.h"
#include "desk/case_inside.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/timing.h"
#include "lang/zone.h"
#include "store/organisation.h"
#include "wire/model.h"

#define SLICE 200
#define FORESEEN 500

const char *const calendar_what_names[CALENDAR_WHATS] = {
	"holiday-added", "holiday-withdrawn",
	"closure-added", "closure-withdrawn",
	"hours",	 "statute-corrected",
};

bool
calendar_moves_cases(enum calendar_what what)
{
	return what <= HOLIDAY_WITHDRAWN || what == STATUTE_CORRECTED;
}

static const int32_t *
days_with(struct visit *visit, const int32_t *list, size_t *count,
	  int32_t day_days)
{
	int32_t *all = arena_alloc(visit->arena, (*count + 1) * sizeof *all);
	size_t at = 0;

	while (at < *count && list[at] < day_days)
		at++;
	memcpy(all, list ? list : all, at * sizeof *all);
	all[at] = day_days;
	if (list && at < *count)
		memcpy(all + at + 1, list + at, (*count - at) * sizeof *all);
	++*count;
	return all;
}

static const int32_t *
days_without(struct visit *visit, const int32_t *list, size_t *count,
	     int32_t day_days)
{
	int32_t *all = arena_alloc(visit->arena, (*count + 1) * sizeof *all);
	size_t kept = 0;

	for (size_t i = 0; i < *count; i++)
		if (list[i] != day_days)
			all[kept++] = list[i];
	*count = kept;
	return all;
}

static void
plan_hours(struct visit *visit, const struct calendar_plan *plan,
	   struct calendar *c)
{
	struct hours_change *all =
		arena_alloc(visit->arena, (c->changes + 1) * sizeof *all);
	size_t at = 0, count = 0;

	while (at < c->changes && c->change[at].from_days < plan->day_days)
		all[count++] = c->change[at++];
	all[count].from_days = plan->day_days;
	memcpy(all[count++].week, plan->week, sizeof plan->week);
	for (; at < c->changes; at++)
		if (c->change[at].from_days != plan->day_days)
			all[count++] = c->change[at];
	c->change = all;
	c->changes = count;
}

void
calendar_planned(struct visit *visit, const struct calendar_plan *plan,
		 struct calendar *c)
{
	int32_t day = plan->day_days;

	switch (plan->what) {
	case HOLIDAY_ADDED:
		if (c->jurisdiction != plan->jurisdiction)
			break;
		c->working = days_without(visit, c->working, &c->workings, day);
		c->holiday = days_with(visit, c->holiday, &c->holidays, day);
		break;
	case HOLIDAY_WITHDRAWN:
		if (c->jurisdiction != plan->jurisdiction)
			break;
		c->holiday = days_without(visit, c->holiday, &c->holidays, day);
		c->working = days_with(visit, c->working, &c->workings, day);
		break;
	case CLOSURE_ADDED:
		c->closure = days_with(visit, c->closure, &c->closures, day);
		break;
	case CLOSURE_WITHDRAWN:
		c->closure = days_without(visit, c->closure, &c->closures, day);
		break;
	case HOURS_CHANGED:
		plan_hours(visit, plan, c);
		break;
	case STATUTE_CORRECTED:
		break;
	}
}

/* Deadlines before that moment stay. */
static int64_t
first_touched(const char *what, int32_t day_days)
{
	int64_t utc;

	if (!strcmp(what, calendar_what_names[STATUTE_CORRECTED]))
		return INT64_MIN;
	(void)zone_utc(day_days, 0, &utc);
	return utc - 1;
}

/* The next organisation of the change from place on, 0 none: those below the
 * one that made it, and of the jurisdiction that a holiday is of. */
static enum status
next_place(struct visit *visit, const struct calendar_change *change,
	   int64_t after, int64_t *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct scope scope;
	enum status status = organisation_scope(&access, change->organisation,
						&scope, fault);

	*ret = 0;
	for (size_t i = 0; status == OK && i < scope.count; i++) {
		int64_t id = scope.organisation[i];
		struct organisation o;

		/* A member's hours are its own. */
		if (id <= after || (!strcmp(change->what, "hours") &&
				    id != change->organisation))
			continue;
		status = organisation_get(&access, id, &o, fault);
		if (status == OK && change->jurisdiction &&
		    strcmp(jurisdiction_name(o.jurisdiction),
			   change->jurisdiction) != 0)
			continue;
		*ret = id;
		return status;
	}
	return status;
}

static enum status
note_move(struct visit *visit, struct calendar_change *change,
	  struct calendar_move *move, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	move->change = change->id;
	change->moved++;
	return calendar_move_insert(&access, move, fault);
}

static enum status
move_item(struct visit *visit, struct calendar_change *change, int64_t id,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct calendar_move move = {0};
	struct work work;
	struct item before;
	enum status status = work_load_item(visit, id, &work, fault);

	if (status != OK)
		return status;
	before = work.item;
	status = case_limit_again(visit, &work.request, &work.item, fault);
	if (status == OK)
		status = timing_due(visit, &work.item, fault);
	if (status != OK || (work.item.due_utc == before.due_utc &&
			     work.item.case_due_utc == before.case_due_utc))
		return status;
	status = item_update(&access, &work.item, fault);
	if (status == OK)
		status = work_touch(visit, &work, fault);
	if (status == OK)
		status = log_item(visit, "item.due-moved", &work, change->name,
				  fault);
	move = (struct calendar_move){.organisation = before.organisation,
				      .subject = work.request.id,
				      .item = before.n,
				      .clock = work.item.standard,
				      .from_utc = before.due_utc,
				      .to_utc = work.item.due_utc};
	return status == OK ? note_move(visit, change, &move, fault) : status;
}

static enum status
move_case(struct visit *visit, struct calendar_change *change, int64_t id,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct statutory_case before, after;
	int64_t moved;
	enum status status = case_get(&access, id, &before, fault);

	if (status == OK)
		status = case_again(visit, id, &moved, fault);
	if (status == OK)
		status = case_get(&access, id, &after, fault);
	if (status != OK || before.next_due_utc == after.next_due_utc)
		return status;
	return note_move(
		visit, change,
		&(struct calendar_move){
			.organisation = before.organisation,
			.subject = id,
			.clock = after.next_clock ? after.next_clock : "",
			.from_utc = before.next_due_utc,
			.to_utc = after.next_due_utc},
		fault);
}

/* To the next organisation, or to the items, or to the end. */
static enum status
go_on(struct visit *visit, struct calendar_change *change, struct fault *fault)
{
	enum status status =
		next_place(visit, change, change->place, &change->place, fault);

	change->after_utc = first_touched(change->what, change->day_days);
	change->after_id = INT64_MAX;
	if (status != OK || change->place)
		return status;
	change->phase++;
	if (change->phase == CHANGE_ITEMS &&
	    !strcmp(change->what, calendar_what_names[STATUTE_CORRECTED]))
		change->phase++;
	return change->phase == CHANGE_DONE
		       ? OK
		       : next_place(visit, change, 0, &change->place, fault);
}

/* At most so many deadlines of one organisation; then on to the next. */
static enum status
go_through(struct visit *visit, struct calendar_change *change, size_t most,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct open_dues_wish wish = {
		.phase = change->phase,
		.every_case = !strcmp(change->what,
				      calendar_what_names[STATUTE_CORRECTED]),
		.organisation = change->place,
		.after = {change->after_utc, change->after_id},
		.limit = most};
	struct open_dues dues = {NULL, 0};
	enum status status = open_dues_after(&access, &wish, &dues, fault);

	for (size_t i = 0; status == OK && i < dues.count; i++) {
		status = change->phase == CHANGE_ITEMS
				 ? move_item(visit, change, dues.list[i].id,
					     fault)
				 : move_case(visit, change, dues.list[i].id,
					     fault);
		change->looked++;
		change->after_utc = dues.list[i].due_utc;
		change->after_id = dues.list[i].id;
	}
	return status == OK && dues.count < most ? go_on(visit, change, fault)
						 : status;
}

enum status
calendar_slice(struct visit *visit, struct calendar_change *change,
	       struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	int64_t end = change->looked + SLICE;
	enum status status = change->place ? OK : go_on(visit, change, fault);

	while (status == OK && change->phase != CHANGE_DONE &&
	       change->looked < end)
		status = go_through(visit, change,
				    (size_t)(end - change->looked), fault);
	return status == OK ? calendar_change_update(&access, change, fault)
			    : status;
}

/* What a plan does to the deadlines of one organisation. */
struct foresight {
	struct visit *visit;
	const struct calendar_plan *plan;
	struct calendar calendar;
	struct model *moves;
	int64_t skip, looked;
};

static void
show_foreseen(struct foresight *f, const char *ref, const struct item *item,
	      int64_t from_utc, int64_t to_utc)
{
	struct model *row;

	if (from_utc == to_utc)
		return;
	row = model_append(f->moves);
	model_text(row, "ref", ref);
	if (item)
		model_int(row, "item", item->n);
	else
		model_null(row, "item");
	model_time_or_null(row, "from_at", from_utc);
	model_time_or_null(row, "to_at", to_utc);
}

static enum status
foresee_item(struct foresight *f, int64_t id, struct fault *fault)
{
	struct work work;
	int64_t due_utc;
	enum status status = work_load_item(f->visit, id, &work, fault);

	if (status == OK)
		status = timing_foresee(f->visit, &work.item, &f->calendar,
					&due_utc, fault);
	if (status == OK)
		show_foreseen(f, work.request.ref, &work.item,
			      work.item.due_utc, due_utc);
	return status;
}

static enum status
foresee_case(struct foresight *f, int64_t id, struct fault *fault)
{
	struct access access = visit_access_of_service(f->visit);
	struct whole_case whole;
	int64_t due_utc;
	enum status status = case_get(&access, id, &whole.file, fault);

	if (status == OK)
		status = case_complete(f->visit, &whole, fault);
	if (status != OK)
		return status;
	due_utc = whole.file.next_due_utc;
	calendar_planned(f->visit, f->plan, &whole.calendar);
	case_follow(f->visit, &whole);
	show_foreseen(f, whole.file.ref, NULL, due_utc,
		      whole.file.next_due_utc);
	return OK;
}

/* Of one case there may be several deadlines. */
static bool
seen_before(const struct open_dues *dues, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (dues->list[i].id == dues->list[at].id)
			return true;
	return false;
}

static enum status
foresee_phase(struct foresight *f, const struct open_dues_wish *wish,
	      struct fault *fault)
{
	struct access access = visit_access(f->visit);
	struct open_dues dues;
	enum status status = open_dues_after(&access, wish, &dues, fault);

	for (size_t i = 0; status == OK && i < dues.count; i++) {
		int64_t id = dues.list[i].id;

		if (f->skip) {
			f->skip--;
			continue;
		}
		f->looked++;
		if (wish->phase == CHANGE_ITEMS)
			status = foresee_item(f, id, fault);
		else if (!seen_before(&dues, i))
			status = foresee_case(f, id, fault);
	}
	return status;
}

enum status
calendar_foresee(struct visit *visit, const struct calendar_plan *plan,
		 struct model *moves, int64_t *ret_looked, bool *ret_all,
		 struct fault *fault)
{
	const bool holiday = plan->what <= HOLIDAY_WITHDRAWN;
	const struct calendar_change change = {
		.organisation = plan->organisation,
		.what = calendar_what_names[plan->what],
		.jurisdiction =
			holiday ? jurisdiction_name(plan->jurisdiction) : NULL,
		.day_days = plan->day_days};
	struct foresight f = {.visit = visit,
			      .plan = plan,
			      .moves = moves,
			      .skip = plan->skip};
	int64_t place = 0;
	enum status status = next_place(visit, &change, 0, &place, fault);

	while (status == OK && place && f.looked < FORESEEN) {
		struct open_dues_wish wish = {
			.phase = CHANGE_CASES,
			.organisation = place,
			.after = {first_touched(change.what, plan->day_days),
				  INT64_MAX},
			.limit = (size_t)(FORESEEN - f.looked + f.skip)};

		status = visit_calendar(visit, place, &f.calendar, fault);
		calendar_planned(visit, plan, &f.calendar);
		if (status == OK && holiday)
			status = foresee_phase(&f, &wish, fault);
		wish.phase = CHANGE_ITEMS;
		wish.limit = (size_t)(FORESEEN - f.looked + f.skip);
		if (status == OK && wish.limit)
			status = foresee_phase(&f, &wish, fault);
		if (status == OK)
			status = next_place(visit, &change, place, &place,
					    fault);
	}
	*ret_looked = f.looked;
	*ret_all = !place && f.looked < FORESEEN;
	return status;
}
