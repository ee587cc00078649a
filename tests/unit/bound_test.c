/* Bounds of dates: how they are written, counted, and told when they are not
 * kept. */
#include <string.h>

#include "core/worktime.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "notice/bound.h"
#include "notice/merge.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "wire/json.h"

static void
check_day(const struct line *line, const struct bound *bound,
	  enum jurisdiction where, const char *wanted)
{
	struct calendar calendar = calendar_default(where);
	char got[ZONE_DAY_TEXT];
	int32_t from;

	assert_int_equal(zone_parse_day("", line->field[1], &from, NULL), OK);
	zone_day_text(bound_day(bound, from, &calendar), got);
	line_same(line, jurisdiction_name(where), wanted, got);
	if (where == ENGLAND_AND_WALES) {
		zone_day_text(bound_day(bound, from, NULL), got);
		line_same(line, "without a calendar", wanted, got);
	}
}

static void
check(const struct line *line)
{
	struct arena *arena = arena_new();
	struct bound bound = {.count = 7};
	struct fault fault;

	if (bound_parse("not-before", line->field[0], arena, &bound, &fault) ==
	    OK) {
		check_day(line, &bound, ENGLAND_AND_WALES, line->field[2]);
		check_day(line, &bound, SCOTLAND, line->field[3]);
	} else {
		line_same(line, line->field[0], line->field[2], "!");
		assert_int_equal(bound.count, 7);
		assert_string_equal(fault.where, "not-before");
	}
	arena_free(arena);
}

static void
counts_days(void **state)
{
	(void)state;
	lines_all("tests/data/bounds.txt", 4, check);
}

#define FIELD(name, more)                                                      \
	"  " name ":\n    type: date\n    label: " name                        \
	"\n    example: 2027-05-01\n" more

static const char source[] =
	"---\nname: n\ntitle: T\npurpose: P\nclass: legal\nfields:\n"
	FIELD("ended", "    not-before: letter -3wd\n    not-after: letter\n")
	FIELD("start", "    not-before: letter +28d\n    required: no\n")
	FIELD("reply", "    not-after: start -1d\n    required: no\n")
	"---\n# T\n\n{ended} {start} {reply}\n";

/* Whoever gives no date of the letter is not asked for one. */
static void
tells_the_earliest_day(void **state)
{
	static const struct {
		const char *letter, *json, *where, *says;
	} cases[] = {
		{"2027-03-31", "{\"ended\":\"2027-03-24\"}", NULL, NULL},
		{"2027-03-31", "{\"ended\":\"2027-03-23\"}", "ended",
		 "“ended” must be 2027-03-24 or later (working days before the "
		 "letter of 2027-03-31: 3 or fewer)"},
		{"2027-03-31", "{\"ended\":\"2027-04-01\"}", "ended",
		 "“ended” must be 2027-03-31 or sooner: it cannot be after the "
		 "letter's date, 2027-03-31"},
		{NULL, "{\"ended\":\"2020-01-01\"}", NULL, NULL},
		{"2027-03-31",
		 "{\"ended\":\"2027-03-31\",\"start\":\"2027-04-27\"}", "start",
		 "“start” must be 2027-04-28 or later (days after the letter "
		 "of 2027-03-31: 28 or more)"},
		{"2027-03-31",
		 "{\"ended\":\"2027-03-31\",\"start\":\"2027-04-28\","
		 "\"reply\":\"2027-04-28\"}",
		 "reply",
		 "“reply” must be 2027-04-27 or sooner (days before “start”, "
		 "2027-04-28: 1 or more)"},
		{"2027-03-31",
		 "{\"ended\":\"2027-03-31\",\"reply\":\"2029-01-01\"}", NULL,
		 NULL},
	};
	const struct notice_file file = {.path = "n/notice.md",
					 .name = "n",
					 .text = source,
					 .count = sizeof source - 1};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct merge merge = {.tag = tag_find("en")};
		const struct document *document;
		struct faults faults = {0};
		char told[400] = "";

		assert_int_equal(
			notice_parse(&file, arena, &merge.notice, &faults),
			OK);
		assert_int_equal(json_parse(cases[i].json,
					    strlen(cases[i].json), arena,
					    &merge.values, NULL),
				 OK);
		if (cases[i].letter)
			assert_int_equal(zone_parse_day("", cases[i].letter,
							&merge.letter_days,
							NULL),
					 OK);
		assert_int_equal(
			notice_merge(&merge, arena, &document, &faults),
			cases[i].says ? E_INPUT : OK);
		assert_int_equal(faults.count, cases[i].says ? 1 : 0);
		if (cases[i].says) {
			fault_text(&faults.list[0], faults.list[0].message,
				   told, sizeof told);
			assert_string_equal(told, cases[i].says);
			assert_string_equal(faults.list[0].where,
					    cases[i].where);
		}
		faults_free(&faults);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_days),
		cmocka_unit_test(tells_the_earliest_day),
	};

	return cmocka_run_group_tests_name("bound", tests, NULL, NULL);
}
