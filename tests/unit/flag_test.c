/* What those who knock on doors are told: the words by lines of
 * tests/data/flags.txt, the kinds, and consent. */
#include <string.h>

#include "core/flag.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
check_line(const struct line *line)
{
	struct arena *arena = arena_new();
	struct flag_need need = {.value = line->field[1]};
	struct fault fault;

	if (!need_kind_parse(line->field[0], &need.kind) ||
	    (!need_is_language(need.kind) &&
	     need_check(need.kind, need.value, &fault)))
		line_wrong(line, "need", "one that there is", line->field[0]);
	else
		line_same(line, "text", line->field[2],
			  flag_text(&need, arena));
	arena_free(arena);
}

static void
says_it_in_words(void **state)
{
	(void)state;
	lines_all("tests/data/flags.txt", 3, check_line);
}

static void
reads_kinds(void **state)
{
	struct arena *arena = arena_new();
	struct fault fault;
	unsigned bits = 0;

	(void)state;
	assert_int_equal(flag_kinds_parse("/needs",
					  " format, spoken-language;format\n",
					  &bits, &fault),
			 OK);
	assert_int_equal(bits, NEED_BIT(NEED_FORMAT) |
				       NEED_BIT(NEED_SPOKEN_LANGUAGE));
	assert_string_equal(flag_kinds_text(bits, arena),
			    "spoken-language format");
	assert_int_equal(flag_kinds_parse("/needs", "format helth", &bits,
					  &fault),
			 E_INPUT);
	assert_string_equal(fault.where, "/needs");
	assert_int_equal(flag_kinds_parse("/needs", " , ", &bits, &fault),
			 E_INPUT);
	for (unsigned all = 1; all < 1u << NEED_KINDS; all++) {
		assert_int_equal(flag_kinds_parse("/needs",
						  flag_kinds_text(all, arena),
						  &bits, &fault),
				 OK);
		assert_int_equal(bits, all);
	}
	arena_free(arena);
}

static void
asks_for_consent(void **state)
{
	static const struct {
		struct flag_need need;
		struct flag_rule rule;
		bool may;
	} cases[] = {
		{{.kind = NEED_FORMAT, .consent = true}, {FLAG_LEAST, 0}, 1},
		{{.kind = NEED_FORMAT}, {FLAG_LEAST, 0}, 0},
		{{.kind = NEED_FORMAT}, {FLAG_LEAST, 1}, 0},
		{{.kind = NEED_FORMAT, .safeguarded = true},
		 {FLAG_LEAST, 0},
		 0},
		{{.kind = NEED_FORMAT, .safeguarded = true},
		 {FLAG_LEAST, 1},
		 1},
		{{.kind = NEED_ENGLISH, .consent = true}, {FLAG_LEAST, 1}, 0},
		{{.kind = NEED_ENGLISH, .safeguarded = true},
		 {FLAG_LEAST, 1},
		 0},
		{{.kind = NEED_ENGLISH, .consent = true},
		 {NEED_BIT(NEED_ENGLISH), 0},
		 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (flag_may_have(&cases[i].rule, &cases[i].need) !=
		    cases[i].may)
			fail_msg("case %zu", i + 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_it_in_words),
		cmocka_unit_test(reads_kinds),
		cmocka_unit_test(asks_for_consent),
	};

	return cmocka_run_group_tests_name("flag", tests, NULL, NULL);
}
