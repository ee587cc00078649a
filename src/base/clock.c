/* What time it is. */
#include "base/clock.h"

#include <time.h>

static int64_t
system_now(const struct clock *clock)
{
	struct timespec t;

	(void)clock;
	clock_gettime(CLOCK_REALTIME, &t);
	return t.tv_sec;
}

static int64_t
fixed_now(const struct clock *clock)
{
	return clock->fixed_utc;
}

struct clock
clock_system(void)
{
	return (struct clock){.now_utc = system_now};
}

struct clock
clock_fixed(int64_t now_utc)
{
	return (struct clock){.now_utc = fixed_now, .fixed_utc = now_utc};
}

int64_t
clock_now(const struct clock *clock)
{
	return clock->now_utc(clock);
}

double
clock_elapsed(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}
