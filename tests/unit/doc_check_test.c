/* What a document lacks for people who listen to it or jump in it. */
#include <string.h>

#include "doc/check.h"
#include "doc/markdown.h"
#include "tests/unit/unit.h"

static void
finds_what_shuts_people_out(void **state)
{
	static const struct {
		const char *text, *where, *says; /* says NULL: nothing */
	} cases[] = {
		{"# A\n\n## B\n\n### C\n\n## D\n", NULL, NULL},
		{"# A\n\n[your rights](https://a.example)\n", NULL, NULL},
		{"# A\n\n| B | C |\n|---|---|\n| d | |\n", NULL, NULL},
		{"text\n", "f:1", "no heading with one #"},
		{"# A\n\n### C\n", "f:3", "leaves out a level"},
		{"# A\n\n# B\n", "f:3", "second heading"},
		{"# A\n\n##\n", "f:3", "no words"},
		{"# A\n\n| B | |\n|---|---|\n| d | e |\n", "f:3", "empty"},
		{"# A\n\n![](x.png)\n", "f:3", "no words"},
		{"# A\n\n[here](https://a.example)\n", "f:3", "does not say"},
		{"# A\n\n- [**Click here**](tel:1)\n", "f:3", "does not say"},
		{"# A\n\n[](tel:1)\n", "f:3", "no words"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct markdown md = {"f", cases[i].text,
				      strlen(cases[i].text), 0,
				      SPAN_MODE_PLAIN};
		struct document document = {.title = "", .lang = "en"};
		struct faults faults = {0};

		assert_int_equal(markdown_parse(&md, arena, &document.blocks,
						&faults),
				 OK);
		assert_int_equal(document_check(&document, "f", &faults),
				 cases[i].says ? E_INPUT : OK);
		assert_int_equal(faults.count, cases[i].says ? 1 : 0);
		if (cases[i].says) {
			assert_string_equal(faults.list[0].where,
					    cases[i].where);
			assert_non_null(strstr(faults.list[0].message,
					       cases[i].says));
		}
		faults_free(&faults);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_shuts_people_out),
	};

	return cmocka_run_group_tests_name("doc check", tests, NULL, NULL);
}
