/* How sentences are cut, measured and adapted, by lines of
 * tests/data/memory.txt; the bit-parallel distance against the plain table,
 * and that no alike sentence is missed by its keys. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/random.h"
#include "lang/segment.h"
#include "notice/bands.h"
#include "notice/memory.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static struct sentence
cut(const char *text, struct arena *arena)
{
	struct sentence sentence;

	sentence_cut(text, tag_find("en"), arena, &sentence);
	return sentence;
}

static void
put_lexeme(const struct lexeme *lexeme, struct buf *out)
{
	static const char *const kinds[] = {
		[LEXEME_FIELD] = "field",   [LEXEME_NUMBER] = "number",
		[LEXEME_AMOUNT] = "amount", [LEXEME_DATE] = "date",
		[LEXEME_TIME] = "time",	   [LEXEME_ADDRESS] = "address"};

	if (out->count)
		buf_char(out, ' ');
	if (lexeme_slot(lexeme))
		buf_printf(out, "%s:", kinds[lexeme->kind]);
	if (lexeme->kind == LEXEME_WORD)
		buf_char(out, '<');
	buf_put(out, lexeme->text, lexeme->bytes);
	if (lexeme->kind == LEXEME_WORD)
		buf_char(out, '>');
}

static void
check_cut(const struct line *line, struct arena *arena)
{
	struct sentence sentence = cut(line->field[1], arena);
	struct buf got = {0};

	for (size_t i = 0; i < sentence.count; i++)
		put_lexeme(&sentence.lexeme[i], &got);
	line_same(line, "lexemes", line->field[2], buf_string(&got));
	buf_free(&got);
}

static void
check_percent(const struct line *line, struct arena *arena)
{
	struct sentence a = cut(line->field[1], arena);
	struct sentence b = cut(line->field[2], arena);
	char there[12], back[12];

	snprintf(there, sizeof there, "%d", memory_percent(&a, &b, arena));
	snprintf(back, sizeof back, "%d", memory_percent(&b, &a, arena));
	line_same(line, "per cent", line->field[3], there);
	line_same(line, "per cent, the other way round", line->field[3], back);
}

/* What is the same or gone is all of then, what is the same or new all of now. */
static void
check_diff(const struct line *line, struct arena *arena)
{
	struct sentence then = cut(line->field[1], arena);
	struct sentence now = cut(line->field[2], arena);
	struct memory_pieces pieces;
	struct buf got = {0}, was = {0};

	memory_difference(&then, &now, arena, &pieces);
	for (size_t i = 0; i < pieces.count; i++) {
		const struct memory_piece *piece = &pieces.list[i];

		buf_char(&got, "=-+"[piece->change]);
		buf_text(&got, piece->text);
		if (piece->change != MEMORY_ADDED)
			buf_text(&was, piece->text);
	}
	line_same(line, "difference", line->field[3], buf_string(&got));
	line_same(line, "what was", line->field[1], buf_string(&was));
	buf_free(&got);
	buf_free(&was);
}

static void
check_adapt(const struct line *line, struct arena *arena)
{
	struct sentence then = cut(line->field[1], arena);
	struct sentence now = cut(line->field[2], arena);
	struct sentence target = cut(line->field[3], arena);
	const char *got = "no";

	(void)memory_adapt(&then, &now, &target, arena, &got);
	line_same(line, "translation", line->field[4], got);
}

static void
check_words(const struct line *line)
{
	const char *text = line->field[2];
	char got[20];

	snprintf(got, sizeof got, "%zu",
		 segments_words(text, strlen(text), tag_find(line->field[1])));
	line_same(line, "words", line->field[3], got);
}

static void
check_personal(const struct line *line, struct arena *arena)
{
	struct sentence sentence = cut(line->field[1], arena);
	struct lexeme found;
	const char *got = "no";

	if (sentence_personal(&sentence, &found))
		got = arena_copy(arena, found.text, found.bytes);
	line_same(line, "found", line->field[2], got);
}

static void
check_line(const struct line *line)
{
	const char *verb = line->field[0];
	struct arena *arena = arena_new();

	if (!strcmp(verb, "cut"))
		check_cut(line, arena);
	else if (!strcmp(verb, "percent"))
		check_percent(line, arena);
	else if (!strcmp(verb, "diff"))
		check_diff(line, arena);
	else if (!strcmp(verb, "adapt"))
		check_adapt(line, arena);
	else if (!strcmp(verb, "words"))
		check_words(line);
	else if (!strcmp(verb, "personal"))
		check_personal(line, arena);
	else
		line_wrong(line, "verb", "one of those above", verb);
	arena_free(arena);
}

static void
lines_are_as_written(void **state)
{
	(void)state;
	lines_all("tests/data/memory.txt", 3, check_line);
}

/* A sentence of words from a small vocabulary. */
static const char *
any_sentence(struct random_source *random, size_t words, struct arena *arena)
{
	static const char *const vocabulary[] = {
		"the", "rent",	  "boiler",  "you",   "landlord",
		"we",  "scaffold", "asbestos", "and", "heating",
		"a",   "{day}",	  "12",	     "lift",  "mould"};
	struct buf text = {0};
	const char *kept;

	for (size_t i = 0; i < words; i++)
		buf_printf(&text, "%s%s", i ? " " : "",
			   vocabulary[random_below(random, 15)]);
	kept = arena_text(arena, buf_string(&text));
	buf_free(&text);
	return kept;
}

/* The textbook's table. */
static size_t
plain_distance(const struct sentence *a, const struct sentence *b,
	       struct arena *arena)
{
	size_t width = b->words + 1;
	size_t *cell = arena_alloc(arena, (a->words + 1) * width *
						  sizeof *cell);

	for (size_t i = 0; i <= a->words; i++)
		for (size_t k = 0; k <= b->words; k++) {
			size_t least = i + k;

			if (i && k) {
				size_t same = a->word[i - 1] != b->word[k - 1];

				least = cell[(i - 1) * width + k - 1] + same;
				if (cell[(i - 1) * width + k] + 1 < least)
					least = cell[(i - 1) * width + k] + 1;
				if (cell[i * width + k - 1] + 1 < least)
					least = cell[i * width + k - 1] + 1;
			}
			cell[i * width + k] = least;
		}
	return cell[a->words * width + b->words];
}

/* Around the ends of a machine word, too. */
static void
distance_is_the_tables(void **state)
{
	static const size_t lengths[] = {0,  1,	 2,  5,	  20,  63, 64,
					 65, 90, 127, 128, 129, 200};
	struct random_source random = random_seeded(4);
	size_t n = sizeof lengths / sizeof *lengths;

	(void)state;
	for (size_t round = 0; round < n * n * 3; round++) {
		struct arena *arena = arena_new();
		struct sentence a = cut(
			any_sentence(&random, lengths[round % n], arena),
			arena);
		struct sentence b = cut(
			any_sentence(&random, lengths[round / n % n], arena),
			arena);
		struct memory_measure *measure = memory_measure_new(&a, arena);

		for (int again = 0; again < 2; again++)
			assert_int_equal(
				memory_distance(measure, b.word, b.words),
				plain_distance(&a, &b, arena));
		arena_free(arena);
	}
}

/* The sentence with a few words changed, dropped or put in. */
static const char *
altered(struct random_source *random, const char *text, struct arena *arena)
{
	struct buf out = {0};
	const char *kept, *p = text;

	while (*p) {
		size_t bytes = strcspn(p, " ");
		uint64_t fate = random_below(random, 12);

		if (fate > 1)
			buf_put(&out, p, bytes);
		if (fate == 1 || fate == 2)
			buf_printf(&out, " %s", any_sentence(random, 1, arena));
		buf_char(&out, ' ');
		p += bytes + strspn(p + bytes, " ");
	}
	kept = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return kept;
}

static bool
share_a_key(const struct sentence *a, const struct sentence *b,
	    struct arena *arena)
{
	uint32_t *x, *y;
	size_t xs = memory_keys(a, arena, &x), ys = memory_keys(b, arena, &y);

	for (size_t i = 0; i < xs; i++)
		for (size_t k = 0; k < ys; k++)
			if (x[i] == y[k])
				return true;
	return false;
}

static void
nothing_alike_is_missed(void **state)
{
	struct random_source random = random_seeded(5);
	size_t alike = 0;

	(void)state;
	for (int round = 0; round < 6000; round++) {
		struct arena *arena = arena_new();
		const char *text = any_sentence(
			&random, 1 + random_below(&random, 30), arena);
		struct sentence a = cut(text, arena);
		struct sentence b = cut(altered(&random, text, arena), arena);
		struct memory_outline x = {.words = a.words};
		struct memory_outline y = {.words = b.words};

		int percent = memory_percent(&a, &b, arena);

		memory_bits(a.word, a.words, x.bits);
		memory_bits(b.word, b.words, y.bits);
		if (percent >= MEMORY_LEAST) {
			alike++;
			assert_true(share_a_key(&a, &b, arena));
			assert_true(memory_bound(&x, &y) >= percent);
			assert_int_equal(memory_bound(&x, &y),
					 memory_bound(&y, &x));
			assert_true(b.words >= memory_shortest(a.words));
			assert_true(b.words <= memory_longest(a.words));
		}
		arena_free(arena);
	}
	assert_true(alike > 1000);
}

/* What is stored rests on these: they never change. */
static void
hashes_stay(void **state)
{
	struct arena *arena = arena_new();
	struct sentence a = cut("Pay your rent of £5 by {day}.", arena);
	uint32_t *key;

	(void)state;
	assert_int_equal(memory_keys(&a, arena, &key), 2);
	assert_true(a.general == UINT64_C(0x9148dbe55901c607));
	assert_int_equal(key[0], 0xd4a0db44);
	assert_int_equal(key[1], 0x341d4719);
	assert_true(sentence_context("a", "b", "c") ==
		    UINT64_C(0x6dbbb2667d84fe52));
	arena_free(arena);
}

static void
difference_of_long_texts(void **state)
{
	struct random_source random = random_seeded(6);
	struct arena *arena = arena_new();
	struct sentence a = cut(any_sentence(&random, 3000, arena), arena);
	struct sentence b = cut(any_sentence(&random, 3000, arena), arena);
	struct memory_pieces pieces;

	(void)state;
	memory_difference(&a, &b, arena, &pieces);
	assert_true(pieces.count >= 2 && pieces.count <= 4);
	arena_free(arena);
}

static void
bands_come_to_a_price(void **state)
{
	struct band_shares shares = band_shares_usual;
	struct bands bands = {0};
	struct fault fault;

	(void)state;
	bands_add(&bands, band_of(101), 10);
	bands_add(&bands, band_of(100), 10);
	bands_add(&bands, band_of(99), 10);
	bands_add(&bands, band_of(95), 10);
	bands_add(&bands, band_of(94), 10);
	bands_add(&bands, band_of(84), 10);
	bands_add(&bands, band_of(75), 10);
	bands_add(&bands, band_of(74), 10);
	assert_int_equal(bands.words[BAND_95], 20);
	assert_int_equal(bands.messages[BAND_75], 2);
	assert_int_equal(bands_weighted(&bands, &shares),
			 0 + 100 + 600 + 600 + 1600 + 1000);
	/* 39 words at 12.5p are 487.5p */
	assert_int_equal(bands_price(&bands, &shares, 1250), 488);
	assert_int_equal(band_shares_parse("bands", "0 0 0 1 2 3 100 ",
					   &shares, &fault),
			 OK);
	assert_int_equal(shares.percent[BAND_75], 3);
	assert_int_equal(bands_price(&(struct bands){0}, &shares, 1250), 0);
}

static void
bad_shares_are_refused(void **state)
{
	static const char *const bad[] = {
		"",	       "0 0 0 0 0 0",	"0 0 0 0 0 0 0 0",
		"a",	       "0 0 0 0 0 0 101", "-1 0 0 0 0 0 0",
		"0,0,0,0,0,0,0", "0 0 0 0 0 0 1x"};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct band_shares shares = {{7}};
		struct fault fault;

		assert_int_equal(
			band_shares_parse("bands", bad[i], &shares, &fault),
			E_INPUT);
		assert_string_equal(fault.where, "bands");
		assert_int_equal(shares.percent[0], 7);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_as_written),
		cmocka_unit_test(distance_is_the_tables),
		cmocka_unit_test(nothing_alike_is_missed),
		cmocka_unit_test(hashes_stay),
		cmocka_unit_test(difference_of_long_texts),
		cmocka_unit_test(bands_come_to_a_price),
		cmocka_unit_test(bad_shares_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
