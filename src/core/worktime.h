/* Working time: how long, and until when, in a jurisdiction's calendar and an
 * organisation's hours. Times are UTC seconds; local days are those of
 * Europe/London with its two clock changes a year. A local day is counted in
 * days from 1970-01-01 (_days). Pure: calendars are arguments. */
#ifndef VERNACULAR_CORE_WORKTIME_H
#define VERNACULAR_CORE_WORKTIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

enum jurisdiction { ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND };
#define JURISDICTIONS 3

const char *jurisdiction_name(enum jurisdiction); /* "england-and-wales" */
bool jurisdiction_parse(const char *name, enum jurisdiction *);

enum clock_kind {
	CLOCK_SERVICE,	 /* office hours, closures, pauses */
	CLOCK_STATUTORY, /* whole working days, bank holidays only */
	CLOCK_ELAPSED,	 /* hours of the wall, nights and holidays too */
};

const char *clock_kind_name(enum clock_kind);
bool clock_kind_parse(const char *name, enum clock_kind *);

/* Opening hours of one weekday in minutes from local midnight; closed where
 * both are 0. */
struct hours {
	int16_t from_min, to_min;
};

/* What counts as working time. The bank holidays of the jurisdiction from
 * 2019 to 2028 are built in; these are added. */
struct calendar {
	enum jurisdiction jurisdiction;
	struct hours week[7];	  /* Monday first */
	const int32_t *holiday;	  /* extra bank holidays, days, ascending */
	size_t holidays;
	const int32_t *closure;	  /* the landlord's closures, days, ascending */
	size_t closures;	  /* move service clocks only */
};

/* Monday to Friday 09:00 to 17:00, nothing added. */
struct calendar calendar_default(enum jurisdiction);

/* The name of the bank holiday on that day, NULL where there is none. */
const char *bank_holiday(enum jurisdiction, int32_t day_days);
bool calendar_working_day(const struct calendar *, enum clock_kind,
			  int32_t day_days);

struct duration {
	enum { DURATION_MINUTES, DURATION_DAYS, DURATION_WEEKS } unit;
	int32_t count;
};

/* "90m", "8h", "3d", "12w". Errors: E_INPUT. */
enum status duration_parse(const char *, struct duration *, struct fault *)
	MUST_USE;

/* A stretch in which a service clock stands still. */
struct pause {
	int64_t from_utc, to_utc;
};

/* Working minutes from one time to another (0 where to is not after from).
 * Pauses move service clocks only. */
int64_t worktime_between(const struct calendar *, enum clock_kind,
			 int64_t from_utc, int64_t to_utc,
			 const struct pause *, size_t pauses);

/* When something that starts at from_utc is due. Days count from the day
 * after; due at that day's close (23:59:59 where statutory). */
int64_t worktime_due(const struct calendar *, enum clock_kind,
		     int64_t from_utc, struct duration,
		     const struct pause *, size_t pauses);

/* The same, day by day: what each local day gave and why. */
struct clock_day {
	int32_t day_days;
	int32_t minutes; /* counted on this day */
	int32_t counted; /* working days so far */
	enum clock_day_why {
		DAY_WORKED,
		DAY_START,   /* the day of the event, not counted in days */
		DAY_WEEKEND,
		DAY_HOLIDAY, /* name says which */
		DAY_CLOSURE,
		DAY_CLOSED,  /* no hours on this weekday */
		DAY_PAUSED,
	} why;
	const char *name; /* of the bank holiday, else NULL */
};
struct clock_days {
	struct clock_day *list;
	size_t count;
};
struct clock_days worktime_explain(const struct calendar *, enum clock_kind,
				   int64_t from_utc, int64_t to_utc,
				   const struct pause *, size_t pauses,
				   struct arena *);

#endif
