/* Front matter: keys, depth, values over several lines, and what is wrong. */
#include <string.h>

#include "base/buf.h"
#include "doc/front.h"
#include "tests/unit/unit.h"

static void
reads_keys(void **state)
{
	static const struct {
		const char *text, *entries;
		size_t body;
		int lines;
	} cases[] = {
		{"", "", 0, 0},
		{"# no front matter\n", "", 0, 0},
		{"---\n---\nx", "", 8, 2},
		{"---\na: b\n---\n", "0 a=b\n", 13, 3},
		{"\xef\xbb\xbf---\r\na: b\r\n---\r\n", "0 a=b\n", 19, 3},
		{"---\na: b: c # d\n---\n", "0 a=b: c # d\n", 20, 3},
		{"---\na: \"b\"\n---\n", "0 a=b\n", 15, 3},
		{"---\na: b\n  c\n    d\n---\n", "0 a=b c d\n", 23, 5},
		{"---\na:\n  b:\n    c: d\n  e: f\ng: h\n---\n",
		 "0 a=\n1 b=\n2 c=d\n1 e=f\n0 g=h\n", 37, 7},
		{"---\n# note\n\na: اردو\n---\n", "0 a=اردو\n", 28, 5},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct faults faults = {0};
		struct front front;
		struct buf out = {0};

		assert_int_equal(front_parse("f", cases[i].text,
					     strlen(cases[i].text), arena,
					     &front, &faults),
				 OK);
		for (size_t e = 0; e < front.count; e++)
			buf_printf(&out, "%d %s=%s\n", front.entry[e].depth,
				   front.entry[e].key, front.entry[e].value);
		assert_string_equal(buf_string(&out), cases[i].entries);
		assert_int_equal(front.body, cases[i].body);
		assert_int_equal(front.body_lines, cases[i].lines);
		buf_free(&out);
	}
	arena_free(arena);
}

static void
names_wrong_lines(void **state)
{
	static const struct {
		const char *text, *where, *says;
	} cases[] = {
		{"---\na: b\n", "f:2", "never ends"},
		{"---\nA: b\n---\n", "f:2", "key: value"},
		{"---\nno colon\n---\n", "f:2", "key: value"},
		{"---\na:b\n---\n", "f:2", "key: value"},
		{"---\n  a: b\n---\n", "f:2", "indented wrongly"},
		{"---\na:\n   b: c\n---\n", "f:3", "indented wrongly"},
		{"---\na:\n\tb: c\n---\n", "f:3", "indented wrongly"},
		{"---\na:\n      b: c\n---\n", "f:3", "indented wrongly"},
		{"---\na: b\nc: d\na: e\n---\n", "f:4", "twice"},
		{"---\na:\n  b: c\n  b: d\n---\n", "f:4", "twice"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct faults faults = {0};
		struct front front;

		assert_int_equal(front_parse("f", cases[i].text,
					     strlen(cases[i].text), arena,
					     &front, &faults),
				 E_INPUT);
		assert_int_equal(faults.count, 1);
		assert_string_equal(faults.list[0].where, cases[i].where);
		if (!strstr(faults.list[0].message, cases[i].says))
			fail_msg("%s", faults.list[0].message);
		faults_free(&faults);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_keys),
		cmocka_unit_test(names_wrong_lines),
	};

	return cmocka_run_group_tests_name("front", tests, NULL, NULL);
}
