/* Libraries opened when first needed, from the one that every machine has. */
#include "base/library.h"
#include "tests/unit/unit.h"

#define SONAME "libm.so.6"

struct table {
	double (*root)(double);
	double (*floor)(double);
};

static void
fills_a_table(void **state)
{
	static const struct library_function functions[] = {
		{"sqrt", offsetof(struct table, root)},
		{"floor", offsetof(struct table, floor)},
	};
	struct table table = {0};

	(void)state;
	assert_true(library_open(SONAME, functions, 2, &table));
	assert_true(table.root(81) > 8.999 && table.root(81) < 9.001);
	assert_true(table.floor(1.5) < 1.001);
}

static void
says_what_is_not_there(void **state)
{
	static const struct library_function functions[] = {
		{"sqrt", offsetof(struct table, root)},
		{"square_of_a_circle", offsetof(struct table, floor)},
	};
	struct table table = {0};

	(void)state;
	assert_false(library_open(SONAME, functions, 2, &table));
	assert_false(library_open("libnowhere.so.99", functions, 1, &table));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fills_a_table),
		cmocka_unit_test(says_what_is_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
