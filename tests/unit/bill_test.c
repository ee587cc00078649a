/* Which billed call is which logged one, and what does not agree. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/bill.h"
#include "core/name.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define CALLS_MOST 8
#define WORDS_MOST 6
#define MORNING_UTC 1795248000

/* The words of one call, cut in place; returns what follows the next ";". */
static char *
cut(char *text, const char *word[WORDS_MOST], size_t *ret_words)
{
	char *end = strchr(text, ';'), *save = NULL;

	if (end)
		*end = '\0';
	*ret_words = 0;
	for (char *at = strtok_r(text, " ", &save); at;
	     at = strtok_r(NULL, " ", &save))
		if (*ret_words < WORDS_MOST)
			word[(*ret_words)++] = at;
	return end ? end + 1 : NULL;
}

static const char *
known(const char *word)
{
	return strcmp(word, "-") ? word : NULL;
}

static int64_t
number(const char *word)
{
	return strcmp(word, "-") ? strtoll(word, NULL, 10) : -1;
}

static size_t
read_billed(char *text, struct billed_call *ret)
{
	const char *word[WORDS_MOST];
	size_t words, count = 0;

	for (char *next = text; next;) {
		next = cut(next, word, &words);
		if (words == 6)
			ret[count++] = (struct billed_call){
				MORNING_UTC + 60 * number(word[0]),
				(int32_t)number(word[1]),
				known(word[2]),
				known(word[3]),
				number(word[4]),
				number(word[5])};
	}
	return count;
}

static size_t
read_logged(char *text, struct logged_call *ret)
{
	const char *word[WORDS_MOST];
	size_t words, count = 0;

	for (char *next = text; next;) {
		next = cut(next, word, &words);
		if (words == 4)
			ret[count++] = (struct logged_call){
				MORNING_UTC + 60 * number(word[0]),
				(int)number(word[1]), known(word[2]),
				known(word[3])};
	}
	return count;
}

static void
put_match(struct buf *out, const struct bill_match *match)
{
	buf_text(out, out->count ? "; " : "");
	if (match->logged < 0)
		buf_char(out, '-');
	else
		buf_printf(out, "%d", match->logged);
	for (int i = 0; i < BILL_DOUBTS; i++)
		if (match->doubts & BILL_BIT(i))
			buf_printf(out, " %s", bill_doubt_names[i]);
}

static void
check(const struct line *line)
{
	struct arena *arena = arena_new();
	struct billed_call billed[CALLS_MOST];
	struct logged_call logged[CALLS_MOST];
	struct bill_match match[CALLS_MOST];
	struct buf got = {0};
	const struct bill_files files = {
		billed, read_billed(arena_text(arena, line->field[0]), billed),
		logged, read_logged(arena_text(arena, line->field[1]), logged)};

	bill_match(&files, arena, match);
	for (size_t i = 0; i < files.billed_count; i++)
		put_match(&got, &match[i]);
	line_same(line, "match", line->field[2], buf_string(&got));
	buf_free(&got);
	arena_free(arena);
}

static void
test_lines(void **state)
{
	(void)state;
	lines_all("tests/data/bills.txt", 3, check);
}

/* Ten thousand calls, each logged by somebody a little late, in no order. */
static void
test_many(void **state)
{
	enum { MANY = 10000 };
	struct arena *arena = arena_new();
	struct billed_call *billed = arena_alloc(arena, MANY * sizeof *billed);
	struct logged_call *logged = arena_alloc(arena, MANY * sizeof *logged);
	struct bill_match *match = arena_alloc(arena, MANY * sizeof *match);
	const struct bill_files files = {billed, MANY, logged, MANY};
	static const char *const languages[] = {"so", "ar", "pl", "ur"};

	(void)state;
	for (int i = 0; i < MANY; i++) {
		int at = i * 7919 % MANY; /* each once: 7919 is prime */

		logged[i] = (struct logged_call){MORNING_UTC + 600 * i + 90,
						 5 + i % 7, languages[i % 4],
						 i % 3 ? "amina" : "tom"};
		billed[at] = (struct billed_call){MORNING_UTC + 600 * i,
						  (5 + i % 7) * 60,
						  languages[i % 4],
						  i % 3 ? "amina" : "tom",
						  500,
						  500};
	}
	bill_match(&files, arena, match);
	for (int i = 0; i < MANY; i++) {
		assert_int_equal(match[i * 7919 % MANY].logged, i);
		assert_int_equal(match[i * 7919 % MANY].doubts, 0);
	}
	arena_free(arena);
}

static void
test_minutes(void **state)
{
	(void)state;
	assert_int_equal(bill_minutes(0), 0);
	assert_int_equal(bill_minutes(1), 1);
	assert_int_equal(bill_minutes(60), 1);
	assert_int_equal(bill_minutes(61), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_minutes),
	};

	return cmocka_run_group_tests_name("bill", tests, NULL, NULL);
}
