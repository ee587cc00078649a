/* How many will be asked for in the next quarter. */
#include "core/forecast.h"

#include <math.h>

#define YEAR 4
#define AHEAD 2

const char *const forecast_way_names[FORECAST_WAYS] = {"none", "mean",
						       "season"};

/* Of the quarter at, from those at least two before it. */
static double
foretell(enum forecast_way way, const int64_t *quarter, size_t at)
{
	double sum = 0;

	if (way == FORECAST_SEASON)
		return (double)quarter[at - YEAR];
	for (size_t i = 0; i < YEAR; i++)
		sum += (double)quarter[at - AHEAD - i];
	return sum / YEAR;
}

/* The first quarter that both ways can foretell. */
#define FIRST (YEAR + AHEAD - 1)

static struct forecast
try_way(enum forecast_way way, const int64_t *quarter, size_t count)
{
	struct forecast tried = {.way = way};
	double squares = 0, spread;

	for (size_t at = FIRST; at < count; at++) {
		double off = foretell(way, quarter, at) - (double)quarter[at];

		tried.error += fabs(off);
		squares += off * off;
		tried.trials++;
	}
	tried.value = foretell(way, quarter, count + AHEAD - 1);
	tried.low = tried.high = tried.value;
	if (tried.trials)
		tried.error /= (double)tried.trials;
	if (tried.trials < FORECAST_TRIALS)
		return tried;
	spread = 2 * sqrt(squares / (double)tried.trials);
	tried.low = fmax(0, tried.value - spread);
	tried.high = tried.value + spread;
	return tried;
}

void
forecast_quarter(const int64_t *quarter, size_t count, struct forecast *ret)
{
	struct forecast season;

	*ret = (struct forecast){.way = FORECAST_NONE};
	if (count < YEAR)
		return;
	*ret = try_way(FORECAST_MEAN, quarter, count);
	season = try_way(FORECAST_SEASON, quarter, count);
	if (season.trials >= FORECAST_TRIALS && season.error < ret->error)
		*ret = season;
}
