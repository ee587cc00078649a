/* Working time against a reckoning minute by minute, the published bank
 * holidays, and pauses written by hand. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "core/worktime.h"
#include "lang/zone.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int64_t
utc(const char *text)
{
	int64_t ret = 0;
	struct fault fault;

	if (zone_parse_time("time", text, &ret, &fault) != OK)
		fail_msg("%s is no time", text);
	return ret;
}

/* Whether the minute that begins then counts, reckoned the slow way. */
static bool
counts(const struct worktime *clock, int64_t at_utc)
{
	struct local_time local = zone_local(at_utc);
	const struct calendar *c = clock->calendar;
	int weekday = day_weekday(local.day_days);
	int minute = local.second / 60;

	if (clock->kind == CLOCK_ELAPSED)
		return true;
	if (bank_holiday(c->jurisdiction, local.day_days))
		return false;
	for (size_t i = 0; i < c->holidays; i++)
		if (c->holiday[i] == local.day_days)
			return false;
	if (clock->kind == CLOCK_STATUTORY)
		return weekday < 5;
	for (size_t i = 0; i < c->closures; i++)
		if (c->closure[i] == local.day_days)
			return false;
	for (size_t i = 0; i < clock->pauses; i++)
		if (clock->pause[i].from_utc <= at_utc &&
		    at_utc < clock->pause[i].to_utc)
			return false;
	return c->week[weekday].from_min <= minute &&
	       minute < c->week[weekday].to_min;
}

struct random_case {
	struct calendar calendar;
	struct pause pause[3];
	int32_t days[4];
	struct worktime clock;
	int64_t from_utc;
	int minutes; /* of the wall */
};

/* Times on whole minutes, from 2019 to 2028. */
static void
make_case(struct random_case *c, struct random_source *random)
{
	int64_t at = utc("2019-01-01T00:00Z");

	c->from_utc = at + 60 * (int64_t)random_below(random, 5200000);
	c->minutes = (int)random_below(random, 20 * 1440);
	c->calendar = calendar_default(
		(enum jurisdiction)random_below(random, JURISDICTIONS));
	c->calendar.week[5] = (struct hours){10 * 60, 13 * 60 + 15};
	c->calendar.week[2] = (struct hours){0, 24 * 60};
	c->days[0] = zone_local(c->from_utc).day_days;
	c->days[1] = c->days[0] + 1 + (int32_t)random_below(random, 7);
	c->days[2] = c->days[1] + 1 + (int32_t)random_below(random, 7);
	c->days[3] = c->days[2] + 1;
	c->calendar.holiday = c->days + 2;
	c->calendar.holidays = random_below(random, 3);
	c->calendar.closure = c->days;
	c->calendar.closures = random_below(random, 3);
	at = c->from_utc - 60 * 600;
	for (size_t i = 0; i < COUNT(c->pause); i++) {
		at += 60 * (int64_t)random_below(random, 3000);
		c->pause[i].from_utc = at;
		at += 60 * (int64_t)random_below(random, 3000);
		c->pause[i].to_utc = at;
	}
	c->clock = (struct worktime){
		.calendar = &c->calendar,
		.kind = (enum clock_kind)random_below(random, CLOCK_KINDS),
		.pause = c->pause,
		.pauses = random_below(random, COUNT(c->pause) + 1),
	};
}

static void
agrees_with_counting_every_minute(void **state)
{
	struct random_source random = random_seeded(1971);
	struct arena *arena = arena_new();

	(void)state;
	for (int i = 0; i < 600; i++) {
		struct random_case c;
		struct clock_days days;
		int64_t to, last = -1, sum = 0;
		int32_t counted = 0;
		struct duration length = {DURATION_MINUTES, 0};

		make_case(&c, &random);
		for (int m = 0; m < c.minutes; m++)
			if (counts(&c.clock, c.from_utc + m * 60)) {
				counted++;
				last = c.from_utc + m * 60;
			}
		to = c.from_utc + c.minutes * 60;
		assert_int_equal(worktime_between(&c.clock, c.from_utc, to),
				 counted);
		days = worktime_explain(&c.clock, c.from_utc, to, arena);
		for (size_t d = 0; d < days.count; d++)
			sum += days.list[d].minutes;
		assert_int_equal(sum, counted);
		length.count = counted;
		assert_int_equal(worktime_due(&c.clock, c.from_utc, length),
				 counted ? last + 60 : c.from_utc);
		arena_reset(arena);
	}
	arena_free(arena);
}

/* kind | from | duration | pauses as FROM/TO, or FROM/ while it lasts | due */
static void
check_pause(const struct line *line)
{
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);
	struct pause pauses[4];
	struct worktime clock = {&calendar, CLOCK_SERVICE, pauses, 0};
	struct duration duration = {DURATION_MINUTES, 0};
	char text[300], got[ZONE_TIME_TEXT] = "never", *save = NULL;
	struct fault fault;
	int64_t due;

	if (!clock_kind_parse(line->field[0], &clock.kind) ||
	    duration_parse("", line->field[2], &duration, &fault) != OK)
		line_wrong(line, "words", "kind, duration", "others");
	snprintf(text, sizeof text, "%s", line->field[3]);
	for (char *word = strtok_r(text, " ", &save); word;
	     word = strtok_r(NULL, " ", &save)) {
		char *slash = strchr(word, '/');

		*slash = '\0';
		pauses[clock.pauses++] = (struct pause){
			utc(word), slash[1] ? utc(slash + 1) : WORKTIME_NEVER};
	}
	due = worktime_due(&clock, utc(line->field[1]), duration);
	if (due != WORKTIME_NEVER)
		zone_local_text(due, got);
	line_same(line, "due", line->field[4], got);
}

static void
stands_still_while_paused(void **state)
{
	(void)state;
	lines_all("tests/data/pauses.txt", 5, check_pause);
}

static void
knows_every_published_holiday(void **state)
{
	const char *shared = getenv("VERNACULAR_SHARED_DATA");
	const char *top = getenv("top_srcdir");
	const char *jurisdiction, *first = "2019-01-01", *last = "2028-12-31";
	json_t *root, *list, *event;
	char path[2000];
	int32_t from = 0, to = 0;
	struct fault fault;
	size_t i;

	(void)state;
	if (shared)
		snprintf(path, sizeof path, "%s/bank-holidays.json", shared);
	else
		snprintf(path, sizeof path,
			 "%s/../shared/data/bank-holidays"
			 ".json",
			 top ? top : ".");
	root = json_load_file(path, 0, NULL);
	if (!root) {
		printf("# skipped: there is no %s\n", path);
		return;
	}
	assert_int_equal(zone_parse_day("", first, &from, &fault), OK);
	assert_int_equal(zone_parse_day("", last, &to, &fault), OK);
	json_object_foreach(json_object_get(root, "divisions"), jurisdiction,
			    list)
	{
		enum jurisdiction in = ENGLAND_AND_WALES;
		size_t ours = 0;

		assert_true(jurisdiction_parse(jurisdiction, &in));
		json_array_foreach(list, i, event)
		{
			const char *date = json_string_value(
				json_object_get(event, "date"));
			int32_t day = 0;

			assert_int_equal(zone_parse_day("", date, &day, &fault),
					 OK);
			if (!bank_holiday(in, day))
				fail_msg("%s: %s is missing", jurisdiction,
					 date);
		}
		for (int32_t day = from; day <= to; day++)
			ours += bank_holiday(in, day) != NULL;
		assert_int_equal(ours, json_array_size(list));
	}
	json_decref(root);
}

static void
reads_back_what_it_writes(void **state)
{
	static const char *const texts[] = {"90m", "8h", "3d",	"12w",	"0m",
					    "0d",  "1m", "24h", "3650d"};
	static const char *const wrong[] = {
		"",   "d",  "3",	 "3 d",	  "3dd",  "-1d",   "1.5h",
		"d3", "3D", "99999999d", "3651d", "521w", "87601h"};
	struct duration duration;
	struct fault fault;
	char text[DURATION_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		assert_int_equal(
			duration_parse("", texts[i], &duration, &fault), OK);
		duration_text(duration, text);
		assert_string_equal(text, texts[i]);
	}
	for (size_t i = 0; i < COUNT(wrong); i++)
		assert_int_equal(
			duration_parse("--add", wrong[i], &duration, &fault),
			E_INPUT);
}

/* A calendar that never opens, and a pause that never ends, end. */
static void
ends_where_time_does_not(void **state)
{
	struct calendar shut = {.jurisdiction = SCOTLAND};
	struct calendar open = calendar_default(SCOTLAND);
	struct pause pause = {utc("2026-11-23T10:00Z"), WORKTIME_NEVER};
	struct worktime never = {&shut, CLOCK_SERVICE, NULL, 0};
	struct worktime paused = {&open, CLOCK_SERVICE, &pause, 1};
	struct duration day = {DURATION_DAYS, 1}, hour = {DURATION_MINUTES, 60};
	int64_t from = utc("2026-11-23T09:00Z");

	(void)state;
	assert_int_equal(worktime_due(&never, from, day), WORKTIME_NEVER);
	assert_int_equal(worktime_due(&never, from, hour), WORKTIME_NEVER);
	assert_int_equal(worktime_due(&paused, from, day), WORKTIME_NEVER);
	assert_int_equal(worktime_due(&paused, from, hour),
			 utc("2026-11-23T10:00Z"));
	hour.count++;
	assert_int_equal(worktime_due(&paused, from, hour), WORKTIME_NEVER);
	assert_int_equal(
		worktime_between(&paused, from, utc("2027-11-23T09:00Z")), 60);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_counting_every_minute),
		cmocka_unit_test(stands_still_while_paused),
		cmocka_unit_test(knows_every_published_holiday),
		cmocka_unit_test(reads_back_what_it_writes),
		cmocka_unit_test(ends_where_time_does_not),
	};

	return cmocka_run_group_tests_name("worktime", tests, NULL, NULL);
}
