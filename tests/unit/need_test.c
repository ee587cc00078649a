/* Needs take the values of their kind; scopes and roles hold. */
#include <string.h>

#include "core/caller.h"
#include "core/need.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
check_need(const struct line *line)
{
	enum need_kind kind = NEED_FORMAT;
	struct fault fault = {0};
	enum status status;

	if (!need_kind_parse(line->field[0], &kind)) {
		line_wrong(line, "kind", "a kind of need", line->field[0]);
		return;
	}
	status = need_check(kind, line->field[1], &fault);
	line_same(line, "status", line->field[2], status_name(status));
	if (status != OK)
		line_same(line, "where", "value", fault.where);
	if (!strcmp(line->field[3], "disability") !=
	    need_is_disability(kind, line->field[1]))
		line_wrong(line, "disability", line->field[3], "the other");
}

static void
takes_the_values_of_its_kind(void **state)
{
	(void)state;
	lines_all("tests/data/needs.txt", 4, check_need);
}

static void
reads_sizes_of_formats(void **state)
{
	static const struct {
		const char *value;
		enum format format;
		int size;
	} rows[] = {
		{"large-print:20", FORMAT_LARGE_PRINT, 20},
		{"large-print", FORMAT_LARGE_PRINT, 18},
		{"braille:1", FORMAT_BRAILLE, 1},
		{"braille", FORMAT_BRAILLE, 2},
		{"audio", FORMAT_AUDIO, 0},
		{"paper:cream", FORMAT_PAPER, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		enum format format = FORMAT_NONE;
		int size = -1;

		assert_true(need_format(rows[i].value, &format, &size));
		assert_int_equal(format, rows[i].format);
		assert_int_equal(size, rows[i].size);
	}
}

static void
keeps_scopes_apart(void **state)
{
	static const int64_t ids[] = {3, 7, 7000000000, 9000000000};
	struct scope scope = {.organisation = ids, .count = 4};
	struct scope none = {.count = 0};
	enum role role = ROLE_OFFICER;

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_true(scope_has(&scope, ids[i]));
	assert_false(scope_has(&scope, 0));
	assert_false(scope_has(&scope, 4));
	assert_false(scope_has(&scope, 9000000001));
	assert_false(scope_has(&none, 3));
	assert_true(role_parse("auditor", &role));
	assert_int_equal(role, ROLE_AUDITOR);
	assert_false(role_parse("root", &role));
	for (int i = 0; i < ROLES; i++) {
		assert_true(role_parse(role_name((enum role)i), &role));
		assert_int_equal(role, i);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_the_values_of_its_kind),
		cmocka_unit_test(reads_sizes_of_formats),
		cmocka_unit_test(keeps_scopes_apart),
	};

	return cmocka_run_group_tests_name("need", tests, NULL, NULL);
}
