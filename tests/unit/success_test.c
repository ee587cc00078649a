/* How closed items count, by lines of tests/data/success.txt; and rolls. */
#include <stdio.h>
#include <string.h>

#include "core/name.h"
#include "core/roll.h"
#include "core/success.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
add_item(const struct line *line, struct success *s, const char *text)
{
	char state[20], outcome[20];
	struct fact fact = {.outcome = FACT_NOTHING};
	int at;

	if (sscanf(text, "%19s %19s", state, outcome) != 2 ||
	    !item_state_parse(state, &fact.state)) {
		line_wrong(line, "item", "state and outcome", text);
		return;
	}
	at = name_find(fact_outcome_names, FACT_OUTCOMES, outcome);
	if (at >= 0)
		fact.outcome = (enum fact_outcome)at;
	success_add(s, &fact);
}

static size_t
part_of(const struct success *s, const char *name)
{
	const struct {
		const char *name;
		size_t n;
	} parts[] = {
		{"closed", s->closed},
		{"fulfilled", s->fulfilled},
		{"tenant-absent", s->tenant_absent},
		{"interpreter-absent", s->interpreter_absent},
		{"early", s->cancelled_early},
		{"late", s->cancelled_late},
		{"provider-cancelled", s->provider_cancelled},
		{"unfilled", s->unfilled},
		{"rejected", s->rejected},
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!strcmp(parts[i].name, name))
			return parts[i].n;
	return SIZE_MAX;
}

static void
same_share(const struct line *line, const char *what, const char *wanted,
	   struct parity_share got)
{
	char text[48];

	(void)snprintf(text, sizeof text, "%zu/%zu", got.hits, got.count);
	line_same(line, what, wanted, text);
}

/* Both ways to the same share: the plain one, and core/measure's. */
static void
same_measure(const struct line *line, const struct success *s)
{
	struct outcomes o = success_outcomes(s);
	struct parity_share contract = success_contract(s);
	struct parity_share tenant = success_tenant(s);

	if (contract.count &&
	    measure_contract_success(&o) !=
		    (double)contract.hits / (double)contract.count)
		line_wrong(line, "contract", "the measure's", "another");
	if (tenant.count && measure_tenant_success(&o) !=
				    (double)tenant.hits / (double)tenant.count)
		line_wrong(line, "tenant", "the measure's", "another");
}

static void
check_line(const struct line *line)
{
	char text[400], name[24], part[48];
	char *rest;
	struct success s = {0};

	(void)snprintf(text, sizeof text, "%s", line->field[0]);
	for (char *one = strtok_r(text, ";", &rest); one;
	     one = strtok_r(NULL, ";", &rest))
		add_item(line, &s, one);
	same_share(line, "contract", line->field[1], success_contract(&s));
	same_share(line, "tenant", line->field[2], success_tenant(&s));
	same_measure(line, &s);
	(void)sscanf(line->field[3], "%23s", name);
	(void)snprintf(part, sizeof part, "%s %zu", name, part_of(&s, name));
	line_same(line, "part", line->field[3], part);
}

static void
counts_how_work_ended(void **state)
{
	(void)state;
	lines_all("tests/data/success.txt", 4, check_line);
}

/* Ids as we make them, and numbers that fall on the same slot. */
static void
keeps_each_number_once(void **state)
{
	struct arena *arena = arena_new();
	struct roll roll = {.arena = arena};

	(void)state;
	assert_true(roll_find(&roll, 7) == ROLL_NONE);
	for (int again = 0; again < 2; again++)
		for (int64_t i = 0; i < 5000; i++) {
			int64_t number = (i - 2500) * (INT64_C(1) << 28);

			assert_int_equal(roll_add(&roll, number), i);
			assert_int_equal(roll_find(&roll, number), i);
		}
	assert_int_equal(roll.count, 5000);
	assert_int_equal(roll.number[2501], INT64_C(1) << 28);
	assert_true(roll_find(&roll, 12345) == ROLL_NONE);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_how_work_ended),
		cmocka_unit_test(keeps_each_number_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
