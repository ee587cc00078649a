/* Days and London's clocks, by lines of tests/data/zone.txt and against the
 * system's own time zone tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lang/zone.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
check_line(const struct line *line)
{
	const char *verb = line->field[0], *text = line->field[1];
	char got[ZONE_TIME_TEXT] = "refused";
	struct fault fault;
	int32_t day;
	int64_t utc;

	if (!strcmp(verb, "day")) {
		if (!zone_parse_day("from", text, &day, &fault))
			zone_day_text(day, got);
	} else if (!strcmp(verb, "utc")) {
		if (!zone_parse_time("from", text, &utc, &fault))
			zone_utc_text(utc, got);
	} else if (!strcmp(verb, "local")) {
		if (!zone_parse_time("from", text, &utc, &fault))
			zone_local_text(utc, got);
	} else {
		fail_msg("line %u: unknown verb %s", line->number, verb);
	}
	if (strcmp(got, line->field[2]))
		fail_msg("line %u: %s %s gave %s, not %s", line->number, verb,
			 text, got, line->field[2]);
	if (!strcmp(got, "refused"))
		assert_string_equal(fault.where, "from");
}

static void
reads_and_writes(void **state)
{
	(void)state;
	assert_true(lines_each("tests/data/zone.txt", 3, check_line) > 40);
}

static void
counts_every_day_once(void **state)
{
	struct civil before = civil_from_day(-719163);

	(void)state;
	assert_int_equal(day_from_civil(1970, 1, 1), 0);
	assert_int_equal(day_weekday(0), 3);
	for (int32_t day = -719162; day < 2932897; day++) {
		struct civil c = civil_from_day(day);
		bool next = c.year == before.year && c.month == before.month &&
			    c.day == before.day + 1;
		bool turn = c.day == 1 && before.day >= 28;

		assert_true(next || turn);
		assert_int_equal(day_from_civil(c.year, c.month, c.day), day);
		before = c;
	}
	assert_int_equal(before.year, 9999);
}

/* Every half hour of 2000 to 2037 as the C library's tables have it. */
static void
agrees_with_the_system(void **state)
{
	int64_t last = day_from_civil(2037, 12, 31) * (int64_t)DAY_SECONDS;

	(void)state;
	setenv("TZ", "Europe/London", 1);
	tzset();
	for (int64_t utc = 946684800; utc < last; utc += 1800) {
		time_t t = (time_t)utc;
		struct tm tm;
		struct local_time local = zone_local(utc);

		assert_non_null(localtime_r(&t, &tm));
		if (strcmp(tm.tm_zone, "GMT") && strcmp(tm.tm_zone, "BST")) {
			print_message("# no time zone tables here\n");
			return;
		}
		assert_int_equal(local.offset_s, tm.tm_gmtoff);
		assert_int_equal(local.second / 3600, tm.tm_hour);
		assert_int_equal(civil_from_day(local.day_days).day,
				 tm.tm_mday);
	}
}

static void
comes_back_from_the_wall(void **state)
{
	int64_t back;

	(void)state;
	for (int64_t utc = 1700000000; utc < 1800000000; utc += 977) {
		struct local_time t = zone_local(utc);
		enum zone_times times = zone_utc(t.day_days, t.second, &back);

		assert_int_not_equal(times, ZONE_SKIPPED);
		if (times == ZONE_ONCE)
			assert_int_equal(back, utc);
		else
			assert_true(back == utc || back == utc - 3600);
	}
}

static void
knows_the_odd_hours(void **state)
{
	int32_t march = day_from_civil(2026, 3, 29);
	int32_t october = day_from_civil(2026, 10, 25);
	int64_t utc;
	struct local_time t;

	(void)state;
	assert_int_equal(zone_utc(march, 3600, &utc), ZONE_SKIPPED);
	t = zone_local(utc);
	assert_int_equal(t.second, 7200);
	assert_int_equal(zone_utc(march, 3599, &utc), ZONE_ONCE);
	assert_int_equal(zone_utc(march, 7200, &utc), ZONE_ONCE);
	assert_int_equal(zone_utc(october, 3600, &utc), ZONE_TWICE);
	assert_int_equal(zone_local(utc).offset_s, 3600);
	assert_int_equal(zone_local(utc + 3600).offset_s, 0);
	assert_int_equal(zone_utc(october, 7200, &utc), ZONE_ONCE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_and_writes),
		cmocka_unit_test(counts_every_day_once),
		cmocka_unit_test(agrees_with_the_system),
		cmocka_unit_test(comes_back_from_the_wall),
		cmocka_unit_test(knows_the_odd_hours),
	};

	return cmocka_run_group_tests_name("zone", tests, NULL, NULL);
}
