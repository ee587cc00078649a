/* Days, and the clocks of Europe/London: local time from UTC and back, and
 * both written as ISO 8601. Pure rules, no table of the system: clocks go
 * forward on the last Sunday of March and back on the last Sunday of October,
 * each at 01:00 UTC. Source: the Summer Time Order 2002, SI 2002/262. Earlier
 * years are read by the same rule, which holds from 1996. */
#ifndef VERNACULAR_LANG_ZONE_H
#define VERNACULAR_LANG_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"

#define ZONE_DAY_TEXT 11  /* "2026-11-21" */
#define ZONE_TIME_TEXT 26 /* "2026-11-21T09:30:00+00:00" */

#define DAY_SECONDS 86400

/* A date of the Gregorian calendar. month and day count from 1. */
struct civil {
	int year, month, day;
};

/* Days from 1970-01-01 and back, for any year that is not negative. */
int32_t day_from_civil(int year, int month, int day);
struct civil civil_from_day(int32_t day_days);

/* Whether the calendar has that date, in the years 1 to 9999. */
bool civil_exists(struct civil);

/* 0 is Monday, 6 Sunday. */
int day_weekday(int32_t day_days);

/* So many months on, or back: the day of the same number, or the last of a
 * month that has no such day. */
int32_t day_add_months(int32_t day_days, int months);

/* The clock on the wall. */
struct local_time {
	int32_t day_days;
	int32_t second;	  /* of the day on the wall, 0 to 86399 */
	int32_t offset_s; /* ahead of UTC: 0 or 3600 */
};

struct local_time zone_local(int64_t utc);

/* How often the clock on the wall shows a time. */
enum zone_times {
	ZONE_ONCE,
	ZONE_TWICE,   /* the hour in October that comes again */
	ZONE_SKIPPED, /* the hour in March that is left out */
};

/* When the clock shows second (0 to 86400) of the day. *ret_utc is the first
 * of two such times; for a skipped one the time it would have been, which the
 * wall calls an hour later. */
enum zone_times zone_utc(int32_t day_days, int32_t second, int64_t *ret_utc);

/* "2026-11-21". field goes into the fault as where.
 * Errors: E_INPUT, also for a date the calendar does not have. */
enum status zone_parse_day(const char *field, const char *text,
			   int32_t *ret_days, struct fault *) MUST_USE;

/* "2026-11-21T09:30", "2026-11-21 09:30:15.5", "...Z", "...+01:00". Local time
 * in London where no offset stands (the first, where the hour comes twice);
 * fractions of a second are cut off.
 * Errors: E_INPUT, also for a local time that the clock skips. */
enum status zone_parse_time(const char *field, const char *text,
			    int64_t *ret_utc, struct fault *) MUST_USE;

/* Whether text is a local time without an offset that the clock shows twice;
 * *ret_second_utc is the second of them, where zone_parse_time gives the first.
 */
bool zone_twice(const char *text, int64_t *ret_second_utc);

/* ISO 8601, in years 0 to 9999. */
void zone_day_text(int32_t day_days, char ret[ZONE_DAY_TEXT]);
void zone_local_text(int64_t utc, char ret[ZONE_TIME_TEXT]); /* with offset */
void zone_utc_text(int64_t utc, char ret[ZONE_TIME_TEXT]);   /* with Z */

#endif
