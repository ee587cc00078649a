/* Differences, ratios and medians of groups, by lines of
 * tests/data/parity.txt; forecasts, by those of tests/data/forecast.txt. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/forecast.h"
#include "core/parity.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define NUMBERS 16

static size_t
read_numbers(const char *text, double ret[NUMBERS])
{
	size_t count = 0;
	char *end;

	for (; count < NUMBERS; count++, text = end) {
		ret[count] = strtod(text, &end);
		if (end == text)
			break;
	}
	return count;
}

/* As the line writes it: to four places, or whole. */
static void
same_numbers(const struct line *line, const char *what, const char *wanted,
	     const double got[3])
{
	double numbers[NUMBERS];
	char text[80];

	(void)snprintf(text, sizeof text, "%.4f %.4f %.4f", got[0], got[1],
		       got[2]);
	if (read_numbers(wanted, numbers) != 3)
		line_wrong(line, what, "three numbers", wanted);
	for (size_t i = 0; i < 3; i++)
		if (numbers[i] - got[i] > 0.00006 ||
		    got[i] - numbers[i] > 0.00006) {
			line_wrong(line, what, wanted, text);
			return;
		}
}

static void
check_shares(const struct line *line, const double n[NUMBERS])
{
	const struct parity_share one = {(size_t)n[0], (size_t)n[1]};
	const struct parity_share other = {(size_t)n[2], (size_t)n[3]};
	struct parity got;

	if (!strcmp(line->field[0], "index"))
		parity_index(&one, &other, &got);
	else
		parity_difference(&one, &other, &got);
	same_numbers(line, "interval", line->field[2],
		     (double[]){got.value, got.low, got.high});
	line_same(line, "claim", line->field[3],
		  parity_claim_names[got.claim]);
}

static void
check_median(const struct line *line, const double n[NUMBERS])
{
	int64_t minutes[100];
	size_t count = (size_t)n[1];
	struct parity_median got;

	for (size_t i = 0; i < count; i++)
		minutes[i] = (int64_t)n[0] * (int64_t)(count - i);
	parity_median(minutes, count, &got);
	same_numbers(line, "median", line->field[2],
		     (double[]){(double)got.median, (double)got.low,
				(double)got.high});
}

static void
check_waits(const struct line *line, const double n[NUMBERS])
{
	const struct parity_median one = {(int64_t)n[0], (int64_t)n[1],
					  (int64_t)n[2], (size_t)n[3]};
	const struct parity_median other = {(int64_t)n[4], (int64_t)n[5],
					    (int64_t)n[6], (size_t)n[7]};

	line_same(line, "claim", line->field[3],
		  parity_claim_names[parity_waits(&one, &other)]);
}

static void
check_parity(const struct line *line)
{
	double numbers[NUMBERS] = {0};

	(void)read_numbers(line->field[1], numbers);
	if (!strcmp(line->field[0], "median"))
		check_median(line, numbers);
	else if (!strcmp(line->field[0], "waits"))
		check_waits(line, numbers);
	else
		check_shares(line, numbers);
}

static void
holds_groups_side_by_side(void **state)
{
	(void)state;
	lines_all("tests/data/parity.txt", 4, check_parity);
}

static void
check_forecast(const struct line *line)
{
	double numbers[NUMBERS];
	int64_t quarters[NUMBERS];
	size_t count = read_numbers(line->field[0], numbers);
	struct forecast got;
	char tried[40];

	for (size_t i = 0; i < count; i++)
		quarters[i] = (int64_t)numbers[i];
	forecast_quarter(quarters, count, &got);
	(void)snprintf(tried, sizeof tried, "%zu %g", got.trials, got.error);
	line_same(line, "way", line->field[1], forecast_way_names[got.way]);
	same_numbers(line, "interval", line->field[2],
		     (double[]){got.value, got.low, got.high});
	line_same(line, "trials", line->field[3], tried);
}

static void
foretells_a_quarter(void **state)
{
	(void)state;
	lines_all("tests/data/forecast.txt", 4, check_forecast);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holds_groups_side_by_side),
		cmocka_unit_test(foretells_a_quarter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
