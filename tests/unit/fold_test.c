/* Search keys, by lines of tests/data/fold.txt, from several threads. */
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#include "lang/fold.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
skeleton_of(struct fold *fold, const char *name, struct buf *ret)
{
	struct buf key = {0};

	fold_key(fold, name, &key);
	fold_skeleton(buf_string(&key), ret);
	buf_free(&key);
}

static void
check_pair(struct fold *fold, const struct line *line)
{
	bool one = !strcmp(line->field[0], "pair");
	struct buf a = {0}, b = {0};

	skeleton_of(fold, line->field[1], &a);
	skeleton_of(fold, line->field[2], &b);
	if (one != !strcmp(buf_string(&a), buf_string(&b)))
		fail_msg("line %u: %s gave %s, %s gave %s", line->number,
			 line->field[1], buf_string(&a), line->field[2],
			 buf_string(&b));
	buf_free(&a);
	buf_free(&b);
}

static void
check_line(const struct line *line)
{
	const char *verb = line->field[0], *text = line->field[1];
	struct fold *fold = fold_new();
	struct buf got = {0};

	if (!strcmp(verb, "pair") || !strcmp(verb, "apart"))
		check_pair(fold, line);
	else if (!strcmp(verb, "key"))
		fold_key(fold, text, &got);
	else if (!strcmp(verb, "skeleton"))
		fold_skeleton(text, &got);
	else if (!strcmp(verb, "digits"))
		fold_digits(text, &got);
	else
		fail_msg("line %u: unknown verb %s", line->number, verb);
	if (verb[0] != 'p' && verb[0] != 'a' &&
	    strcmp(buf_string(&got), line->field[2]))
		fail_msg("line %u: %s %s gave \"%s\"", line->number, verb, text,
			 buf_string(&got));
	buf_free(&got);
	fold_free(fold);
}

static void
folds_names(void **state)
{
	(void)state;
	assert_true(lines_each("tests/data/fold.txt", 3, check_line) > 100);
}

/* A text that grows a lot, longer than the first guess. */
static void
folds_long_texts(void **state)
{
	struct fold *fold = fold_new();
	struct buf text = {0}, key = {0};

	(void)state;
	for (int i = 0; i < 20000; i++)
		buf_text(&text, "щ");
	fold_key(fold, buf_string(&text), &key);
	assert_int_equal(key.count, 20000 * 4);
	buf_free(&text);
	buf_free(&key);
	fold_free(fold);
}

static void *
fold_often(void *fold)
{
	for (int i = 0; i < 300; i++) {
		struct buf key = {0};

		fold_key(fold, "ਗੁਰਪ੍ਰੀਤ", &key);
		assert_string_equal(buf_string(&key), "guraprita");
		buf_free(&key);
	}
	return NULL;
}

static void
is_shared_by_threads(void **state)
{
	struct fold *fold = fold_new();
	pthread_t thread[4];

	(void)state;
	for (int i = 0; i < 4; i++)
		assert_int_equal(
			pthread_create(&thread[i], NULL, fold_often, fold), 0);
	for (int i = 0; i < 4; i++)
		pthread_join(thread[i], NULL);
	fold_free(fold);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folds_names),
		cmocka_unit_test(folds_long_texts),
		cmocka_unit_test(is_shared_by_threads),
	};

	return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
