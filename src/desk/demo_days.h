/* When requests come in: two years of days with seasons, weekdays, bank
 * holidays and a working day's hours. */
#ifndef VERNACULAR_DESK_DEMO_DAYS_H
#define VERNACULAR_DESK_DEMO_DAYS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/random.h"

/* count times in the days up to that of now_utc, ascending, in the arena: the
 * last few may still be to come. */
int64_t *demo_times(struct arena *, struct random_source *, int64_t now_utc,
		    int64_t count);

#endif
