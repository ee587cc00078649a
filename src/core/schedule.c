/* When something that comes again is next due. */
#include "core/schedule.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/name.h"
#include "core/worktime.h"
#include "lang/zone.h"

/* Longer than any run of days on which nobody works. */
#define DAYS_LOOKED_AT 400

const char *const schedule_names[SCHEDULES] = {
	[SCHEDULE_NEVER] = "never",
	[SCHEDULE_DAILY] = "daily",
	[SCHEDULE_WEEKLY] = "weekly",
};

const char *
schedule_name(enum schedule_often often)
{
	return schedule_names[often];
}

bool
schedule_parse(const char *name, enum schedule_often *ret)
{
	int found = name_find(schedule_names, SCHEDULES, name);

	if (found >= 0)
		*ret = (enum schedule_often)found;
	return found >= 0;
}

static bool
among(const int32_t *days, size_t count, int32_t day)
{
	for (size_t i = 0; i < count; i++)
		if (days[i] == day)
			return true;
	return false;
}

static bool
works_on(const struct calendar *calendar, int32_t day)
{
	return day_weekday(day) < 5 &&
	       !bank_holiday(calendar->jurisdiction, day) &&
	       !among(calendar->holiday, calendar->holidays, day) &&
	       !among(calendar->closure, calendar->closures, day);
}

/* The day on which that day's turn comes; -1 where it has none. */
static int32_t
turn_of(const struct schedule *schedule, const struct calendar *calendar,
	int32_t day)
{
	bool weekly = schedule->often == SCHEDULE_WEEKLY;

	if (weekly && day_weekday(day) != schedule->weekday)
		return -1;
	if (schedule->days == SCHEDULE_ALL_DAYS || works_on(calendar, day))
		return day;
	if (!weekly)
		return -1;
	for (int32_t later = day + 1; later < day + DAYS_LOOKED_AT; later++)
		if (works_on(calendar, later))
			return later;
	return -1;
}

int64_t
schedule_next(const struct schedule *schedule, const struct calendar *calendar,
	      int64_t after_utc)
{
	int32_t today = zone_local(after_utc).day_days;

	if (schedule->often == SCHEDULE_NEVER)
		return WORKTIME_NEVER;
	/* From a fortnight before: a weekly turn may have been put off. Turns
	 * come in the order of their days. */
	for (int32_t day = today - 14; day < today + DAYS_LOOKED_AT; day++) {
		int32_t turn = turn_of(schedule, calendar, day);
		int64_t utc;

		if (turn < 0)
			continue;
		(void)zone_utc(turn, schedule->minute * 60, &utc);
		if (utc > after_utc)
			return utc;
	}
	return WORKTIME_NEVER;
}

bool
schedule_minute(const char *text, int *ret_minute)
{
	int hour, minute;

	if (!text || strlen(text) != 5 || text[2] != ':')
		return false;
	for (int i = 0; i < 5; i++)
		if (i != 2 && !isdigit((unsigned char)text[i]))
			return false;
	hour = (text[0] - '0') * 10 + (text[1] - '0');
	minute = (text[3] - '0') * 10 + (text[4] - '0');
	if (hour > 23 || minute > 59)
		return false;
	*ret_minute = hour * 60 + minute;
	return true;
}

void
schedule_minute_text(int minute, char ret[SCHEDULE_MINUTE_TEXT])
{
	unsigned hour = (unsigned)minute / 60 % 24;

	(void)snprintf(ret, SCHEDULE_MINUTE_TEXT, "%02u:%02u", hour,
		       (unsigned)minute % 60);
}
