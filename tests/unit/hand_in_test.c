/* Translations held against their source, a case a line in
 * tests/data/hand_in.txt: from, to, source, translation, and what is found,
 * or ok. Then how texts are cut. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "lines.h"
#include "notice/hand_in.h"

/* Paragraph by paragraph. */
static size_t
pairs_of(const struct line *line, struct hand_in_pair *pair, size_t most,
	 struct arena *arena)
{
	struct hand_in_pieces source, target;

	hand_in_paragraphs(line->field[2], arena, &source);
	hand_in_paragraphs(line->field[3], arena, &target);
	for (size_t i = 0; i < most; i++)
		pair[i] = (struct hand_in_pair){
			i < source.count ? source.list[i].text : "",
			i < target.count ? target.list[i].text : "",
		};
	return source.count > target.count ? source.count : target.count;
}

static void
check_line(const struct line *line)
{
	struct arena *arena = arena_new();
	struct hand_in_pair pair[8];
	struct hand_in_work work = {
		.from = tag_find(line->field[0]),
		.to = tag_find(line->field[1]),
		.pair = pair,
		.aligned = true,
	};
	struct hand_in_findings found = {NULL, 0, 0};
	struct buf said = {0};

	assert_non_null(work.from);
	assert_non_null(work.to);
	work.pairs = pairs_of(line, pair, 8, arena);
	hand_in_check(&work, arena, &found);
	for (size_t i = 0; i < found.count; i++) {
		const struct hand_in_finding *one = &found.list[i];

		buf_printf(&said, "%s%s", i ? ", " : "",
			   hand_in_fault_names[one->fault]);
		if (one->part)
			buf_printf(&said, " %zu", one->part);
		if (*one->value)
			buf_printf(&said, " (%s)", one->value);
	}
	line_same(line, line->field[3], line->field[4],
		  found.count ? buf_string(&said) : "ok");
	buf_free(&said);
	arena_free(arena);
}

static void
what_is_wrong_is_found(void **state)
{
	(void)state;
	lines_all("tests/data/hand_in.txt", 5, check_line);
}

/* TAG | TEXT | pieces, "/" between them and "//" between paragraphs. */
static void
check_cut(const struct line *line)
{
	struct arena *arena = arena_new();
	struct hand_in_pieces pieces;
	struct buf said = {0};

	hand_in_cut(line->field[1], tag_find(line->field[0]), arena, &pieces);
	for (size_t i = 0; i < pieces.count; i++) {
		if (i)
			buf_text(&said, pieces.list[i].paragraph ==
							pieces.list[i - 1]
								.paragraph
						? " / "
						: " // ");
		buf_text(&said, pieces.list[i].text);
	}
	line_same(line, "pieces", line->field[2], buf_string(&said));
	buf_free(&said);
	arena_free(arena);
}

static void
texts_are_cut_into_sentences(void **state)
{
	(void)state;
	lines_all("tests/data/hand_in_cut.txt", 3, check_cut);
}

/* However long: at most so many pieces, and nothing is lost. */
static void
long_texts_have_few_pieces(void **state)
{
	struct arena *arena = arena_new();
	struct hand_in_pieces pieces;
	struct buf text = {0};
	size_t bytes = 0;

	(void)state;
	for (int i = 0; i < 1500; i++)
		buf_text(&text, "This is one. This is two. This is three.\n");
	hand_in_cut(buf_string(&text), tag_find("en"), arena, &pieces);
	assert_true(pieces.count <= HAND_IN_PIECES_MOST);
	assert_int_equal(pieces.paragraphs, 1500);
	for (size_t i = 0; i < pieces.count; i++)
		bytes += strlen(pieces.list[i].text);
	assert_true(bytes >= 1500 * strlen("This is one.This is two."
					   "This is three."));
	buf_free(&text);
	arena_free(arena);
}

/* Of thousands of faults the first are told. */
static void
findings_have_an_end(void **state)
{
	struct arena *arena = arena_new();
	static struct hand_in_pair pair[1000];
	const struct hand_in_work work = {.from = tag_find("en"),
					  .to = tag_find("pl"),
					  .pair = pair,
					  .pairs = 1000,
					  .aligned = true};
	struct hand_in_findings found = {NULL, 0, 0};

	(void)state;
	for (size_t i = 0; i < 1000; i++)
		pair[i] = (struct hand_in_pair){"Pay £12 now.",
						i ? "" : "Zapłać teraz."};
	hand_in_check(&work, arena, &found);
	assert_int_equal(found.count, HAND_IN_FINDINGS_MOST);
	for (int i = 0; i < HAND_IN_FAULTS; i++)
		assert_int_equal(hand_in_fault_named(hand_in_fault_names[i]),
				 i);
	assert_int_equal(hand_in_fault_named("none"), -1);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_wrong_is_found),
		cmocka_unit_test(texts_are_cut_into_sentences),
		cmocka_unit_test(long_texts_have_few_pieces),
		cmocka_unit_test(findings_have_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
