/* When an appointment can be: times at which the office is open and somebody
 * is free, with the way there and back. Pure. */
#ifndef VERNACULAR_CORE_SLOT_H
#define VERNACULAR_CORE_SLOT_H

#include "core/opening.h"

struct calendar;

/* One who might come; in the order in which routing would ask them. */
struct slot_person {
	int64_t provider;
	struct stretches open;	/* when they work */
	struct stretches taken; /* with the way there and back; ascending by
				 * start, may overlap */
};

struct slot_question {
	const struct calendar *office; /* its hours; whole days are closed on
					* weekends, bank holidays, closures */
	int32_t from_days, to_days;    /* in London, both included */
	int64_t not_before_utc;
	int64_t wanted_utc; /* near which; 0: as soon as can be */
	int minutes;	    /* elapsed, whatever the clock on the wall does */
	int travel_min;	    /* there, and again back */
	int step_min;	    /* between two starts, from the opening on */
};

struct slot {
	int64_t starts_utc, ends_utc;
	const struct slot_person *best; /* of those who are free */
	size_t free;			/* how many are */
};
struct slots {
	struct slot *list; /* best first, in the arena */
	size_t count;
};

/* Every start at which somebody is free, nearest to what is wanted first: the
 * same day before others, then the time of day; of equals the earlier. At most
 * SLOT_DAYS days are looked at. */
#define SLOT_DAYS 120
struct slots slots_find(const struct slot_question *,
			const struct slot_person *, size_t count,
			struct arena *);

#endif
