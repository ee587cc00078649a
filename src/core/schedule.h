/* When something that comes again is next due, by the clock on the wall in
 * London. Pure: the calendar is an argument. */
#ifndef VERNACULAR_CORE_SCHEDULE_H
#define VERNACULAR_CORE_SCHEDULE_H

#include <stdbool.h>
#include <stdint.h>

struct calendar;

enum schedule_often {
	SCHEDULE_NEVER, /* by hand only */
	SCHEDULE_DAILY,
	SCHEDULE_WEEKLY,
};
#define SCHEDULES 3

extern const char *const schedule_names[SCHEDULES];
const char *schedule_name(enum schedule_often); /* "daily" */
bool schedule_parse(const char *name, enum schedule_often *);

struct schedule {
	enum schedule_often often;
	int weekday;	/* of SCHEDULE_WEEKLY: 0 is Monday, 6 Sunday */
	int minute;	/* of the day on the wall, 0 to 1439 */
	enum schedule_days {
		SCHEDULE_ALL_DAYS,
		/* Without weekends, bank holidays and the landlord's closures:
		 * a day that is left out makes a daily one wait for the next
		 * daily time, a weekly one for the next working day. */
		SCHEDULE_WORKING_DAYS,
	} days;
};

/* The first time after that one, WORKTIME_NEVER where there is none. A local
 * time that the clock skips is the same minute an hour later on the wall; one
 * that it shows twice is the first of the two. */
int64_t schedule_next(const struct schedule *, const struct calendar *,
		      int64_t after_utc);

/* "07:30" and minutes from midnight; false where it is no such time. */
bool schedule_minute(const char *text, int *ret_minute);
#define SCHEDULE_MINUTE_TEXT 6
void schedule_minute_text(int minute, char ret[SCHEDULE_MINUTE_TEXT]);

#endif
