/* Reading: syllables of words, sentences of texts, and the age they are for. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "notice/avoid.h"
#include "notice/reading.h"
#include "notice/syllable.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
check_syllables(const struct line *line)
{
	const char *word = line->field[0];
	char got[24];

	snprintf(got, sizeof got, "%zu", syllables(word, strlen(word)));
	line_same(line, word, line->field[1], got);
}

static void
counts_syllables(void **state)
{
	static char longest[4096];

	(void)state;
	lines_all("tests/data/syllables.txt", 2, check_syllables);
	assert_int_equal(syllables("", 0), 1);
	memset(longest, 'a', sizeof longest);
	assert_int_equal(syllables(longest, sizeof longest), 1);
	assert_int_equal(syllables("rented", 4), 1);
}

/* Sentences separated by | as they are found, with their words and
 * syllables. */
static void
finds_sentences(void **state)
{
	static const struct {
		const char *text, *sentences;
	} cases[] = {
		{"", ""},
		{" \n ", ""},
		{"Call us", "Call us 2 2"},
		{"We came. You were out! Why?",
		 "We came. 2 2|You were out! 3 3|Why? 1 1"},
		{"Ask Mr. Example, e.g. now. Yes.",
		 "Ask Mr. Example, e.g. now. 5 8|Yes. 1 1"},
		{"It costs 1.50 pounds... Pay by {pay_date}.",
		 "It costs 1.50 pounds... 4 4|Pay by {pay_date}. 3 3"},
		{"“Stop.” He didn’t.", "\"Stop.\" 1 1|He didn't. 2 3"},
		{"Say (no.) Then go.", "Say (no.) 2 2|Then go. 2 2"},
		{"A follow-up visit and/or a call",
		 "A follow-up visit and/or a call 7 10"},
		{"No. 12 – see", "No. 12 - see 3 3"},
		{"Flat 4B, M14 5RX", "Flat 4B, M14 5RX 4 4"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *arena = arena_new();
		struct reading reading = {.arena = arena};
		const char *got = "";

		reading_add(&reading, cases[i].text, "n.md", 7);
		for (size_t s = 0; s < reading.count; s++) {
			const struct reading_sentence *r = &reading.list[s];

			got = arena_printf(arena, "%s%s%s %zu %zu", got,
					   s ? "|" : "", r->text, r->words,
					   r->syllables);
			assert_string_equal(r->path, "n.md");
			assert_int_equal(r->line, 7);
		}
		assert_string_equal(got, cases[i].sentences);
		arena_free(arena);
	}
}

/* Grade 0.39 w/s + 11.8 syl/w - 15.59, and five years. */
static void
tells_the_age(void **state)
{
	struct arena *arena = arena_new();
	struct reading reading = {.arena = arena};

	(void)state;
	assert_true(reading_age(&reading) == 0);
	/* 6 words, 1 sentence, 6 syllables: -1.45 */
	reading_add(&reading, "The cat sat on the mat.", "", 1);
	assert_true(fabs(reading_age(&reading) - 3.55) < 0.001);
	/* and 6 words of 22 syllables: 2.34 + 43.2667 - 15.59 */
	reading_add(&reading,
		    "Electrical regulations necessitate additional "
		    "engineering investigations.",
		    "", 2);
	assert_int_equal(reading.syllables, 6 + 25);
	assert_true(fabs(reading_age(&reading) -
			 (0.39 * 6 + 11.8 * 31 / 12 - 15.59 + 5)) < 0.001);
	assert_true(reading_sentence_age(&reading.list[1]) > 30);
	arena_free(arena);
}

static void
finds_words_to_avoid(void **state)
{
	static const char list[] =
		"# comment\n\nprior to\tbefore\nupon\ton\nuse\tneed\n";
	static const struct {
		const char *text, *words;
	} cases[] = {
		{"Upon the hill", "upon "},
		{"prior to, PRIOR TO", "prior to prior to "},
		{"hereupon uponé used", ""},
		{"{use} {used}", "use "},
		{"nothing here", ""},
	};
	struct arena *arena = arena_new();
	struct faults faults = {0};
	struct avoid avoid = {0};

	(void)state;
	assert_int_equal(avoid_read("w", list, arena, &avoid, &faults), OK);
	assert_int_equal(avoid.count, 3);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct avoid_word *word;
		const char *got = "";
		size_t at = 0;

		while ((word = avoid_find(&avoid, cases[i].text, &at)))
			got = arena_printf(arena, "%s%s ", got, word->word);
		assert_string_equal(got, cases[i].words);
	}
	assert_int_equal(avoid_read("w", "a\tb\nno tab\nx\t\nA\tc\n", arena,
				    &avoid, &faults),
			 E_INPUT);
	assert_int_equal(faults.count, 3);
	assert_string_equal(faults.list[0].where, "w:2");
	assert_string_equal(faults.list[1].where, "w:3");
	assert_string_equal(faults.list[2].where, "w:4");
	assert_non_null(strstr(faults.list[2].message, "twice"));
	faults_free(&faults);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_syllables),
		cmocka_unit_test(finds_sentences),
		cmocka_unit_test(tells_the_age),
		cmocka_unit_test(finds_words_to_avoid),
	};

	return cmocka_run_group_tests_name("reading", tests, NULL, NULL);
}
