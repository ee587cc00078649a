/* Options are read as written, and a wrong one names the right one. */
#include <stdio.h>
#include <string.h>

#include "cli/option.h"
#include "tests/unit/unit.h"

static const struct option table[] = {
	{"from", "T", "start", OPTION_MUST},
	{"kind", "service|statutory|elapsed", "kind", OPTION_MAY},
	{"holiday", "DATE", "day", OPTION_MAY},
	{"explain", NULL, "say why", OPTION_MAY},
	{"jobs", "N", "how many", OPTION_MAY},
	{"o", "OUT", "where to", OPTION_MAY},
};

struct run {
	struct arena *arena;
	const struct options *options;
	struct fault fault;
	char text[600];
};

/* Parse words parted by spaces; returns the status. */
static enum status
parse(struct run *run, const char *line)
{
	char *copy, *argv[32], *save = NULL;
	int argc = 0;
	enum status status;

	arena_reset(run->arena);
	copy = arena_text(run->arena, line);
	for (char *word = strtok_r(copy, " ", &save); word;
	     word = strtok_r(NULL, " ", &save))
		argv[argc++] = word;
	status = options_parse(table, sizeof table / sizeof *table, argc, argv,
			       run->arena, &run->options, &run->fault);
	if (status != OK)
		fault_text(&run->fault, run->fault.message, run->text,
			   sizeof run->text);
	return status;
}

static void
reads_every_form(void **state)
{
	struct run run = {.arena = arena_new()};
	int64_t jobs = 7;

	(void)state;
	assert_int_equal(parse(&run, "--from=1 a --kind elapsed --explain "
				     "--holiday x --holiday=y -o - -5 -- "
				     "--from"),
			 OK);
	assert_string_equal(option_text(run.options, "from"), "1");
	assert_string_equal(option_text(run.options, "kind"), "elapsed");
	assert_string_equal(option_text(run.options, "o"), "-");
	assert_true(option_given(run.options, "explain"));
	assert_string_equal(option_all(run.options, "holiday", 0), "x");
	assert_string_equal(option_all(run.options, "holiday", 1), "y");
	assert_null(option_all(run.options, "holiday", 2));
	assert_int_equal(operands_count(run.options), 3);
	assert_string_equal(operand(run.options, 1), "-5");
	assert_string_equal(operand(run.options, 2), "--from");
	assert_null(operand(run.options, 3));
	assert_int_equal(
		option_number(run.options, "jobs", 1, 9, &jobs, &run.fault),
		OK);
	assert_int_equal(jobs, 7);
	assert_int_equal(parse(&run, "--from 2 -oX --jobs 3 --from 4"), OK);
	assert_string_equal(option_text(run.options, "o"), "X");
	assert_string_equal(option_text(run.options, "from"), "4");
	assert_int_equal(
		option_number(run.options, "jobs", 1, 9, &jobs, &run.fault),
		OK);
	assert_int_equal(jobs, 3);
	arena_free(run.arena);
}

static void
names_what_is_wrong(void **state)
{
	static const struct {
		const char *line, *where, *text;
	} rows[] = {
		{"--form 1", "--form",
		 "there is no such option: did you mean --from?"},
		{"--zzzz", "--zzzz", "there is no such option"},
		{"-x", "-x", "there is no such option"},
		{"-from 1", "-from", "there is no such option"},
		{"--from", "--from", "a value is missing: write --from T"},
		{"--explain=1", "--explain", "this option takes no value"},
		{"--from 1 --kind statuary", "--kind",
		 "statuary is not one of service|statutory|elapsed: did you "
		 "mean statutory?"},
		{"--from 1 --kind=", "--kind",
		 " is not one of service|statutory|elapsed"},
		{"--explain", "--from", "this option is needed: add --from T"},
	};
	struct run run = {.arena = arena_new()};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(parse(&run, rows[i].line), E_INPUT);
		assert_string_equal(run.fault.where, rows[i].where);
		assert_string_equal(run.text, rows[i].text);
	}
	arena_free(run.arena);
}

static void
refuses_numbers_out_of_range(void **state)
{
	static const char *const wrong[] = {
		"0", "10", "3x", "x", "1.5", "99999999999999999999", "0x3",
	};
	struct run run = {.arena = arena_new()};
	char line[80];

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		int64_t jobs = 5;

		snprintf(line, sizeof line, "--from 1 --jobs %s", wrong[i]);
		assert_int_equal(parse(&run, line), OK);
		assert_int_equal(option_number(run.options, "jobs", 1, 9, &jobs,
					       &run.fault),
				 E_INPUT);
		assert_string_equal(run.fault.where, "--jobs");
		assert_int_equal(jobs, 5);
	}
	arena_free(run.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_form),
		cmocka_unit_test(names_what_is_wrong),
		cmocka_unit_test(refuses_numbers_out_of_range),
	};

	return cmocka_run_group_tests_name("option", tests, NULL, NULL);
}
