/* When appointments can be, and what comes again: by lines of
 * tests/data/slots.txt and tests/data/appointments.txt. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "core/appointment.h"
#include "core/slot.h"
#include "core/worktime.h"
#include "lang/zone.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define PEOPLE 3
#define STRETCHES 4

static int64_t
time_of(const struct line *line, const char *text)
{
	struct fault fault;
	int64_t utc = 0;

	if (!strcmp(text, "-"))
		return 0;
	if (zone_parse_time("", text, &utc, &fault) != OK)
		line_wrong(line, "time", "a time", text);
	return utc;
}

static struct calendar
office(void)
{
	static int32_t closed;
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);

	closed = day_from_civil(2026, 11, 25);
	calendar.closure = &closed;
	calendar.closures = 1;
	return calendar;
}

struct who {
	struct slot_person person;
	struct stretch open[STRETCHES], taken[STRETCHES];
};

/* "open=FROM/TO". */
static void
read_stretch(const struct line *line, const char *word, struct who *who)
{
	char what[8], from[30], to[30];
	struct stretches *all = &who->person.open;
	struct stretch *list = who->open;

	if (sscanf(word, "%7[a-z]=%29[^/]/%29s", what, from, to) != 3) {
		line_wrong(line, "stretch", "open=FROM/TO", word);
		return;
	}
	if (!strcmp(what, "taken")) {
		all = &who->person.taken;
		list = who->taken;
	}
	if (all->count < STRETCHES)
		list[all->count++] = (struct stretch){time_of(line, from),
						      time_of(line, to)};
	all->list = list;
}

/* "A open=FROM/TO taken=FROM/TO": the letter is who. */
static void
read_person(const struct line *line, char *text, struct who *who)
{
	char *rest, *word = strtok_r(text, " ", &rest);

	*who = (struct who){.person = {.provider = word ? *word : '?'}};
	while ((word = strtok_r(NULL, " ", &rest)))
		read_stretch(line, word, who);
}

static size_t
read_people(const struct line *line, const char *field, struct who *who,
	    struct slot_person *person)
{
	char text[600], *rest;
	size_t count = 0;

	if (!strcmp(field, "-"))
		return 0;
	snprintf(text, sizeof text, "%s", field);
	for (char *one = strtok_r(text, ";", &rest); one && count < PEOPLE;
	     one = strtok_r(NULL, ";", &rest)) {
		read_person(line, one, &who[count]);
		person[count] = who[count].person;
		count++;
	}
	return count;
}

static void
print_best(const struct slots *slots, char *ret, size_t bytes)
{
	size_t at = 0;

	snprintf(ret, bytes, "-");
	for (size_t i = 0; i < slots->count && i < 3; i++) {
		char text[ZONE_TIME_TEXT];

		zone_local_text(slots->list[i].starts_utc, text);
		at += (size_t)snprintf(ret + at, bytes - at, "%s%.5s%c%zu",
				       i ? " " : "", text + 11,
				       (char)slots->list[i].best->provider,
				       slots->list[i].free);
	}
}

static void
check_slots(const struct line *line)
{
	struct arena *arena = arena_new();
	struct calendar calendar = office();
	struct slot_question question = {
		.office = &calendar,
		.not_before_utc = time_of(line, line->field[1]),
		.wanted_utc = time_of(line, line->field[2]),
	};
	struct who who[PEOPLE];
	struct slot_person person[PEOPLE];
	size_t count = read_people(line, line->field[4], who, person);
	char from[12], to[12], got[100];
	struct fault fault;
	struct slots slots;

	if (sscanf(line->field[0], "%11s %11s", from, to) != 2 ||
	    zone_parse_day("", from, &question.from_days, &fault) != OK ||
	    zone_parse_day("", to, &question.to_days, &fault) != OK ||
	    sscanf(line->field[3], "%d %d %d", &question.minutes,
		   &question.travel_min, &question.step_min) != 3) {
		line_wrong(line, "the line", "readable", "not");
		arena_free(arena);
		return;
	}
	slots = slots_find(&question, person, count, arena);
	print_best(&slots, got, sizeof got);
	line_same(line, "slots", line->field[5], got);
	for (size_t i = 0; i < slots.count; i++)
		assert_int_equal(slots.list[i].ends_utc -
					 slots.list[i].starts_utc,
				 question.minutes * 60);
	arena_free(arena);
}

static void
finds_slots(void **state)
{
	(void)state;
	lines_all("tests/data/slots.txt", 6, check_slots);
}

static void
print_series(const struct line *line, const struct calendar *calendar,
	     char *ret, size_t bytes)
{
	struct appointment_series series = {
		.first_utc = time_of(line, line->field[1])};
	int64_t starts[SERIES_MOST];
	char text[ZONE_TIME_TEXT], which[10];
	size_t count, at = 0;

	if (sscanf(line->field[2], "%d %d %9s", &series.weeks, &series.count,
		   which) != 3)
		line_wrong(line, "by", "weeks, count, days", line->field[2]);
	else if (!strcmp(which, "working"))
		series.working = calendar;
	count = appointment_series(&series, starts);
	snprintf(ret, bytes, "-");
	for (size_t i = 0; i < count; i++) {
		zone_local_text(starts[i], text);
		at += (size_t)snprintf(ret + at, bytes - at, "%s%s",
				       i ? " " : "", text);
	}
}

static void
check_appointment(const struct line *line)
{
	struct calendar calendar = office();
	char got[200] = "";
	char from[30], to[30];
	int days;

	if (!strcmp(line->field[0], "series")) {
		print_series(line, &calendar, got, sizeof got);
	} else if (!strcmp(line->field[0], "moved") &&
		   sscanf(line->field[2], "%29s %29s", from, to) == 2) {
		zone_local_text(appointment_moved(time_of(line,
							  line->field[1]),
						  time_of(line, from),
						  time_of(line, to)),
				got);
	} else if (!strcmp(line->field[0], "ahead") &&
		   sscanf(line->field[2], "%d", &days) == 1) {
		zone_local_text(appointment_ahead(&calendar,
						  time_of(line,
							  line->field[1]),
						  days),
				got);
	}
	line_same(line, line->field[0], line->field[3], got);
}

static void
keeps_the_clock_on_the_wall(void **state)
{
	(void)state;
	lines_all("tests/data/appointments.txt", 4, check_appointment);
}

/* A year of Wednesdays: as many as are asked for, at the same time of the
 * wall, and never more than fit. */
static void
bounds_a_series(void **state)
{
	struct appointment_series series = {.weeks = 1, .count = 1000};
	int64_t starts[SERIES_MOST];

	(void)state;
	(void)zone_utc(day_from_civil(2026, 1, 7), 10 * 3600,
		       &series.first_utc);
	assert_int_equal(appointment_series(&series, starts), SERIES_MOST);
	for (int i = 0; i < SERIES_MOST; i++)
		assert_int_equal(zone_local(starts[i]).second, 10 * 3600);
}

/* An office that never opens: nothing is ahead for ever, nor comes again. */
static void
ends_where_nobody_works(void **state)
{
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);
	struct appointment_series series = {
		.first_utc = 1790000000, .weeks = 1, .count = 5,
		.working = &calendar};
	int64_t starts[SERIES_MOST];

	(void)state;
	memset(calendar.week, 0, sizeof calendar.week);
	assert_int_equal(appointment_series(&series, starts), 1);
	assert_true(appointment_ahead(&calendar, series.first_utc, 5) <
		    series.first_utc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_slots),
		cmocka_unit_test(keeps_the_clock_on_the_wall),
		cmocka_unit_test(bounds_a_series),
		cmocka_unit_test(ends_where_nobody_works),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
