/* Faults carry their words and arguments whole. */
#include <string.h>

#include "base/fault.h"
#include "tests/unit/unit.h"

static void
puts_arguments_in(void **state)
{
	struct fault fault;
	char text[200];

	(void)state;
	assert_int_equal(fault_set(&fault, E_INPUT, "postcode",
				   N_("{value} is not {what}"), "value", "X",
				   "what", "a postcode", NULL),
			 E_INPUT);
	fault_text(&fault, fault.message, text, sizeof text);
	assert_string_equal(text, "X is not a postcode");
	fault_text(&fault, "{what}: nid {value} {other}", text, sizeof text);
	assert_string_equal(text, "a postcode: nid X {other}");
}

static void
cuts_at_whole_characters(void **state)
{
	struct fault fault;
	char text[8];

	(void)state;
	(void)fault_set(&fault, E_INPUT, "", "{v}", "v", "ਗੁਰ", NULL);
	fault_text(&fault, fault.message, text, sizeof text);
	assert_string_equal(text, "ਗੁ");
}

static void
keeps_the_first_ten_thousand(void **state)
{
	struct faults faults = {0};

	(void)state;
	for (int i = 0; i < FAULTS_MAX + 5; i++)
		fault_set(faults_add(&faults), E_INPUT, "row", "x", NULL);
	assert_int_equal(faults.count, FAULTS_MAX + 5);
	assert_string_equal(faults.list[FAULTS_MAX - 1].where, "row");
	faults_free(&faults);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(puts_arguments_in),
		cmocka_unit_test(cuts_at_whole_characters),
		cmocka_unit_test(keeps_the_first_ten_thousand),
	};

	return cmocka_run_group_tests_name("fault", tests, NULL, NULL);
}
