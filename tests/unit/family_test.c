/* Who of a family may interpret: by lines of tests/data/family.txt. */
#include <stdio.h>
#include <string.h>

#include "core/family.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
check_rule(const struct line *line)
{
	char sensitivity[20], child[10], declined[10], danger[10];
	struct family_case offer = {0};
	enum family_rule rule;

	if (sscanf(line->field[0], "%19s %9s %9s %9s", sensitivity, child,
		   declined, danger) != 4 ||
	    !sensitivity_parse(sensitivity, &offer.sensitivity))
		line_wrong(line, "words", "an offer", line->field[0]);
	offer.child = !strcmp(child, "child");
	offer.declined = !strcmp(declined, "declined");
	offer.danger = !strcmp(danger, "danger");
	rule = family_decide(&offer);
	line_same(line, "rule", line->field[1], family_rule_names[rule]);
	line_same(line, "allowed", line->field[2],
		  family_allowed(rule) ? "yes" : "no");
	assert_non_null(family_text(rule));
}

static void
rules_decide(void **state)
{
	(void)state;
	lines_all("tests/data/family.txt", 3, check_rule);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_decide),
	};

	return cmocka_run_group_tests_name("family", tests, NULL, NULL);
}
