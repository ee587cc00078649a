/* When somebody works: their hours by weekday, without the days they are away,
 * as stretches of time. Hours are those of the clock on the wall in London, so
 * a stretch is right on the two days a year when it changes. Pure. */
#ifndef VERNACULAR_CORE_OPENING_H
#define VERNACULAR_CORE_OPENING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct opening_hours {
	int weekday;	   /* 0 Monday to 6 Sunday */
	int from_min, to_min; /* of the day on the wall, 1440 at most */
};

struct opening_away {
	int32_t from_days, to_days; /* both included */
};

/* A week as it repeats. No hours at all: at any time, unless closed says that
 * hours must be allowed first. */
struct opening {
	const struct opening_hours *hours;
	size_t count;
	const struct opening_away *away;
	size_t aways;
	enum { OPEN_UNSAID, CLOSED_UNSAID } unsaid;
};

struct stretch {
	int64_t from_utc, to_utc; /* to is not included */
};
struct stretches {
	struct stretch *list; /* ascending, apart from one another */
	size_t count;
};

/* From one day to another, both included; at most OPENING_DAYS of them. The
 * list is in the arena. */
#define OPENING_DAYS 400
struct stretches opening_between(const struct opening *, int32_t from_days,
				 int32_t to_days, struct arena *);

/* Whether the whole of a time lies in them. */
bool stretches_cover(const struct stretches *, int64_t from_utc,
		     int64_t to_utc);

#endif
