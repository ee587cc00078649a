/* The questions of the equality profile as they ship, wrong tables, and what
 * counts as an answer. */
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/place.h"
#include "core/equality.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define CODES_MOST 8

static struct arena *arena;
static struct equality_table shipped;

static int
read_shipped(void **state)
{
	struct faults faults = {0};
	struct buf text = {0};
	struct fault fault;

	(void)state;
	arena = arena_new();
	if (file_read(place_file(arena, "db/rules/equality.txt"), 1 << 20,
		      &text, &fault) ||
	    equality_read("equality.txt", buf_string(&text), arena, &shipped,
			  &faults))
		return -1;
	buf_free(&text);
	faults_free(&faults);
	return 0;
}

static int
forget(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* Equality Act 2010, sections 5 to 12, with 18 for maternity. */
static void
asks_for_all_nine(void **state)
{
	static const char *const sections[] = {"5",  "6",  "7",	 "8", "9",
					       "10", "11", "12", "18"};
	struct equality_table nine, six;

	(void)state;
	nine = equality_on(&shipped, EQUALITY_NINE, 20000, arena);
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		bool found = false;

		for (size_t k = 0; k < nine.count; k++)
			found |= equality_has(nine.list[k].act, sections[i]);
		assert_true(found);
	}
	six = equality_on(&shipped, EQUALITY_SIX, 20000, arena);
	assert_int_equal(six.count, 6);
	assert_null(equality_find(&six, "pregnancy"));
	assert_non_null(equality_find(&six, "religion"));
}

static void
takes_the_list_of_the_day(void **state)
{
	static const char text[] = "question age\npreset nine\nact 5\n"
				   "list a 1\nsource x\nfrom 2001-04-29\n"
				   "asks How old?\nwhy So.\n"
				   "answer young Young\nanswer old Old\n"
				   "question age\npreset nine\nact 5\n"
				   "list a 2\nsource x\nfrom 2021-03-21\n"
				   "asks How old?\nwhy So.\n"
				   "answer young Young\nanswer old Old\n";
	struct equality_table both, then;
	struct faults faults = {0};

	(void)state;
	assert_int_equal(equality_read("t", text, arena, &both, &faults), OK);
	then = equality_on(&both, EQUALITY_NINE, 15000, arena);
	assert_int_equal(then.count, 1);
	assert_string_equal(then.list[0].list, "a 1");
	then = equality_on(&both, EQUALITY_NINE, 19000, arena);
	assert_int_equal(then.count, 1);
	assert_string_equal(then.list[0].list, "a 2");
	assert_int_equal(equality_on(&both, EQUALITY_NINE, 100, arena).count,
			 0);
	assert_int_equal(equality_on(&both, EQUALITY_SIX, 19000, arena).count,
			 0);
	faults_free(&faults);
}

static void
refuses_wrong_tables(void **state)
{
	static const char *const tables[] = {
		"",
		"# nothing\n",
		"asks Before?\n",
		"question age\n",
		"question Age!\npreset nine\n",
		"question age\npreset ten\n",
		"question age\nfrom 2021-13-01\n",
		"question age\nlist\n",
		"question age\nanswer a A\nanswer a B\n",
		"question age\nanswer prefer-not-to-say No\n",
		"question age\nanswer a\n",
		"question age\nreply a A\n",
		"question a\npreset six\nact 5\nlist l\nsource s\nfrom "
		"2021-03-21\nasks A?\nwhy W.\nanswer one One\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		struct equality_table table;
		struct faults faults = {0};

		assert_int_equal(equality_read("bad.txt", tables[i], arena,
					       &table, &faults),
				 E_INPUT);
		assert_true(faults.count > 0);
		faults_free(&faults);
	}
}

static size_t
split(const char *text, const char **codes)
{
	size_t count = 0;

	if (!strcmp(text, "-"))
		return 0;
	while (*text && count < CODES_MOST) {
		size_t length = strcspn(text, " ");

		codes[count++] = arena_copy(arena, text, length);
		text += length + strspn(text + length, " ");
	}
	return count;
}

static void
check_answer(const struct line *line)
{
	const struct equality_question *q =
		equality_find(&shipped, line->field[0]);
	const char *codes[CODES_MOST], *kept = "";
	struct equality_said said = {.said = codes};
	struct fault fault;

	if (!q) {
		line_wrong(line, "question", "one that is there",
			   line->field[0]);
		return;
	}
	said.count = split(line->field[1], codes);
	if (strcmp(line->field[2], "-") != 0)
		said.words = line->field[2];
	if (equality_check(q, &said, arena, &kept, &fault) != OK)
		kept = arena_printf(arena, "!%s", fault.where);
	line_same(line, "kept", line->field[3], kept);
}

static void
keeps_what_may_stand_together(void **state)
{
	(void)state;
	lines_all("tests/data/equality.txt", 4, check_answer);
}

static void
finds_whole_codes(void **state)
{
	(void)state;
	assert_true(equality_has("british welsh", "welsh"));
	assert_true(equality_has("british", "british"));
	assert_false(equality_has("white-british", "british"));
	assert_false(equality_has("british", "white-british"));
	assert_false(equality_has("", "british"));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(asks_for_all_nine),
		cmocka_unit_test(takes_the_list_of_the_day),
		cmocka_unit_test(refuses_wrong_tables),
		cmocka_unit_test(keeps_what_may_stand_together),
		cmocka_unit_test(finds_whole_codes),
	};

	return cmocka_run_group_tests(tests, read_shipped, forget);
}
