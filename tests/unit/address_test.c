/* Addresses as a printer takes them, line by line, and their faults. */
#include <string.h>

#include "base/buf.h"
#include "doc/address.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

/* ADDRESS | CODE | LINE/LINE/..., or - for none to compare */
static void
check_line(const struct line *line)
{
	struct arena *arena = arena_new();
	struct address address;
	struct fault fault;
	struct buf lines = {0};
	const char *code = "address-fine";

	if (address_read(line->field[0], arena, &address, &fault) != OK) {
		code = fault.where;
		address.lines = 0;
	} else if (address_acceptable(&address, &fault) != OK) {
		code = fault.where;
	}
	for (size_t i = 0; i < address.lines; i++)
		buf_printf(&lines, "%s%s", i ? "/" : "", address.line[i]);
	line_same(line, "code", line->field[1], code);
	if (strcmp(line->field[2], "-"))
		line_same(line, "lines", line->field[2], buf_string(&lines));
	buf_free(&lines);
	arena_free(arena);
}

static void
printers_take_addresses(void **state)
{
	(void)state;
	lines_all("tests/data/address.txt", 3, check_line);
}

/* Each refusal has words of its own, which name the line. */
static void
refusals_have_words(void **state)
{
	(void)state;
	for (int i = ADDRESS_NO_ABODE; i <= ADDRESS_TOO_WIDE; i++) {
		struct fault fault;

		assert_int_equal(
			address_refuse((enum address_flaw)i, "here", &fault),
			E_REFUSED);
		assert_string_equal(fault.where,
				    address_code((enum address_flaw)i));
		assert_true(strlen(fault.message) > 30);
		assert_true(strstr(fault.message, "{line}") ||
			    i == ADDRESS_TOO_FEW_LINES ||
			    i == ADDRESS_TOO_MANY_LINES);
		for (int n = ADDRESS_NO_ABODE; n < i; n++)
			assert_string_not_equal(
				address_code((enum address_flaw)n),
				fault.where);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(printers_take_addresses),
		cmocka_unit_test(refusals_have_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
