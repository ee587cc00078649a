/* Calendars as pages show them. */
#include <stdlib.h>

#include "desk/calendar_inside.h"
#include "desk/inside.h"
#include "lang/zone.h"
#include "store/organisation.h"
#include "store/setting.h"
#include "wire/model.h"

#define YEAR_LAST 2028 /* of the built-in bank holidays */
#define CHANGES_SHOWN 20

static const char *
clock_text(struct visit *visit, int minutes)
{
	return arena_printf(visit->arena, "%02d:%02d", minutes / 60,
			    minutes % 60);
}

static void
show_hours(struct visit *visit, struct model *rows, const struct hours week[7])
{
	for (int i = 0; i < 7; i++) {
		struct model *row = model_append(rows);
		bool open = week[i].to_min > week[i].from_min;

		model_code(row, "weekday", "weekday", calendar_weekdays[i]);
		model_text(row, "from",
			   open ? clock_text(visit, week[i].from_min) : NULL);
		model_text(row, "to",
			   open ? clock_text(visit, week[i].to_min) : NULL);
	}
}

static void
show_week(struct visit *visit, struct model *model,
	  const struct calendar *calendar)
{
	int32_t today = zone_local(visit->now_utc).day_days;
	int32_t monday = today - day_weekday(today);
	struct model *changes;
	struct hours week[7];

	for (int i = 0; i < 7; i++)
		week[i] = *calendar_hours(calendar, monday + i < today
							    ? monday + i + 7
							    : monday + i);
	show_hours(visit, model_children(model, "hours"), week);
	changes = model_children(model, "hours_changes");
	for (size_t i = 0; i < calendar->changes; i++) {
		struct model *row = model_append(changes);

		model_day(row, "from", calendar->change[i].from_days);
		show_hours(visit, model_children(row, "hours"),
			   calendar->change[i].week);
	}
}

static void
show_day(struct model *row, const struct special_day *day)
{
	model_day(row, "day", day->day_days);
	model_text(row, "name", day->name);
	model_code(row, "jurisdiction", "jurisdiction",
		   jurisdiction_name(day->jurisdiction));
	model_bool(row, "built_in", false);
	model_bool(row, "works", day->works);
}

/* Built-in days of the jurisdiction among those that were added, by day. */
static enum status
show_holidays(struct visit *visit, struct model *model,
	      const struct calendar *calendar, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "holidays");
	int year = civil_from_day(zone_local(visit->now_utc).day_days).year;
	int32_t from = day_from_civil(year, 1, 1);
	struct special_days own;
	size_t at = 0;
	enum status status = bank_holiday_list(
		&access, visit_organisation(visit), from, &own, fault);

	if (status != OK)
		return status;
	for (int32_t day = from; day < day_from_civil(YEAR_LAST + 1, 1, 1);
	     day++) {
		const char *name = bank_holiday(calendar->jurisdiction, day);
		struct model *row;

		for (; at < own.count && own.list[at].day_days <= day; at++)
			show_day(model_append(rows), &own.list[at]);
		if (!name ||
		    calendar_day_in(calendar->working, calendar->workings, day))
			continue;
		row = model_append(rows);
		model_day(row, "day", day);
		model_message(row, "name", name);
		model_code(row, "jurisdiction", "jurisdiction",
			   jurisdiction_name(calendar->jurisdiction));
		model_bool(row, "built_in", true);
		model_bool(row, "works", false);
	}
	for (; at < own.count; at++)
		show_day(model_append(rows), &own.list[at]);
	return OK;
}

static enum status
show_closures(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "closures");
	int32_t today = zone_local(visit->now_utc).day_days;
	struct special_days own;
	enum status status = closure_list(&access, visit_organisation(visit),
					  today - 31, &own, fault);

	for (size_t i = 0; status == OK && i < own.count; i++) {
		struct model *row = model_append(rows);

		model_day(row, "day", own.list[i].day_days);
		model_text(row, "name", own.list[i].name);
	}
	return status;
}

static enum status
show_changes(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "changes");
	struct calendar_changes changes;
	enum status status = calendar_change_list(&access, 0, CHANGES_SHOWN,
						  &changes, fault);

	for (size_t i = 0; status == OK && i < changes.count; i++)
		show_calendar_change(visit, model_append(rows),
				     &changes.list[i]);
	return status;
}

enum status
calendars_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	int64_t own = visit_organisation(visit);
	struct organisation o;
	struct calendar calendar;
	struct kept_setting kept = {.value = "2"};
	enum status status = organisation_get(&access, own, &o, fault);

	if (status == OK)
		status = visit_calendar(visit, own, &calendar, fault);
	if (status != OK)
		return status;
	if (setting_get(&access, own, "case-delivery-days", &kept, NULL) != OK)
		kept.value = "2";
	model_text(model, "organisation", o.name);
	model_code(model, "jurisdiction", "jurisdiction",
		   jurisdiction_name(o.jurisdiction));
	model_int(model, "delivery_days", strtol(kept.value, NULL, 10));
	show_week(visit, model, &calendar);
	status = show_holidays(visit, model, &calendar, fault);
	if (status == OK)
		status = show_closures(visit, model, fault);
	if (status == OK)
		status = show_changes(visit, model, fault);
	return status;
}
