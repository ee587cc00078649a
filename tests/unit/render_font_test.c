/* The fonts of PDFs: by lines of tests/data/text-words.txt, what codes draw is
 * what was shaped, and what they read as is the text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "render/pdf_file.h"
#include "render/pdf_font_inside.h"
#include "tests/unit/drawn.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "text/paragraph.h"

#define WORDS_MAX 600

static struct world {
	struct fonts *fonts;
	struct typesetter *typesetter;
	struct arena *arena;
	struct pdf_fonts *pdf;
	struct fault fault;
	const struct word *word[WORDS_MAX];
	size_t words;
} world;

static int
open_world(void **state)
{
	(void)state;
	world.fonts = fonts_new(NULL);
	world.typesetter = typesetter_new(world.fonts);
	world.arena = arena_new();
	world.pdf = pdf_fonts_new();
	return 0;
}

static int
close_world(void **state)
{
	(void)state;
	pdf_fonts_free(world.pdf);
	typesetter_free(world.typesetter);
	fonts_free(world.fonts);
	arena_free(world.arena);
	return 0;
}

static void
keep_words(const struct text_paragraph *p)
{
	for (size_t l = 0; l < p->lines; l++)
		for (size_t r = 0; r < p->line[l].runs; r++)
			for (size_t i = 0; i < p->line[l].run[r].parts; i++) {
				assert_true(world.words < WORDS_MAX);
				world.word[world.words++] =
					p->line[l].run[r].part[i].word;
			}
}

/* The words of a text, in world.word. */
static void
lay(const char *lang, const char *text, enum font_weight weight)
{
	const struct tag *tag = tag_find(lang);
	struct text_piece piece = {.text = text,
				   .bytes = strlen(text),
				   .tag = tag,
				   .weight = weight};
	struct text_style style = {.tag = tag,
				   .rtl = tag->rtl,
				   .size_pt = 12,
				   .width_mpt = 300000};
	const struct text_paragraph *paragraph;

	world.words = 0;
	assert_int_equal(text_lay(world.typesetter, &piece, 1, &style,
				  world.arena, &paragraph, &world.fault),
			 OK);
	keep_words(paragraph);
}

static const struct coded *
code(const struct word *word)
{
	const struct coded *coded;

	assert_int_equal(pdf_fonts_code(world.pdf, word, &coded, &world.fault),
			 OK);
	return coded;
}

/* The font that the file would hold. */
static hb_font_t *
embedded(const struct face *face)
{
	struct bytes b;

	if (face->cff) {
		b = cff_subset(face->cff, "Example", face->outline,
			       face->codes);
		return drawn_font_cff(b.at, b.count, face->font->face,
				      (unsigned)face->codes + 1);
	}
	b = glyf_subset(face->glyf, face->outline, face->codes);
	return drawn_font(b.at, b.count);
}

static void
draws_the_same(const struct line *line, const struct word *word,
	       hb_font_t *font)
{
	const struct coded *coded = code(word);
	struct drawn wanted = {0}, got = {0};
	int pen = 0, end;

	for (size_t i = 0; i < word->glyphs; i++) {
		const struct glyph *g = &word->glyph[i];

		drawn_glyph(&wanted, word->font->hb, g->id, pen + g->x_fu,
			    g->y_fu);
		pen += g->advance_fu;
	}
	end = pen;
	pen = 0;
	for (size_t i = 0; i < coded->codes; i++) {
		const struct code *c = &coded->code[i];

		drawn_glyph(&got, font, c->cid, pen + c->x_fu, c->y_fu);
		pen += c->advance_fu;
		if (!word->font->cff) {
			assert_int_equal(c->x_fu, 0);
			assert_int_equal(c->y_fu, 0);
			assert_int_equal(
				c->width_fu,
				hb_font_get_glyph_h_advance(font, c->cid));
		}
	}
	if (pen != end || pen != word->width_fu || !drawn_equal(&wanted, &got))
		line_wrong(line, "codes", "what was shaped", "another drawing");
	drawn_free(&wanted);
	drawn_free(&got);
}

static void
check_drawing(const struct line *line)
{
	for (int weight = FONT_REGULAR; weight <= FONT_BOLD; weight++) {
		lay(line->field[0], line->field[1], (enum font_weight)weight);
		pdf_fonts_begin(world.pdf, 1);
		for (size_t i = 0; i < world.words; i++)
			(void)code(world.word[i]);
		for (size_t i = 0; i < world.pdf->used_count; i++) {
			const struct face *face = world.pdf->used[i];
			hb_font_t *font = embedded(face);

			for (size_t k = 0; k < world.words; k++)
				if (world.word[k]->font == face->font)
					draws_the_same(line, world.word[k],
						       font);
			hb_font_destroy(font);
		}
	}
	arena_reset(world.arena);
}

static void
codes_draw_what_was_shaped(void **state)
{
	(void)state;
	lines_all("tests/data/text-words.txt", 2, check_drawing);
}

/* What the codes read as, in their order. */
static size_t
read_codes(const struct word *word, UChar *ret)
{
	const struct coded *coded = code(word);
	const struct face *face = world.pdf->used[coded->font];
	size_t units = 0;

	assert_ptr_equal(face->font, word->font);
	for (size_t i = 0; i < coded->codes; i++) {
		const struct pair *p;

		assert_in_range(coded->code[i].cid, 1, face->codes);
		p = face->pair[coded->code[i].cid - 1];
		assert_true(p->units > 0);
		memcpy(ret + units, p->text, p->units * sizeof *ret);
		units += p->units;
	}
	return units;
}

/* From right to left and brackets as they look: as extractors turn it. */
static void
turn(UChar *text, size_t units)
{
	UChar turned[1000];
	int32_t at = (int32_t)units, to = 0;
	UChar32 c;

	while (at > 0) {
		U16_PREV(text, 0, at, c);
		c = u_charMirror(c);
		U16_APPEND_UNSAFE(turned, to, c);
	}
	memcpy(text, turned, units * sizeof *text);
}

static void
check_reading(const struct line *line)
{
	lay(line->field[0], line->field[1], FONT_REGULAR);
	pdf_fonts_begin(world.pdf, 1);
	for (size_t i = 0; i < world.words; i++) {
		const struct word *word = world.word[i];
		UChar text[1000];
		size_t units = read_codes(word, text);
		bool same = units == word->units &&
			    !memcmp(text, word->text, units * sizeof *text);

		assert_int_equal(code(word)->text_differs, !same);
		if (word->rtl)
			turn(text, units);
		if (units != word->units ||
		    memcmp(text, word->text, units * sizeof *text))
			line_wrong(line, "codes", "read as the text",
				   "other text");
	}
	arena_reset(world.arena);
}

static void
codes_read_as_the_text(void **state)
{
	(void)state;
	lines_all("tests/data/text-words.txt", 2, check_reading);
}

/* A file with nothing but the fonts of a text. */
static void
write_file(struct pdf_fonts *fonts, const char *lang, const char *text,
	   struct buf *out)
{
	struct pdf_file *file = pdf_file_new();
	struct pdf_trailer trailer;
	const struct coded *coded;
	uint32_t object[16];

	lay(lang, text, FONT_REGULAR);
	buf_clear(out);
	pdf_file_begin(file, out);
	pdf_fonts_begin(fonts, 1);
	for (size_t i = 0; i < world.words; i++)
		assert_int_equal(pdf_fonts_code(fonts, world.word[i], &coded,
						&world.fault),
				 OK);
	assert_true(pdf_fonts_count(fonts) <= 16);
	assert_int_equal(pdf_fonts_write(fonts, file, object, &world.fault),
			 OK);
	trailer.catalogue = pdf_file_number(file);
	trailer.info = pdf_file_number(file);
	buf_text(pdf_file_object(file, trailer.catalogue), "<<>>");
	buf_text(pdf_file_object(file, trailer.info), "<<>>");
	pdf_file_end(file, &trailer);
	pdf_file_free(file);
}

static void
same_text_same_bytes(void **state)
{
	static const char *const text[][2] = {
		{"en", "Dear Ms Example, office V, e\xcc\xa3\xcc\x81"},
		{"ur", "تمام انسان آزاد اور حقوق و عزت"},
		{"zh-Hans", "人人生而自由, 在尊严和权利上一律平等"},
		{"my", "လူတိုင်းသည် တူညီ လွတ်လပ်သော"},
	};
	const size_t texts = sizeof text / sizeof *text;
	struct buf once = {0}, again = {0}, fresh = {0};

	(void)state;
	for (size_t i = 0; i < texts; i++) {
		struct pdf_fonts *fonts = pdf_fonts_new();
		size_t other = (i + 1) % texts;

		write_file(world.pdf, text[i][0], text[i][1], &once);
		write_file(world.pdf, text[other][0], text[other][1], &again);
		write_file(world.pdf, text[i][0], text[i][1], &again);
		write_file(fonts, text[i][0], text[i][1], &fresh);
		assert_int_equal(once.count, again.count);
		assert_memory_equal(once.bytes, again.bytes, once.count);
		assert_int_equal(once.count, fresh.count);
		assert_memory_equal(once.bytes, fresh.bytes, once.count);
		pdf_fonts_free(fonts);
	}
	buf_free(&once);
	buf_free(&again);
	buf_free(&fresh);
	arena_reset(world.arena);
}

static void
codes_are_numbered_by_first_use(void **state)
{
	const struct coded *coded;

	(void)state;
	lay("en", "abac", FONT_REGULAR);
	pdf_fonts_begin(world.pdf, 1);
	coded = code(world.word[0]);
	assert_int_equal(coded->codes, 4);
	assert_int_equal(coded->font, 0);
	assert_int_equal(coded->code[0].cid, 1);
	assert_int_equal(coded->code[1].cid, 2);
	assert_int_equal(coded->code[2].cid, 1);
	assert_int_equal(coded->code[3].cid, 3);
	assert_false(coded->text_differs);
	lay("en", "cab", FONT_REGULAR);
	pdf_fonts_begin(world.pdf, 1);
	assert_int_equal(pdf_fonts_count(world.pdf), 0);
	assert_int_equal(code(world.word[0])->code[0].cid, 1);
	assert_int_equal(pdf_fonts_count(world.pdf), 1);
}

/* A word of ours, of one glyph of Noto Sans. */
static struct word
made_word(uint32_t serial, const UChar *text, uint16_t units,
	  const struct glyph *glyph, uint16_t glyphs)
{
	const struct font_chain *chain;

	assert_int_equal(fonts_chain(world.fonts, tag_find("en"), FONT_REGULAR,
				     &chain, &world.fault),
			 OK);
	return (struct word){.font = font_chain_first(chain),
			     .tag = tag_find("en"),
			     .serial = serial,
			     .text = text,
			     .units = units,
			     .glyph = glyph,
			     .glyphs = glyphs};
}

static void
too_many_codes_are_refused(void **state)
{
	struct pdf_fonts *fonts = pdf_fonts_new();
	const struct glyph glyph = {.id = 40, .advance_fu = 500};
	enum status status = OK;
	uint32_t serial = 0;

	(void)state;
	pdf_fonts_begin(fonts, 1);
	for (; status == OK && serial < 70000; serial++) {
		const UChar text[] = {(UChar)(0x4000 + serial / 256),
				      (UChar)(0x4000 + serial % 256)};
		struct word word = made_word(serial, text, 2, &glyph, 1);
		const struct coded *coded;

		status = pdf_fonts_code(fonts, &word, &coded, &world.fault);
	}
	assert_int_equal(status, E_INPUT);
	assert_int_equal(serial, 65535);
	assert_string_equal(world.fault.where, "Noto Sans");
	/* What was kept for it goes, and the next letter is well. */
	pdf_fonts_begin(fonts, 2);
	pdf_fonts_begin(fonts, 2);
	assert_int_equal(pdf_fonts_count(fonts), 0);
	pdf_fonts_free(fonts);
}

/* Longer than text may hold, but no reason to write past the end. */
static void
endless_clusters_are_cut_up(void **state)
{
	struct pdf_fonts *fonts = pdf_fonts_new();
	static struct glyph glyph[500];
	static UChar text[500];
	const struct coded *coded;
	struct word word;
	int32_t pen = 0;

	(void)state;
	for (size_t i = 0; i < 500; i++) {
		glyph[i] = (struct glyph){
			.id = 40, .advance_fu = 10, .x_fu = (int16_t)i};
		text[i] = (UChar)(i ? 0x301 : 'e');
	}
	word = made_word(0, text, 500, glyph, 500);
	pdf_fonts_begin(fonts, 1);
	assert_int_equal(pdf_fonts_code(fonts, &word, &coded, &world.fault),
			 OK);
	for (size_t i = 0; i < coded->codes; i++)
		pen += coded->code[i].advance_fu;
	assert_int_equal(pen, 5000);
	assert_true(coded->text_differs);
	pdf_fonts_free(fonts);
}

static void
damaged_fonts_are_named(void **state)
{
	struct pdf_fonts *fonts = pdf_fonts_new();
	const struct glyph glyph = {.id = 40, .advance_fu = 500};
	const UChar text[] = {'a'};
	const struct coded *coded;
	struct word word = made_word(0, text, 1, &glyph, 1);
	struct font font = *word.font;

	(void)state;
	font.face = hb_face_get_empty();
	font.path = "example/Damaged.ttf";
	word.font = &font;
	for (int cff = 0; cff < 2; cff++) {
		font.cff = cff != 0;
		pdf_fonts_begin(fonts, 1);
		assert_int_equal(
			pdf_fonts_code(fonts, &word, &coded, &world.fault),
			E_IO);
		assert_string_equal(world.fault.where, font.path);
	}
	pdf_fonts_free(fonts);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_draw_what_was_shaped),
		cmocka_unit_test(codes_read_as_the_text),
		cmocka_unit_test(same_text_same_bytes),
		cmocka_unit_test(codes_are_numbered_by_first_use),
		cmocka_unit_test(too_many_codes_are_refused),
		cmocka_unit_test(endless_clusters_are_cut_up),
		cmocka_unit_test(damaged_fonts_are_named),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
