/* What the files about changes of calendars share. Internal to desk/. */
#ifndef VERNACULAR_DESK_CALENDAR_INSIDE_H
#define VERNACULAR_DESK_CALENDAR_INSIDE_H

#include "desk/calendars.h"
#include "store/calendar.h"

enum calendar_what {
	HOLIDAY_ADDED,
	HOLIDAY_WITHDRAWN,
	CLOSURE_ADDED,
	CLOSURE_WITHDRAWN,
	HOURS_CHANGED,
	STATUTE_CORRECTED,
};
#define CALENDAR_WHATS 6
extern const char *const calendar_what_names[CALENDAR_WHATS];

extern const char *const calendar_weekdays[7]; /* Monday first */

/* Whether a list of days has that one. */
bool calendar_day_in(const int32_t *list, size_t count, int32_t day_days);

/* A change, read and checked. */
struct calendar_plan {
	enum calendar_what what;
	int64_t organisation;
	enum jurisdiction jurisdiction;
	int32_t day_days;
	const char *name;
	struct hours week[7];
	int64_t skip; /* deadlines that a look ahead passes over */
};

/* The calendar as it will be. Lists are copied into the arena. */
void calendar_planned(struct visit *, const struct calendar_plan *,
		      struct calendar *);

/* Whether deadlines of cases move too. */
bool calendar_moves_cases(enum calendar_what);

/* One slice of a change that is not done; the change is kept with how far it
 * is. */
enum status calendar_slice(struct visit *, struct calendar_change *,
			   struct fault *) MUST_USE;

/* The deadlines that a plan would move: rows of moves, at most so many
 * looked at from plan->skip on. *ret_all: there are none behind them. */
enum status calendar_foresee(struct visit *, const struct calendar_plan *,
			     struct model *moves, int64_t *ret_looked,
			     bool *ret_all, struct fault *) MUST_USE;

void show_calendar_change(struct visit *, struct model *,
			  const struct calendar_change *);

#endif
