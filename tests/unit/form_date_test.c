/* Dates of notices against lines written by hand, and tables of rules that
 * are wrong. tests/cli/form_date_test.py reckons them a second way. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "core/form_question.h"
#include "lang/zone.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static struct arena *arena;
static struct form_rules rules;

static const char *
source(const char *path)
{
	const char *folder = getenv("top_srcdir");

	return arena_printf(arena, "%s/%s", folder ? folder : ".", path);
}

static int
load_rules(void **state)
{
	struct buf text = {0};
	struct faults faults = {0};
	struct fault fault;

	(void)state;
	arena = arena_new();
	assert_int_equal(file_read(source("db/rules/forms.txt"), 1 << 20,
				   &text, &fault),
			 OK);
	if (form_rules_read("forms.txt", buf_string(&text), arena, &rules,
			    &faults) != OK)
		fail_msg("%s: %s", faults.list[0].where,
			 faults.list[0].message);
	buf_free(&text);
	faults_free(&faults);
	return 0;
}

static int
drop_rules(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* The n-th word; NULL for "-" and where there is none. */
static const char *
word(const char *text, int n)
{
	char *copy = arena_text(arena, text), *rest = copy, *ret = NULL;

	for (int i = 0; i <= n; i++) {
		ret = strtok_r(rest, " ", &rest);
		if (!ret)
			return NULL;
	}
	return strcmp(ret, "-") ? ret : NULL;
}

static const char *
arg_of(const struct fault *fault, const char *name)
{
	for (size_t i = 0; i < fault->args; i++)
		if (!strcmp(fault->arg[i].name, name))
			return fault->arg[i].value;
	return "";
}

static void
has_source(const struct line *line, const char *got)
{
	const char *want = line->field[8];

	if (strcmp(want, "-") != 0 && !strstr(got, want))
		line_wrong(line, "source", want, got);
}

static void
check_given(const struct line *line, const struct form_dates *dates)
{
	char got[ZONE_DAY_TEXT + 8] = "ok";
	struct fault fault;
	int32_t day;

	assert_int_equal(zone_parse_day("check", line->field[6], &day, &fault),
			 OK);
	if (form_dates_check(dates, "start_date", day, &fault) != OK) {
		assert_int_equal(fault.status, E_REFUSED);
		assert_string_equal(fault.where, "start_date");
		snprintf(got, sizeof got, "no %s", arg_of(&fault, "earliest"));
		has_source(line, arg_of(&fault, "source"));
	}
	line_same(line, "check", line->field[7], got);
}

static void
check_line(const struct line *line)
{
	const char *const *f = line->field;
	const struct form_question question = {
		.nation = word(f[0], 0),
		.landlord = word(f[0], 1),
		.tenancy = word(f[0], 2),
		.purpose = word(f[0], 3),
		.period = word(f[1], 0),
		.begins = word(f[1], 1),
		.served = word(f[2], 0),
		.began = word(f[3], 0),
		.last = word(f[4], 0),
		.first = word(f[5], 0),
	};
	const struct form_asked asked = {.rules = &rules};
	struct form_dates dates;
	struct fault fault;
	char day[ZONE_DAY_TEXT];

	if (form_answer(&question, &asked, arena, &dates, &fault) != OK) {
		line_same(line, "refused", f[7],
			  arena_printf(arena, "!%s", fault.where));
	} else if (word(f[6], 0)) {
		check_given(line, &dates);
	} else {
		zone_day_text(dates.earliest_days, day);
		line_same(line, "earliest", f[7], day);
		has_source(line, form_dates_decisive(&dates)->limit->source);
		assert_int_equal(form_dates_check(&dates, "d",
						  dates.earliest_days, &fault),
				 OK);
	}
}

static void
dates_are_as_by_hand(void **state)
{
	(void)state;
	lines_all("tests/data/form-dates.txt", 9, check_line);
}

static void
records_have_a_last_day(void **state)
{
	const struct form_question question = {
		.purpose = "gas-record", .nation = "scotland",
		.landlord = "social", .tenancy = "scottish-secure",
		.event = "2028-02-01"};
	const struct form_asked asked = {.rules = &rules};
	struct form_dates dates;
	struct fault fault;
	int32_t last = day_from_civil(2028, 2, 29);

	(void)state;
	assert_int_equal(form_answer(&question, &asked, arena, &dates, &fault),
			 OK);
	assert_int_equal(dates.latest_days, last);
	assert_int_equal(dates.earliest_days, FORM_DAY_NONE);
	assert_int_equal(form_dates_check(&dates, "d", last, &fault), OK);
	assert_int_equal(form_dates_check(&dates, "d", last + 1, &fault),
			 E_REFUSED);
}

/* Sent on a day, with so many days in the post, served on another. */
static void
the_post_takes_working_days(void **state)
{
	static const struct {
		const char *nation, *sent, *delivery, *served;
	} cases[] = {
		{"england", "2027-02-24", NULL, "2027-02-26"},
		{"england", "2027-02-26", NULL, "2027-03-02"},
		{"england", "2027-02-26", "0", "2027-02-26"},
		{"england", "2026-12-23", NULL, "2026-12-29"},
		{"wales", "2026-12-24", "1", "2026-12-29"},
		{"scotland", "2026-11-27", "1", "2026-12-01"},
		{"england", "2026-11-27", "1", "2026-11-30"},
		{"northern-ireland", "2027-03-16", "1", "2027-03-18"},
	};
	static const char *const tenancies[] = {"assured", "secure-contract",
						"scottish-secure", "private"};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool ni = *cases[i].nation == 'n';
		int nation = ni			       ? 3
			     : *cases[i].nation == 's' ? 2
						       : *cases[i].nation == 'w';
		const struct form_question question = {
			.nation = cases[i].nation,
			.landlord = ni ? "private" : "social",
			.tenancy = tenancies[nation],
			.period = "weekly",
			.begins = "monday",
			.sent = cases[i].sent,
			.delivery = cases[i].delivery,
			.last = "2025-04-07",
			.first = "2025-04-07"};
		const struct form_asked asked = {.rules = &rules};
		struct form_dates dates;
		struct fault fault;
		char day[ZONE_DAY_TEXT];

		assert_int_equal(form_answer(&question, &asked, arena, &dates,
					     &fault),
				 OK);
		zone_day_text(dates.facts.served_days, day);
		assert_string_equal(day, cases[i].served);
	}
}

/* "LINE part of what is said"; the text stands under the line before it. */
static void
wrong_tables_are_refused(void **state)
{
	static const char whole[] = "rule a\npurpose access\nnation england\n"
				    "landlord social\ntenancy assured\n"
				    "from 2020-01-01\nsource An Act\n"
				    "limit served 1d: An Act, section 1\n";
	static const struct {
		const char *more, *where;
	} cases[] = {
		{"rule a\n", "t:9"},
		{"rule A b\n", "t:9"},
		{"rule a_b\n", "t:9"},
		{"purpose eviction\n", "t:9"},
		{"nation france\n", "t:9"},
		{"tenancy assured rented\n", "t:9"},
		{"from 2020-02-30\n", "t:9"},
		{"until 2019-01-01\n", "t:1"},
		{"limit served 1d\n", "t:9"},
		{"limit served: X\n", "t:9"},
		{"limit served 0d: X\n", "t:9"},
		{"limit served 1x: X\n", "t:9"},
		{"limit served 9999d: X\n", "t:9"},
		{"limit served 3m+d: X\n", "t:9"},
		{"limit served 1d yearli: X\n", "t:9"},
		{"limit posted 1d: X\n", "t:9"},
		{"limit drift 53w 52w 6d: X\n", "t:9"},
		{"limit drift 53w 52w 1w 2003-02-11: X\n", "t:9"},
		{"limit period-start 1d: X\n", "t:9"},
		{"form Form 4\n", "t:9"},
		{"form form-4\n", "t:9"},
		{"post two\n", "t:9"},
		{"post 31\n", "t:9"},
		{"elsewhere lease\n", "t:1"},
		{"elsewhere court\n", "t:9"},
		{"source\n", "t:9"},
		{"colour red\n", "t:9"},
		{"rule b\n", "t:9"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *text =
			arena_printf(arena, "%s%s", whole, cases[i].more);
		struct faults faults = {0};
		struct form_rules read;

		if (form_rules_read("t", text, arena, &read, &faults) !=
			    E_INPUT ||
		    strcmp(faults.list[0].where, cases[i].where) != 0)
			fail_msg("%s: %s", cases[i].more,
				 faults.count ? faults.list[0].where : "fine");
		faults_free(&faults);
	}
}

static void
two_rules_cannot_claim_the_same(void **state)
{
	static const char text[] =
		"rule a\npurpose access\nnation england wales\n"
		"landlord social\ntenancy assured\nfrom 2020-01-01\n"
		"until 2021-01-01\nsource X\nlimit served 1d: X\n"
		"rule b\npurpose access\nnation wales\n"
		"landlord social private\ntenancy assured secure\n"
		"from 2020-12-31\nsource X\nlimit served 1d: X\n";
	char *apart = arena_text(arena, text);
	struct faults faults = {0};
	struct form_rules read;

	(void)state;
	assert_int_equal(form_rules_read("t", text, arena, &read, &faults),
			 E_INPUT);
	assert_string_equal(faults.list[0].where, "t:10");
	memcpy(strstr(apart, "2020-12-31"), "2021-01-01", 10);
	faults.count = 0;
	assert_int_equal(form_rules_read("t", apart, arena, &read, &faults),
			 OK);
	faults_free(&faults);
}

static void
a_correction_takes_the_place_of_its_rule(void **state)
{
	static const char text[] =
		"rule s13-social\npurpose rent-increase\nnation england\n"
		"landlord social\ntenancy assured\nfrom 2003-02-11\n"
		"form form-4 Form 4\nsource X\nlimit served 3m: X\n"
		"reason The regulations changed\n";
	static const char twice[] =
		"rule other\npurpose rent-increase\nnation england\n"
		"landlord social\ntenancy assured\nfrom 2030-01-01\n"
		"source X\nlimit served 3m: X\n";
	const struct form_scope scope = {FORM_RENT_INCREASE, NATION_ENGLAND,
					 LANDLORD_SOCIAL, TENANCY_ASSURED};
	const struct form_rule *rule;
	struct form_rules over, all;
	struct faults faults = {0};
	struct fault fault;

	(void)state;
	assert_int_equal(form_rules_read("t", text, arena, &over, &faults), OK);
	assert_int_equal(form_rules_cover(&rules, &over, arena, &all, &faults),
			 OK);
	assert_int_equal(all.count, rules.count);
	assert_int_equal(form_rules_find(&all, &scope,
					 day_from_civil(2027, 1, 1), &rule,
					 &fault),
			 OK);
	assert_string_equal(rule->reason, "The regulations changed");
	assert_int_equal(form_rules_read("t", twice, arena, &over, &faults),
			 OK);
	assert_int_equal(form_rules_cover(&rules, &over, arena, &all, &faults),
			 E_INPUT);
	faults_free(&faults);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_as_by_hand),
		cmocka_unit_test(records_have_a_last_day),
		cmocka_unit_test(the_post_takes_working_days),
		cmocka_unit_test(wrong_tables_are_refused),
		cmocka_unit_test(two_rules_cannot_claim_the_same),
		cmocka_unit_test(a_correction_takes_the_place_of_its_rule),
	};

	return cmocka_run_group_tests(tests, load_rules, drop_rules);
}
