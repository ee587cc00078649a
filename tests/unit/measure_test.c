/* Percentiles by rank, intervals, success rates, small groups. */
#include <math.h>
#include <string.h>

#include "base/random.h"
#include "core/measure.h"
#include "tests/unit/unit.h"

static void
takes_the_nearest_rank(void **state)
{
	static const struct {
		size_t count;
		int p;
		int64_t wanted;
	} rows[] = {
		{5, 0, 15},  {5, 5, 15},  {5, 30, 20},	{5, 40, 20},
		{5, 50, 35}, {5, 90, 50}, {5, 100, 50}, {1, 50, 35},
		{1, 90, 35}, {2, 50, 20}, {2, 51, 35},	{0, 50, 0},
	};
	static const int64_t list[] = {35, 20, 15, 50, 40};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t copy[5];

		memcpy(copy, list, sizeof copy);
		assert_int_equal(
			measure_percentile(copy, rows[i].count, rows[i].p),
			rows[i].wanted);
	}
}

/* Selection gives what sorting gives, on the lists that are bad for it too. */
static void
ranks_as_sorting_does(void **state)
{
	struct random_source random = random_seeded(3);
	static int64_t sorted[9000];
	static int32_t list[9000];

	(void)state;
	for (int i = 0; i < 1000; i++) {
		size_t count = (size_t)random_below(&random, i % 20 ? 500 : 9000);
		uint64_t most = 1 + random_below(&random, i % 2 ? 4 : 100000);
		int p = (int)random_below(&random, 101);

		for (size_t k = 0; k < count; k++) {
			list[k] = i % 5 == 4 ? (int32_t)(k * k % 77)
				  : i % 5 == 3
					  ? (int32_t)k
					  : (int32_t)random_below(&random,
								  most);
			sorted[k] = list[k];
		}
		assert_int_equal(measure_rank(list, count, p),
				 measure_percentile(sorted, count, p));
	}
}

static void
bounds_a_share(void **state)
{
	static const struct {
		size_t hits, count;
		double low, high;
	} rows[] = {
		/* Newcombe 1998, Statistics in Medicine 17, table I. */
		{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605},
		{0, 20, 0.0000, 0.1611},   {1, 29, 0.0061, 0.1718},
		{29, 29, 0.8830, 1.0000},  {0, 0, 0, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double low, high;

		measure_wilson(rows[i].hits, rows[i].count, &low, &high);
		assert_true(fabs(low - rows[i].low) < 0.00006);
		assert_true(fabs(high - rows[i].high) < 0.00006);
	}
}

static void
reckons_two_success_rates(void **state)
{
	struct outcomes o = {
		.fulfilled = 80,
		.tenant_absent = 5,
		.unfilled = 6,
		.cancelled_by_landlord = 40,
		.cancelled_by_provider = 5,
		.provider_absent = 4,
		.communicated = 80,
		.needed = 140,
	};
	struct outcomes none = {.cancelled_by_landlord = 3};

	(void)state;
	assert_true(fabs(measure_contract_success(&o) - 0.85) < 1e-9);
	assert_true(fabs(measure_tenant_success(&o) - 80.0 / 140) < 1e-9);
	assert_true(measure_contract_success(&none) < 0);
	assert_true(measure_tenant_success(&none) < 0);
}

static void
hides_small_groups(void **state)
{
	static const struct {
		size_t sizes[6], count;
		const char *shown; /* x hidden, . shown */
	} rows[] = {
		{{10, 20, 30}, 3, "..."},
		{{9, 20, 30}, 3, "xx."},
		{{30, 20, 9}, 3, ".xx"},
		{{9, 9, 30}, 3, "xx."},
		{{4, 5, 30, 40}, 4, "xxx."},
		{{1, 2, 3, 4, 50, 60}, 6, "xxxx.."},
		{{0, 50, 60}, 3, "xx."},
		{{3}, 1, "x"},
		{{3, 4}, 2, "xx"},
		{{0}, 0, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bool hidden[6];

		measure_suppress(rows[i].sizes, rows[i].count, hidden);
		for (size_t j = 0; j < rows[i].count; j++)
			assert_int_equal(hidden[j], rows[i].shown[j] == 'x');
	}
}

/* No line tells what is hidden in it. */
static void
check_line(const size_t *sizes, const bool *hidden, size_t count, size_t step)
{
	size_t unknown = hidden[count * step], together = 0;

	for (size_t i = 0; i < count; i++) {
		unknown += hidden[i * step];
		together += hidden[i * step] ? sizes[i * step] : 0;
	}
	assert_true(unknown != 1);
	if (!hidden[count * step] && unknown)
		assert_true(together >= MEASURE_SMALL);
}

static void
hides_small_cells_of_tables(void **state)
{
	static const struct {
		size_t size[12];
		const char *shown; /* 'x' is hidden */
	} rows[] = {
		/* 3 by 2 with their sums */
		{{20, 30, 50, 40, 50, 90, 60, 70, 130, 120, 150, 270},
		 "............"},
		/* one small cell takes its row, its column and a corner */
		{{4, 30, 34, 40, 50, 90, 60, 70, 130, 104, 150, 254},
		 "xx.xx......."},
		/* a small row has a small sum */
		{{4, 3, 7, 40, 50, 90, 60, 70, 130, 104, 123, 227},
		 "xxxxxx......"},
		{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, "xxxxxxxxxxxx"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bool hidden[12];

		measure_suppress_table(rows[i].size, 3, 2, hidden);
		for (size_t k = 0; k < 12; k++)
			assert_int_equal(hidden[k], rows[i].shown[k] == 'x');
	}
}

static void
lets_no_line_tell_a_small_cell(void **state)
{
	uint32_t seed = 20210321;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		size_t sizes[5 * 6] = {0};
		bool hidden[5 * 6];

		for (size_t i = 0; i < 4 * 6; i++) {
			if (i % 6 == 5)
				continue;
			seed = seed * 1664525u + 1013904223u;
			sizes[i] = seed >> 16 & (round & 1 ? 15 : 127);
			sizes[i / 6 * 6 + 5] += sizes[i];
			sizes[24 + i % 6] += sizes[i];
			sizes[29] += sizes[i];
		}
		measure_suppress_table(sizes, 4, 5, hidden);
		for (size_t i = 0; i < 30; i++)
			assert_true(hidden[i] || sizes[i] >= MEASURE_SMALL);
		for (size_t i = 0; i < 5; i++)
			check_line(sizes + i * 6, hidden + i * 6, 5, 1);
		for (size_t i = 0; i < 6; i++)
			check_line(sizes + i, hidden + i, 4, 6);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_the_nearest_rank),
		cmocka_unit_test(ranks_as_sorting_does),
		cmocka_unit_test(bounds_a_share),
		cmocka_unit_test(reckons_two_success_rates),
		cmocka_unit_test(hides_small_groups),
		cmocka_unit_test(hides_small_cells_of_tables),
		cmocka_unit_test(lets_no_line_tell_a_small_cell),
	};

	return cmocka_run_group_tests_name("measure", tests, NULL, NULL);
}
