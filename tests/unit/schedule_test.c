/* What comes again, by lines of tests/data/schedules.txt. */
#include <string.h>

#include "core/schedule.h"
#include "core/worktime.h"
#include "lang/zone.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static int
weekday(const char *name)
{
	static const char *const names[] = {"monday",	"tuesday", "wednesday",
					    "thursday", "friday",  "saturday",
					    "sunday"};

	for (int i = 0; i < 7; i++)
		if (!strcmp(name, names[i]))
			return i;
	return 0;
}

static void
check_line(const struct line *line)
{
	int32_t closed = day_from_civil(2026, 11, 23);
	int32_t extra = day_from_civil(2026, 12, 8);
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);
	struct schedule schedule = {
		.weekday = weekday(line->field[1]),
		.days = strcmp(line->field[3], "working")
				? SCHEDULE_ALL_DAYS
				: SCHEDULE_WORKING_DAYS,
	};
	char got[ZONE_TIME_TEXT] = "never";
	struct fault fault;
	int64_t after, next;

	calendar.closure = &closed;
	calendar.closures = 1;
	calendar.holiday = &extra;
	calendar.holidays = 1;
	if (!schedule_parse(line->field[0], &schedule.often) ||
	    !schedule_minute(line->field[2], &schedule.minute) ||
	    zone_parse_time("after", line->field[4], &after, &fault)) {
		line_wrong(line, "the line", "readable", "not");
		return;
	}
	next = schedule_next(&schedule, &calendar, after);
	if (next != WORKTIME_NEVER)
		zone_local_text(next, got);
	line_same(line, "next", line->field[5], got);
}

static void
comes_again(void **state)
{
	(void)state;
	lines_all("tests/data/schedules.txt", 6, check_line);
}

static void
reads_times_of_day(void **state)
{
	static const char *const bad[] = {"",	   "7:00",  "24:00", "12:60",
					  "12.30", "ab:cd", "12:3",  "012:30",
					  "-1:00"};
	char text[SCHEDULE_MINUTE_TEXT];
	int minute;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(schedule_minute(bad[i], &minute));
	assert_false(schedule_minute(NULL, &minute));
	for (int i = 0; i < 1440; i++) {
		schedule_minute_text(i, text);
		assert_true(schedule_minute(text, &minute));
		assert_int_equal(minute, i);
	}
}

/* A landlord that never opens again has no working day. */
static void
ends_where_nobody_works(void **state)
{
	int32_t closed[1000];
	struct calendar calendar = calendar_default(SCOTLAND);
	struct schedule schedule = {.often = SCHEDULE_DAILY,
				    .days = SCHEDULE_WORKING_DAYS};
	int32_t first = day_from_civil(2026, 1, 1);

	(void)state;
	for (int i = 0; i < 1000; i++)
		closed[i] = first + i;
	calendar.closure = closed;
	calendar.closures = 1000;
	assert_true(schedule_next(&schedule, &calendar,
				  (int64_t)(first + 300) * DAY_SECONDS) ==
		    WORKTIME_NEVER);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_again),
		cmocka_unit_test(reads_times_of_day),
		cmocka_unit_test(ends_where_nobody_works),
	};

	return cmocka_run_group_tests_name("schedule", tests, NULL, NULL);
}
