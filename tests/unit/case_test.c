/* Dates of cases against lines written by hand, tables that are wrong, which
 * events a case takes, and corrections with the day from which they hold.
 * tests/cli/case_date_test.py reckons the same a second way. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "core/name.h"
#include "core/statute.h"
#include "lang/zone.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "web/label.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define FACTS 8

static struct arena *arena;
static struct statutes table;

static int
load(void **state)
{
	const char *folder = getenv("top_srcdir");
	struct buf text = {0};
	struct faults faults = {0};
	struct fault fault;

	(void)state;
	arena = arena_new();
	assert_int_equal(
		file_read(arena_printf(arena, "%s/%s", folder ? folder : ".",
				       "db/rules/statutes.txt"),
			  1 << 20, &text, &fault),
		OK);
	if (statutes_read("statutes.txt", buf_string(&text), arena, &table,
			  &faults) != OK)
		fail_msg("%s: %s", faults.list[0].where,
			 faults.list[0].message);
	buf_free(&text);
	return 0;
}

static int
drop(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* What one line says. */
struct said {
	struct case_question q;
	struct case_fact fact[FACTS];
	struct case_extension extension[2];
	int64_t now_utc;
	enum case_stage stage;
};

static int64_t
time_of(const char *text)
{
	struct fault fault;
	int64_t utc = 0;

	if (zone_parse_time("time", text, &utc, &fault) != OK)
		fail_msg("%s is no time", text);
	return utc;
}

/* "acknowledged@2026-11-25T10:00", "+CLOCK=10" */
static void
take(struct said *said, char *word)
{
	char *at = strpbrk(word, "@=");
	struct case_fact *fact = &said->fact[said->q.facts.count];

	*at++ = '\0';
	if (*word == '+') {
		said->extension[said->q.extensions++] = (struct case_extension){
			word + 1, (int)strtol(at, NULL, 10)};
		return;
	}
	if (!strcmp(word, "now")) {
		said->now_utc = time_of(at);
		return;
	}
	fact->event =
		(enum case_event)name_find(case_event_names, CASE_EVENTS, word);
	fact->stage = said->stage;
	fact->at_utc = time_of(at);
	said->stage = case_moved(said->stage, fact->event);
	said->q.facts.count++;
}

static void
read_said(struct said *said, const struct line *line,
	  const struct calendar *calendar)
{
	char *rest = arena_text(arena, line->field[1]), *word;

	*said = (struct said){
		.stage = (enum case_stage)name_find(
			case_stage_names, CASE_STAGES, line->field[0])};
	said->q.facts.list = said->fact;
	said->q.extension = said->extension;
	said->q.calendar = calendar;
	word = strsep(&rest, " ");
	said->q.nation = (enum form_nation)name_find(form_nation_names,
						     FORM_NATIONS, word);
	said->q.landlord = (enum form_landlord)name_find(form_landlord_names,
							 FORM_LANDLORDS, rest);
	rest = arena_text(arena, line->field[2]);
	while ((word = strsep(&rest, " ")))
		take(said, word);
}

static void
check_line(const struct line *line)
{
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);
	const char *got = "- -";
	char *wanted = arena_text(arena, line->field[3]);
	const char *code = strsep(&wanted, " ");
	char due[ZONE_TIME_TEXT] = "-";
	struct case_clocks clocks;
	struct said said;

	read_said(&said, line, &calendar);
	clocks = case_reckon(&table, &said.q, arena);
	for (size_t i = 0; i < clocks.count; i++) {
		const struct case_clock *clock = &clocks.list[i];

		if (strcmp(clock->rule->code, code) != 0)
			continue;
		if (clock->due_utc)
			zone_local_text(clock->due_utc, due);
		got = arena_printf(arena, "%s %s",
				   case_clock_state_names[case_clock_state(
					   clock, said.now_utc)],
				   due);
	}
	line_same(line, code, wanted, got);
}

static void
dates_are_those_of_the_lines(void **state)
{
	(void)state;
	lines_all("tests/data/cases.txt", 4, check_line);
}

#define ROW                                                                    \
	"clock a\ncase complaint\nstage stage-1\nafter received\ncounts "      \
	"statutory\nwithin 5d\nmet acknowledged\nnation england\nlandlord "    \
	"social\nfrom 2024-04-01\nsource Somewhere\nsays Do it\n"

static void
wrong_tables_are_refused_by_line(void **state)
{
	static const struct {
		const char *text, *where;
	} cases[] = {
		{"within 5d\n", "t:1"},
		{ROW "within 5x\n", "t:13"},
		{ROW "within 0d\n", "t:13"},
		{ROW "within 5d 6d\n", "t:13"},
		{ROW "stage emergency\n", "t:1"},
		{ROW "counts service\n", "t:1"},
		{ROW "within 5w\nextend 5d\n", "t:1"},
		{ROW "until 2024-04-01\n", "t:1"},
		{ROW "until 2024-02-30\n", "t:13"},
		{ROW "nation france\n", "t:13"},
		{ROW "met laughed\n", "t:13"},
		{ROW "colour red\n", "t:13"},
		{ROW "reason\n", "t:13"},
		{ROW ROW, "t:13"},
		{"clock A\n", "t:1"},
		{"clock a\n", "t:1"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct faults faults = {0};
		struct statutes got = {0};

		assert_int_equal(
			statutes_read("t", cases[i].text, arena, &got, &faults),
			E_INPUT);
		assert_string_equal(faults.list[0].where, cases[i].where);
		faults_free(&faults);
	}
}

/* Days to acknowledge of a complaint of that day. */
static int
days_of(const struct statutes *rows, const char *received)
{
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);
	struct case_fact fact = {CASE_RECEIVED, STAGE_ONE, time_of(received)};
	struct case_question q = {.facts = {&fact, 1}, .calendar = &calendar};
	struct case_clocks clocks = case_reckon(rows, &q, arena);

	for (size_t i = 0; i < clocks.count; i++)
		if (!strcmp(clocks.list[i].rule->code,
			    "complaint-1-acknowledge"))
			return clocks.list[i].rule->span.count;
	return 0;
}

static void
corrections_hold_from_their_day(void **state)
{
	static const char text[] =
		"clock complaint-1-acknowledge\ncase complaint\n"
		"stage stage-1\nafter received\ncounts statutory\n"
		"within 3d\nmet acknowledged\nnation england\n"
		"landlord social\nfrom 2026-12-01\nuntil 2027-12-01\n"
		"source X\nsays Do it\nreason The code changed\n";
	struct faults faults = {0};
	struct statutes over, rows;

	(void)state;
	assert_int_equal(statutes_read("t", text, arena, &over, &faults), OK);
	rows = statutes_cover(&table, &over, arena);
	assert_int_equal(rows.count, table.count + 1);
	assert_int_equal(days_of(&rows, "2026-11-30T23:59:59"), 5);
	assert_int_equal(days_of(&rows, "2026-12-01T00:00:00"), 3);
	assert_int_equal(days_of(&rows, "2027-11-30T23:59:59"), 3);
	assert_int_equal(days_of(&rows, "2027-12-01T00:00:00"), 0);
	assert_int_equal(statutes_cover(&rows, &over, arena).count, rows.count);
}

static void
only_what_fits_is_recorded(void **state)
{
	const struct case_fact list[] = {
		{CASE_RECEIVED, STAGE_GAS, 1000000},
		{CASE_ATTEMPTED, STAGE_GAS, 1000100},
		{CASE_CHECKED, STAGE_GAS, 1000200},
	};
	const struct case_facts facts = {list, COUNT(list)};
	struct fault fault;
	int64_t now = 2000000;

	(void)state;
	assert_int_equal(
		case_may(&facts, STAGE_GAS, CASE_ATTEMPTED, now, now, &fault),
		OK);
	assert_int_equal(
		case_may(&facts, STAGE_GAS, CASE_CHECKED, now, now, &fault),
		E_CONFLICT);
	assert_int_equal(
		case_may(&facts, STAGE_GAS, CASE_RESPONDED, now, now, &fault),
		E_CONFLICT);
	assert_int_equal(
		case_may(&facts, STAGE_GAS, CASE_RECEIVED, now, now, &fault),
		E_CONFLICT);
	assert_int_equal(case_may(&facts, STAGE_GAS, CASE_RECORD_GIVEN,
				  now + 400, now, &fault),
			 E_INPUT);
	assert_int_equal(case_may(&facts, STAGE_GAS, CASE_RECORD_GIVEN, 999999,
				  now, &fault),
			 E_INPUT);
	assert_int_equal(
		case_may(&facts, STAGE_GAS, CASE_LAST_CHECKED, 1, now, &fault),
		OK);
	assert_int_equal(case_may(&facts, STAGE_GAS, CASE_MOVING_IN,
				  now + 86400 * 30, now, &fault),
			 OK);
}

static void
what_is_posted_is_ready_before(void **state)
{
	static const struct {
		const char *due, *ready;
		int days;
	} cases[] = {
		{"2026-11-30T23:59:59", "2026-11-26T17:00", 2},
		{"2026-12-29T23:59:59", "2026-12-23T17:00", 2},
		{"2026-12-29T23:59:59", "2026-12-29T17:00", 0},
		{"2026-12-27T10:00", "2026-12-24T17:00", 1},
		{"2026-11-30T09:00", "2026-11-30T09:00", 0},
		{"2026-03-30T23:59:59", "2026-03-27T17:00", 1},
	};
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(case_ready_by(&calendar, time_of(cases[i].due),
					       cases[i].days),
				 time_of(cases[i].ready));
}

/* Pages translate what the table says by these. */
static void
sentences_are_those_that_are_translated(void **state)
{
	(void)state;
	for (size_t i = 0; i < table.count; i++)
		assert_string_equal(label_of("statute", table.list[i].code),
				    table.list[i].says);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_those_of_the_lines),
		cmocka_unit_test(wrong_tables_are_refused_by_line),
		cmocka_unit_test(corrections_hold_from_their_day),
		cmocka_unit_test(only_what_fits_is_recorded),
		cmocka_unit_test(what_is_posted_is_ready_before),
		cmocka_unit_test(sentences_are_those_that_are_translated),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, load, drop);
}
