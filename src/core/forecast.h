/* How many will be asked for in the next quarter: the plainest ways there are,
 * each held against the quarters that are known. Pure. */
#ifndef VERNACULAR_CORE_FORECAST_H
#define VERNACULAR_CORE_FORECAST_H

#include <stddef.h>
#include <stdint.h>

enum forecast_way {
	FORECAST_NONE,   /* too few quarters are known */
	FORECAST_MEAN,	 /* the mean of the last four */
	FORECAST_SEASON, /* as in the same quarter of the year before */
};
#define FORECAST_WAYS 3
extern const char *const forecast_way_names[FORECAST_WAYS]; /* "none" */

/* Fewer trials say nothing about the error. */
#define FORECAST_TRIALS 2

struct forecast {
	enum forecast_way way;
	double value;
	size_t trials; /* quarters that were foretold from those before */
	double error;  /* mean absolute error of the trials */
	double low, high; /* value and twice the root mean square error, not
			     below 0; the value itself where trials are few */
};

/* Foretell the quarter after the running one.
 *   quarter  the whole quarters that are known, in time's order; the last one
 *            is followed by the running one, so the forecast goes two ahead
 * The way whose trials were nearer is taken; the mean where they are equal.
 * Every trial uses only what was known two quarters before. */
void forecast_quarter(const int64_t *quarter, size_t count,
		      struct forecast *ret);

#endif
