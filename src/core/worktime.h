/* Working time: how long, and until when, in a jurisdiction's calendar and an
 * organisation's hours. Times are UTC seconds; local days are those of
 * Europe/London with its two clock changes a year, counted in days from
 * 1970-01-01 (_days). Pure: calendars are arguments; nothing is allocated but
 * the explanation, and a day costs well under a microsecond. */
#ifndef VERNACULAR_CORE_WORKTIME_H
#define VERNACULAR_CORE_WORKTIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "core/holiday.h"

enum clock_kind {
	CLOCK_SERVICE,	 /* office hours, closures, pauses */
	CLOCK_STATUTORY, /* whole days; only weekends, bank holidays skipped */
	CLOCK_ELAPSED,	 /* hours of the wall, nights and holidays too */
};
#define CLOCK_KINDS 3

extern const char *const clock_kind_names[CLOCK_KINDS];
const char *clock_kind_name(enum clock_kind);
bool clock_kind_parse(const char *name, enum clock_kind *);

/* Opening hours of one weekday in minutes from local midnight (1440 at most);
 * closed where to is not after from. */
struct hours {
	int16_t from_min, to_min;
};

/* "09:00-17:00", to 24:00 at the latest. Errors: E_INPUT at where. */
enum status hours_parse(const char *where, const char *text, struct hours *,
			struct fault *) MUST_USE;

/* Office hours from a day on. */
struct hours_change {
	int32_t from_days;
	struct hours week[7]; /* Monday first */
};

/* What counts as working time. The bank holidays of the jurisdiction from
 * 2019 to 2028 are built in; these are added, or taken back. */
struct calendar {
	enum jurisdiction jurisdiction;
	struct hours week[7];	/* Monday first, before the first change */
	const struct hours_change *change; /* ascending */
	size_t changes;
	const int32_t *holiday; /* extra bank holidays, days, ascending */
	size_t holidays;
	const int32_t *working; /* built-in ones that are none, ascending */
	size_t workings;
	const int32_t *closure; /* the landlord's closures, days, ascending */
	size_t closures;	/* move service clocks only */
};

/* Monday to Friday 09:00 to 17:00, nothing added. */
struct calendar calendar_default(enum jurisdiction);

/* The office hours of that day's weekday, as they are on that day. */
const struct hours *calendar_hours(const struct calendar *, int32_t day_days);

/* Whether it is a bank holiday there, whatever day of the week. */
bool calendar_bank_holiday(const struct calendar *, int32_t day_days);

struct duration {
	enum duration_unit {
		DURATION_MINUTES,
		DURATION_DAYS,
		DURATION_WEEKS
	} unit;
	int32_t count;
};

/* "90m", "8h", "3d", "12w": at most ten years.
 * Errors: E_INPUT at where. */
enum status duration_parse(const char *where, const char *text,
			   struct duration *, struct fault *) MUST_USE;

/* "90m", "8h", "3d", "12w", as duration_parse reads it. */
#define DURATION_TEXT 16
void duration_text(struct duration, char ret[DURATION_TEXT]);

/* A time that never comes: still on hold, or an office that never opens. */
#define WORKTIME_NEVER INT64_MAX

/* A stretch in which a service clock stands still; to_utc is WORKTIME_NEVER
 * while it still does. */
struct pause {
	int64_t from_utc, to_utc;
};

/* A clock: what it counts by. Pauses are ascending and move service clocks
 * only; all is borrowed for the call. */
struct worktime {
	const struct calendar *calendar;
	enum clock_kind kind;
	const struct pause *pause;
	size_t pauses;
};

/* Working minutes from one time to another, rounded down; 0 where to is not
 * after from. Gross time is the same without pauses. Statutory clocks count
 * all minutes of working days. */
int64_t worktime_between(const struct worktime *, int64_t from_utc,
			 int64_t to_utc);

/* When something that starts at from_utc is due.
 *   minutes  run on at once, while the clock counts
 *   days     are counted from the day after and due at the close of the last:
 *            the end of office hours, 23:59:59 for the other kinds; elapsed
 *            days are calendar days. What a pause takes of those days is
 *            added after them, minute by minute. 0 days is the same day, or
 *            the next working day where that one's office is closed by then
 *   weeks    are seven calendar days each, due at the close of that day, for
 *            a service clock the next working day where that one is none
 * WORKTIME_NEVER where the clock never gets there. */
int64_t worktime_due(const struct worktime *, int64_t from_utc,
		     struct duration);

/* What each local day gave, and why. */
struct clock_day {
	int32_t day_days;
	int32_t minutes; /* counted on this day */
	int32_t paused;	 /* minutes not counted because of a pause */
	int32_t counted; /* days so far that gave minutes, without the first */
	enum clock_day_why {
		DAY_WORKED,
		DAY_START, /* the day of the event, no day of its own */
		DAY_WEEKEND,
		DAY_HOLIDAY, /* name says which */
		DAY_CLOSURE,
		DAY_CLOSED, /* no hours on this weekday */
		DAY_PAUSED, /* all of it */
	} why;
	const char *name; /* message id of a built-in holiday, else NULL */
};
struct clock_days {
	struct clock_day *list;
	size_t count;
};

/* From the local day of from_utc to that of to_utc, both included, in the
 * arena; the days' minutes add up to what the clock counted. At most
 * WORKTIME_DAYS. */
#define WORKTIME_DAYS 40000
struct clock_days worktime_explain(const struct worktime *, int64_t from_utc,
				   int64_t to_utc, struct arena *);

/* Message ids of the whys, such as "weekend". */
const char *clock_day_text(enum clock_day_why);

#endif
