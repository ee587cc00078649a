/* The word that was meant is found, and none where none was near. */
#include <string.h>

#include "base/near.h"
#include "tests/unit/unit.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const words[] = {
	"calendar", "closed", "explain", "from",     "holiday",	  "hours",
	"kind",	    "ur",     "cy",	 "scotland", "statutory", "elapsed"};

static void
measures_changes(void **state)
{
	static const struct {
		const char *a, *b;
		int distance;
	} rows[] = {
		{"", "", 0},
		{"", "abc", 3},
		{"kitten", "sitting", 3},
		{"from", "form", 1},
		{"CLOSED", "closed", 0},
		{"ab", "ba", 1},
		{"calender", "calendar", 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(near_distance(rows[i].a, rows[i].b),
				 rows[i].distance);
		assert_int_equal(near_distance(rows[i].b, rows[i].a),
				 rows[i].distance);
	}
}

static void
finds_what_was_meant(void **state)
{
	static const char *const rows[][2] = {
		{"calender", "calendar"},
		{"form", "from"},
		{"expalin", "explain"},
		{"cal", "calendar"},
		{"Scotlnd", "scotland"},
		{"ure", "ur"},
		{"statuary", "statutory"},
		{"hour", "hours"},
		{"bank-holiday", NULL},
		{"x", NULL},
		{"", NULL},
		{"zzzzzz", NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *best = near_match(rows[i][0], words, COUNT(words));

		if (rows[i][1])
			assert_string_equal(best ? best : "(none)", rows[i][1]);
		else
			assert_null(best);
	}
}

static void
bears_words_of_any_length(void **state)
{
	char word[5000];

	(void)state;
	memset(word, 'a', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	assert_null(near_match(word, words, COUNT(words)));
	assert_int_equal(near_distance(word, "a"), 64);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(measures_changes),
		cmocka_unit_test(finds_what_was_meant),
		cmocka_unit_test(bears_words_of_any_length),
	};

	return cmocka_run_group_tests_name("near", tests, NULL, NULL);
}
