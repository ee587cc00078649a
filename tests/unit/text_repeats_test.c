/* A paragraph that comes again is laid as it was the first time, with the
 * owners of today: by the texts of tests/data/text-words.txt. */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "text/paragraph.h"

static struct fonts *fonts;
static struct typesetter *typesetter;
static struct arena *arena;
static int owners[100];

static const struct text_paragraph *
lay(struct typesetter *t, const struct text_piece *piece, size_t pieces,
    int32_t width_mpt)
{
	struct text_style style = {
		.tag = piece->tag,
		.rtl = piece->tag->rtl,
		.size_pt = 12,
		.width_mpt = width_mpt,
	};
	const struct text_paragraph *ret = NULL;
	struct fault fault;

	assert_int_equal(
		text_lay(t, piece, pieces, &style, arena, &ret, &fault), OK);
	return ret;
}

static void
same_word(const struct word *a, const struct word *b)
{
	assert_ptr_equal(a->font, b->font);
	assert_ptr_equal(a->tag, b->tag);
	assert_int_equal(a->rtl, b->rtl);
	assert_int_equal(a->units, b->units);
	assert_int_equal(a->glyphs, b->glyphs);
	assert_memory_equal(a->text, b->text, a->units * sizeof *a->text);
	assert_memory_equal(a->glyph, b->glyph, a->glyphs * sizeof *a->glyph);
}

static void
same_run(const struct text_run *a, const struct text_run *b)
{
	assert_ptr_equal(a->font, b->font);
	assert_ptr_equal(a->owner, b->owner);
	assert_int_equal(a->rtl, b->rtl);
	assert_int_equal(a->x_mpt, b->x_mpt);
	assert_int_equal(a->width_mpt, b->width_mpt);
	assert_int_equal(a->parts, b->parts);
	for (size_t i = 0; i < a->parts; i++) {
		assert_int_equal(a->part[i].x_mpt, b->part[i].x_mpt);
		same_word(a->part[i].word, b->part[i].word);
	}
}

static void
same(const struct text_paragraph *a, const struct text_paragraph *b)
{
	assert_int_equal(a->lines, b->lines);
	assert_int_equal(a->leading_mpt, b->leading_mpt);
	assert_int_equal(a->ascent_mpt, b->ascent_mpt);
	for (size_t i = 0; i < a->lines; i++) {
		const struct text_line *x = &a->line[i], *y = &b->line[i];

		assert_int_equal(x->width_mpt, y->width_mpt);
		assert_int_equal(x->ends_paragraph, y->ends_paragraph);
		assert_int_equal(x->runs, y->runs);
		for (size_t k = 0; k < x->runs; k++)
			same_run(&x->run[k], &y->run[k]);
	}
}

/* A text in three pieces of two owners. */
static void
set_pieces(struct text_piece piece[3], const struct line *line, int *owner)
{
	const char *text = line->field[1];
	const char *first = strchr(text, ' '), *second;

	if (!first)
		first = text + strlen(text);
	second = *first ? strchr(first + 1, ' ') : first;
	if (!second)
		second = first + 1;
	piece[0] = (struct text_piece){.text = text,
				       .bytes = (size_t)(first - text)};
	piece[1] = (struct text_piece){.text = first,
				       .bytes = (size_t)(second - first),
				       .weight = FONT_BOLD};
	piece[2] = (struct text_piece){.text = second, .bytes = strlen(second)};
	for (int i = 0; i < 3; i++) {
		piece[i].tag = tag_find(line->field[0]);
		piece[i].owner = owner + i % 2;
	}
}

static void
check_line(const struct line *line)
{
	const int32_t widths[] = {60000, 510000, 90000, 200000, 300000, 510000};
	struct typesetter *fresh = typesetter_new(fonts);
	struct text_piece piece[3];

	for (int i = 0; i < 6; i++) {
		set_pieces(piece, line, &owners[i * 2]);
		same(lay(fresh, piece, 3, widths[i]),
		     lay(typesetter, piece, 3, widths[i]));
		typesetter_free(fresh);
		fresh = typesetter_new(fonts);
	}
	typesetter_free(fresh);
	arena_reset(arena);
	typesetter_rest(typesetter);
}

static void
lays_again_as_before(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++)
		lines_all("tests/data/text-words.txt", 2, check_line);
}

/* What differs in anything but its owner is another paragraph. */
static void
tells_one_from_another(void **state)
{
	const struct tag *en = tag_find("en"), *he = tag_find("he");
	const struct text_piece piece[] = {
		{.text = "pay £5 now ", .bytes = 12, .tag = en},
		{.text = "pay £5 now ", .bytes = 12, .tag = he},
		{.text = "pay £6 now ", .bytes = 12, .tag = en},
		{.text = "pay £5 now ", .bytes = 8, .tag = en},
		{.text = "pay £5 now ",
		 .bytes = 12,
		 .tag = en,
		 .weight = FONT_BOLD},
		{.text = "pay £5 now ", .bytes = 12, .tag = en, .whole = true},
		{.text = "pay £5 now ",
		 .bytes = 12,
		 .tag = en,
		 .ends_line = true},
		{.text = "pay £5 now ",
		 .bytes = 12,
		 .tag = en,
		 .isolate = TEXT_ISOLATE_RTL},
	};

	(void)state;
	for (int i = 0; i < 4; i++)
		for (size_t k = 0; k < sizeof piece / sizeof *piece; k++) {
			struct typesetter *fresh = typesetter_new(fonts);
			struct text_piece two[2] = {piece[k], piece[0]};

			two[0].owner = &owners[i];
			two[1].owner = &owners[i];
			same(lay(fresh, two, 2, 50000),
			     lay(typesetter, two, 2, 50000));
			two[1].owner = &owners[i + 1];
			same(lay(fresh, two, 2, 50000),
			     lay(typesetter, two, 2, 50000));
			typesetter_free(fresh);
		}
	arena_reset(arena);
}

static char
random_letter(unsigned *state, bool space)
{
	*state = *state * 1103515245 + 12345;
	return space ? ' ' : (char)('a' + (*state >> 16) % 26);
}

/* So many that all is forgotten, words and paragraphs, several times. */
static void
forgets_between_letters(void **state)
{
	const struct tag *en = tag_find("en");
	char text[1000];
	unsigned random = 1;
	int forgotten = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		struct text_piece piece = {.text = text, .tag = en};

		for (size_t k = 0; k < sizeof text - 1; k++)
			text[k] = random_letter(&random, k % 8 == 7);
		piece.bytes = sizeof text - 1;
		same(lay(typesetter, &piece, 1, 400000),
		     lay(typesetter, &piece, 1, 400000));
		same(lay(typesetter, &piece, 1, 400000),
		     lay(typesetter, &piece, 1, 400000));
		arena_reset(arena);
		forgotten += typesetter_rest(typesetter);
	}
	assert_in_range(forgotten, 2, 200);
}

static int
begin(void **state)
{
	(void)state;
	fonts = fonts_new(NULL);
	typesetter = typesetter_new(fonts);
	arena = arena_new();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	typesetter_free(typesetter);
	fonts_free(fonts);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lays_again_as_before),
		cmocka_unit_test(tells_one_from_another),
		cmocka_unit_test(forgets_between_letters),
	};

	return cmocka_run_group_tests_name("text repeats", tests, begin, end);
}
