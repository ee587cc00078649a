/* Calendars as administrators keep them. */
#include "desk/calendars.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "desk/account.h"
#include "desk/calendar_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/account.h"
#include "store/case.h"
#include "store/organisation.h"
#include "store/setting.h"
#include "wire/model.h"

#define NAME_MOST 120
#define DELIVERY_MOST 20

const char *const calendar_weekdays[7] = {"monday",   "tuesday", "wednesday",
					  "thursday", "friday",	 "saturday",
					  "sunday"};

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

/* "09:00-17:00" of each weekday; none is closed. */
static void
read_hours(struct fields *fields, const struct calendar_wish *wish,
	   struct calendar_plan *plan)
{
	bool open = false;

	for (int i = 0; i < 7; i++) {
		const char *text = field_text(fields, calendar_weekdays[i],
					      wish->hours[i], 20);
		struct fault fault;

		if (!text)
			continue;
		if (hours_parse("", text, &plan->week[i], &fault) != OK)
			field_take(fields, calendar_weekdays[i], &fault);
		open = true;
	}
	if (!open)
		bad(fields, "monday",
		    N_("An office that never opens has no dates: give the "
		       "hours of one weekday at least"));
}

bool
calendar_day_in(const int32_t *list, size_t count, int32_t day_days)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == day_days)
			return true;
	return false;
}

/* Whether the calendar lets the plan be done. */
static void
check_plan(struct visit *visit, struct fields *fields,
	   const struct calendar_plan *plan, const struct calendar *calendar)
{
	int32_t today = zone_local(visit->now_utc).day_days;
	int32_t day = plan->day_days;
	bool own = calendar->jurisdiction == plan->jurisdiction;
	bool built = bank_holiday(plan->jurisdiction, day) != NULL;
	bool holiday =
		(built && !(own && calendar_day_in(calendar->working,
						   calendar->workings, day))) ||
		(own &&
		 calendar_day_in(calendar->holiday, calendar->holidays, day));
	bool closed =
		calendar_day_in(calendar->closure, calendar->closures, day);

	switch (plan->what) {
	case HOLIDAY_ADDED:
		if (holiday)
			bad(fields, "day",
			    N_("This day is a bank holiday already"));
		break;
	case HOLIDAY_WITHDRAWN:
		if (own && !holiday)
			bad(fields, "day", N_("This day is no bank holiday"));
		break;
	case CLOSURE_ADDED:
		if (closed)
			bad(fields, "day",
			    N_("The office is closed on that day already"));
		break;
	case CLOSURE_WITHDRAWN:
		if (!closed)
			bad(fields, "day",
			    N_("The office is not closed on that day"));
		break;
	case HOURS_CHANGED:
		if (day < today)
			bad(fields, "day",
			    N_("What is past stays as it was: choose today or "
			       "a later day"));
		break;
	case STATUTE_CORRECTED:
		break;
	}
}

static void
read_words(struct fields *fields, const struct calendar_wish *wish,
	   struct calendar_plan *plan)
{
	const char *what = field_needed(fields, "what", wish->what, 40);
	const char *day = field_needed(fields, "day", wish->day, 20);
	bool adds;
	int found = 0, j = (int)plan->jurisdiction;
	struct fault fault;

	if (what && name_check("", calendar_what_names, STATUTE_CORRECTED, what,
			       &found, &fault) != OK)
		field_take(fields, "what", &fault);
	plan->what = (enum calendar_what)found;
	plan->skip = wish->skip;
	if (day && zone_parse_day("", day, &plan->day_days, &fault) != OK)
		field_take(fields, "day", &fault);
	(void)field_word(fields, "jurisdiction", wish->jurisdiction,
			 WORDS_JURISDICTION, &j);
	plan->jurisdiction = (enum jurisdiction)j;
	adds = plan->what == HOLIDAY_ADDED || plan->what == CLOSURE_ADDED;
	plan->name = adds ? field_needed(fields, "name", wish->name, NAME_MOST)
			  : field_text(fields, "name", wish->name, NAME_MOST);
	if (!plan->name)
		plan->name = "";
	if (plan->what == HOURS_CHANGED)
		read_hours(fields, wish, plan);
}

static enum status
read_plan(struct visit *visit, const struct calendar_wish *wish,
	  struct calendar_plan *plan, struct faults *faults,
	  struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct calendar calendar;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	*plan = (struct calendar_plan){0};
	if (status == OK)
		status = organisation_chosen(visit, wish->organisation,
					     &plan->organisation, fault);
	if (status == OK)
		status = visit_calendar(visit, plan->organisation, &calendar,
					fault);
	if (status != OK)
		return status;
	plan->jurisdiction = calendar.jurisdiction;
	read_words(&fields, wish, plan);
	if (fields_end(&fields, NULL) == OK)
		check_plan(visit, &fields, plan, &calendar);
	return fields_end(&fields, fault);
}

enum status
calendar_preview(struct visit *visit, const struct calendar_wish *wish,
		 struct model *model, struct faults *faults,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct calendar_plan plan;
	int64_t looked, at_most = 0, one;
	bool all;
	enum status status = read_plan(visit, wish, &plan, faults, fault);

	if (status != OK)
		return status;
	for (size_t i = 0; status == OK && i < access.scope->count; i++) {
		status = open_dues_count(&access, access.scope->organisation[i],
					 plan.day_days, &one, fault);
		at_most += status == OK ? one : 0;
	}
	model_code(model, "what", "calendar-change",
		   calendar_what_names[plan.what]);
	model_day(model, "day", plan.day_days);
	model_text(model, "name", plan.name);
	model_code(model, "jurisdiction", "jurisdiction",
		   plan.what <= HOLIDAY_WITHDRAWN
			   ? jurisdiction_name(plan.jurisdiction)
			   : NULL);
	model_int(model, "at_most", at_most);
	if (status == OK)
		status = calendar_foresee(visit, &plan,
					  model_children(model, "moves"),
					  &looked, &all, fault);
	if (status != OK)
		return status;
	model_int(model, "looked", looked);
	model_int(model, "first", plan.skip + (looked > 0));
	model_int(model, "last", plan.skip + looked);
	model_bool(model, "all", all);
	if (all)
		model_null(model, "next_skip");
	else
		model_int(model, "next_skip", plan.skip + looked);
	return OK;
}

/* A row of the landlord's own goes; a day that is built in, or that the
 * partnership keeps, is covered. */
static enum status
withdraw_holiday(struct visit *visit, const struct special_day *day,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct special_day covered = *day;
	struct calendar calendar;
	enum status status = bank_holiday_delete(&access, day, NULL);

	if (status != OK && status != E_NOT_FOUND)
		return status;
	calendars_forget(desk_calendars(visit->desk));
	status = visit_calendar(visit, day->organisation, &calendar, fault);
	covered.works = true;
	if (status == OK && (bank_holiday(day->jurisdiction, day->day_days) ||
			     calendar_day_in(calendar.holiday,
					     calendar.holidays, day->day_days)))
		status = bank_holiday_put(&access, &covered, fault);
	return status;
}

static enum status
write_plan(struct visit *visit, const struct calendar_plan *plan,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct special_day day = {.organisation = plan->organisation,
				  .jurisdiction = plan->jurisdiction,
				  .day_days = plan->day_days,
				  .name = plan->name};
	struct hours_change hours = {.from_days = plan->day_days};

	switch (plan->what) {
	case HOLIDAY_ADDED:
		return bank_holiday_put(&access, &day, fault);
	case HOLIDAY_WITHDRAWN:
		return withdraw_holiday(visit, &day, fault);
	case CLOSURE_ADDED:
		return closure_insert(&access, plan->organisation,
				      plan->day_days, plan->name, fault);
	case CLOSURE_WITHDRAWN:
		if (closure_delete(&access, plan->organisation, plan->day_days,
				   fault) == OK)
			return OK;
		return fault_set(fault, E_REFUSED, "/day",
				 N_("The partnership closes on that day: only "
				    "its administrator takes that back"),
				 NULL);
	case HOURS_CHANGED:
		memcpy(hours.week, plan->week, sizeof hours.week);
		return office_hours_put(&access, plan->organisation, &hours,
					fault);
	case STATUTE_CORRECTED:
		break;
	}
	return OK;
}

static enum status
log_change(struct visit *visit, const struct calendar_change *change,
	   struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = "calendar.changed",
					.subject = change->organisation,
					.organisation = change->organisation,
					.payload = payload};

	model_text(payload, "what", change->what);
	model_text(payload, "jurisdiction", change->jurisdiction);
	model_day(payload, "day", change->day_days);
	model_text(payload, "name", change->name);
	return log_event(visit, &entry, fault);
}

/* Keep it, and go through the first deadlines. */
static enum status
begin_change(struct visit *visit, struct calendar_change *change,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status;

	change->id = visit_id(visit);
	change->at_utc = visit->now_utc;
	change->by = visit_actor(visit);
	status = calendar_change_insert(&access, change, fault);
	calendars_forget(desk_calendars(visit->desk));
	return status == OK ? calendar_slice(visit, change, fault) : status;
}

enum status
calendar_do(struct visit *visit, const struct calendar_wish *wish,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	struct calendar_plan plan;
	struct calendar_change change;
	enum status status = read_plan(visit, wish, &plan, faults, fault);

	if (status == OK)
		status = write_plan(visit, &plan, fault);
	if (status != OK)
		return status;
	change = (struct calendar_change){
		.organisation = plan.organisation,
		.what = calendar_what_names[plan.what],
		.day_days = plan.day_days,
		.name = plan.what == HOURS_CHANGED
				? week_text(plan.week, visit->arena)
				: plan.name,
		.phase = calendar_moves_cases(plan.what) ? CHANGE_CASES
							 : CHANGE_ITEMS};
	if (plan.what <= HOLIDAY_WITHDRAWN)
		change.jurisdiction = jurisdiction_name(plan.jurisdiction);
	status = log_change(visit, &change, fault);
	if (status == OK)
		status = begin_change(visit, &change, fault);
	if (status == OK)
		show_calendar_change(visit, model, &change);
	return status;
}

enum status
calendars_statute_changed(struct visit *visit,
			  const struct statute_change *statute,
			  struct model *model, struct fault *fault)
{
	struct calendar_change change = {
		.organisation = statute->organisation,
		.what = calendar_what_names[STATUTE_CORRECTED],
		.day_days = statute->from_days,
		.name = statute->code,
		.phase = CHANGE_CASES};
	enum status status = begin_change(visit, &change, fault);

	if (status == OK)
		model_id(model, "change", change.id);
	return status;
}

enum status
calendars_tick(struct visit *visit, bool *ret_more, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct calendar_change change;
	enum status status = calendar_change_open(&access, &change, fault);

	*ret_more = status == OK;
	if (status == E_NOT_FOUND)
		return OK;
	return status == OK ? calendar_slice(visit, &change, fault) : status;
}

static const char *
account_name(struct visit *visit, int64_t id)
{
	struct access access = visit_access_of_service(visit);
	struct account account;

	if (!id || account_get(&access, id, &account, NULL) != OK)
		return NULL;
	return account.name;
}

void
show_calendar_change(struct visit *visit, struct model *model,
		     const struct calendar_change *change)
{
	model_id(model, "id", change->id);
	model_code(model, "what", "calendar-change", change->what);
	model_code(model, "jurisdiction", "jurisdiction", change->jurisdiction);
	model_day(model, "day", change->day_days);
	model_text(model, "name",
		   !strcmp(change->what, "hours") ? "" : change->name);
	model_time(model, "at", change->at_utc);
	model_text(model, "by", account_name(visit, change->by));
	model_bool(model, "done", change->phase == CHANGE_DONE);
	model_int(model, "looked", change->looked);
	model_int(model, "moved", change->moved);
}

enum status
calendar_change_show(struct visit *visit, const char *id_text,
		     const struct page_wish *page, struct model *model,
		     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "moves");
	struct calendar_change change;
	struct calendar_moves_wish wish = {0};
	struct calendar_moves moves;
	enum status status = page_limit(page, &wish.limit, fault);

	if (status == OK)
		status = page_number(page->after, &wish.after_n, fault);
	if (status == OK && !id_parse(id_text, &wish.change))
		return not_found("id", fault);
	if (status == OK)
		status = calendar_change_get(&access, wish.change, &change,
					     fault);
	if (status == OK)
		status = calendar_move_list(&access, &wish, &moves, fault);
	if (status != OK)
		return status == E_NOT_FOUND ? not_found("id", fault) : status;
	show_calendar_change(visit, model, &change);
	for (size_t i = 0; i < moves.count; i++) {
		const struct calendar_move *move = &moves.list[i];
		struct model *row = model_append(rows);

		model_text(row, "ref", move->ref);
		if (move->item)
			model_int(row, "item", move->item);
		else
			model_null(row, "item");
		model_text(row, "clock", move->clock);
		model_time_or_null(row, "from_at", move->from_utc);
		model_time_or_null(row, "to_at", move->to_utc);
	}
	model_text(
		model, "next",
		moves.count == wish.limit
			? arena_printf(visit->arena, "%lld",
				       (long long)moves.list[moves.count - 1].n)
			: NULL);
	return OK;
}

enum status
calendar_delivery(struct visit *visit, int64_t days, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	struct kept_setting kept = {
		.organisation = visit_organisation(visit),
		.name = "case-delivery-days",
		.value = arena_printf(visit->arena, "%lld", (long long)days),
		.by = visit_actor(visit),
		.at_utc = visit->now_utc};
	const struct log_entry entry = {.kind = "organisation.setting",
					.subject = kept.organisation,
					.organisation = kept.organisation,
					.payload = payload};
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK && (days < 0 || days > DELIVERY_MOST))
		status = fault_set(fault, E_INPUT, "/delivery_days",
				   N_("Give working days from 0 to 20"), NULL);
	if (status == OK)
		status = setting_put(&access, &kept, fault);
	model_text(payload, "name", kept.name);
	model_text(payload, "value", kept.value);
	return status == OK ? log_event(visit, &entry, fault) : status;
}
