/* Days and times of appointments. */
#include "core/appointment.h"

#include "core/worktime.h"
#include "lang/zone.h"

#define LEFT_OUT_MOST 366
#define WEEK 7

static bool
works_on(const struct calendar *calendar, int32_t day_days)
{
	const struct worktime clock = {.calendar = calendar,
				       .kind = CLOCK_SERVICE};
	int64_t from_utc, to_utc;

	(void)zone_utc(day_days, 0, &from_utc);
	(void)zone_utc(day_days, DAY_SECONDS, &to_utc);
	return worktime_between(&clock, from_utc, to_utc) > 0;
}

size_t
appointment_series(const struct appointment_series *series,
		   int64_t ret_utc[SERIES_MOST])
{
	struct local_time first = zone_local(series->first_utc);
	int32_t day = first.day_days;
	size_t count = 0, most = (size_t)series->count;
	int left_out = 0;

	if (series->count <= 0 || series->weeks <= 0)
		return 0;
	if (most > SERIES_MOST)
		most = SERIES_MOST;
	ret_utc[count++] = series->first_utc;
	while (count < most && left_out < LEFT_OUT_MOST) {
		day += series->weeks * WEEK;
		if (series->working && !works_on(series->working, day))
			left_out++;
		else
			(void)zone_utc(day, first.second, &ret_utc[count++]);
	}
	return count;
}

int64_t
appointment_moved(int64_t utc, int64_t from_utc, int64_t to_utc)
{
	struct local_time to = zone_local(to_utc);
	int32_t days = to.day_days - zone_local(from_utc).day_days;
	int64_t ret_utc;

	(void)zone_utc(zone_local(utc).day_days + days, to.second, &ret_utc);
	return ret_utc;
}

int64_t
appointment_ahead(const struct calendar *calendar, int64_t starts_utc,
		  int days)
{
	int32_t day = zone_local(starts_utc).day_days;
	int64_t utc;

	for (int looked = 0; days > 0 && looked < LEFT_OUT_MOST; looked++)
		if (works_on(calendar, --day))
			days--;
	(void)zone_utc(day, calendar_hours(calendar, day)->from_min * 60,
		       &utc);
	return utc;
}
