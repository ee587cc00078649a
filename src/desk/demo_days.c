/* When requests come in. */
#include "desk/demo_days.h"

#include <stdlib.h>

#include "core/worktime.h"
#include "desk/demo_inside.h"
#include "lang/zone.h"

/* More before rents rise in April and in the damp months, fewer in summer. */
static const double month_weight[12] = {
	1.15, 1.22, 1.30, 0.96, 0.92, 0.95, 0.88, 0.80, 1.02, 1.05, 1.12, 0.78,
};
static const double weekday_weight[7] = {1.25, 1.1, 1.05, 1.0, 0.8, 0.06, 0.03};

static double
day_weight(int32_t day, int64_t index)
{
	struct civil date = civil_from_day(day);
	double weight = weekday_weight[day_weekday(day)];

	if (bank_holiday(ENGLAND_AND_WALES, day))
		weight = 0.03;
	else if (date.month == 12 && date.day > 23)
		weight *= 0.35;
	return weight * month_weight[date.month - 1] *
	       (0.85 + 0.3 * (double)index / DEMO_DAYS);
}

static int
compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

/* Most come in the morning, some early or in the evening. */
static int32_t
second_of_day(struct random_source *random)
{
	double hour = 8.5 + 5.0 * random_unit(random) +
		      4.0 * random_unit(random) * random_unit(random);

	if (random_below(random, 25) == 0)
		hour = 6 + 15 * random_unit(random);
	return (int32_t)(hour * 3600);
}

int64_t *
demo_times(struct arena *arena, struct random_source *random, int64_t now_utc,
	   int64_t count)
{
	int64_t *times = arena_alloc(arena, (size_t)count * sizeof *times);
	int32_t today = zone_local(now_utc).day_days;
	double until[DEMO_DAYS + 1], whole = 0;

	for (int i = 0; i <= DEMO_DAYS; i++) {
		whole += day_weight(today - DEMO_DAYS + i, i);
		until[i] = whole;
	}
	for (int64_t i = 0; i < count; i++) {
		double at = random_unit(random) * whole;
		int low = 0, high = DEMO_DAYS;

		while (low < high) {
			int middle = (low + high) / 2;

			if (until[middle] < at)
				low = middle + 1;
			else
				high = middle;
		}
		zone_utc(today - DEMO_DAYS + low, second_of_day(random),
			 &times[i]);
	}
	qsort(times, (size_t)count, sizeof *times, compare);
	return times;
}
