/* What time it is, injected so that tests and the demo can say. */
#ifndef VERNACULAR_BASE_CLOCK_H
#define VERNACULAR_BASE_CLOCK_H

#include <stdint.h>

struct clock {
	int64_t (*now_utc)(const struct clock *); /* seconds since 1970, UTC */
	int64_t fixed_utc;			  /* of clock_fixed */
};

struct clock clock_system(void);
struct clock clock_fixed(int64_t now_utc);

int64_t clock_now(const struct clock *);

/* Seconds that only go forward, for measuring how long something took. */
double clock_elapsed(void);

#endif
