/* What letters look like in their languages. Golden lines (glyphs.txt) hold
 * HarfBuzz, the fonts of Debian 12 and our words to one another; truths
 * (truths.txt) are what readers of a script know, whatever numbers glyphs
 * have. To print golden lines anew, for other fonts, run this program with
 * VERNACULAR_SHAPING=print. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "lang/u16.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "text/paragraph.h"

#define DRAWN 200

struct drawn {
	const struct font *font;
	unsigned id, cluster;
	int advance, x, y;
};

/* A text on one line, in visual order, without what draws nothing. */
struct text {
	struct drawn glyph[DRAWN];
	size_t count;
	int width;
	const struct font *font; /* of the first run */
	bool rtl;
};

static struct fonts *fonts;
static struct typesetter *typesetter;
static struct arena *arena;

static bool
is_blank(const struct drawn *drawn)
{
	hb_glyph_extents_t box;

	return !drawn->advance &&
	       hb_font_get_glyph_extents(drawn->font->hb, drawn->id, &box) &&
	       !box.width && !box.height;
}

static void
add(struct text *text, const struct drawn *drawn)
{
	text->width += drawn->advance;
	if (is_blank(drawn))
		return;
	assert_true(text->count < DRAWN);
	text->glyph[text->count++] = *drawn;
}

static void
add_run(struct text *text, const struct text_run *run, unsigned *start)
{
	unsigned units = 0, at = 0;

	for (size_t i = 0; i < run->parts; i++)
		units += run->part[i].word->units;
	for (size_t i = 0; i < run->parts; i++) {
		const struct word *word = run->part[i].word;
		unsigned from = run->rtl ? units - at - word->units : at;

		for (size_t k = 0; k < word->glyphs; k++) {
			const struct glyph *g = &word->glyph[k];

			add(text,
			    &(struct drawn){run->font, g->id,
					    *start + from + g->cluster,
					    g->advance_fu, g->x_fu, g->y_fu});
		}
		at += word->units;
	}
	*start += units;
}

/* As the engine sets it. Only for texts of one direction. */
static void
set(const char *language, const char *string, struct text *ret)
{
	const struct tag *tag = tag_find(language);
	struct text_piece piece = {
		.text = string, .bytes = strlen(string), .tag = tag};
	struct text_style style = {.tag = tag,
				   .rtl = tag && tag->rtl,
				   .size_pt = 12,
				   .width_mpt = 2000000};
	const struct text_paragraph *paragraph;
	struct fault fault = {0};
	unsigned start = 0;

	assert_non_null(tag);
	*ret = (struct text){0};
	if (text_lay(typesetter, &piece, 1, &style, arena, &paragraph,
		     &fault) != OK)
		fail_msg("%s %s: %s %s", language, string, fault.message,
			 fault.arg[0].value);
	assert_int_equal(paragraph->lines, 1);
	for (size_t i = 0; i < paragraph->line->runs; i++)
		add_run(ret, &paragraph->line->run[i], &start);
	ret->font = paragraph->line->run->font;
	ret->rtl = paragraph->line->run->rtl;
}

/* As HarfBuzz alone shapes it. */
static void
shape(const struct font *font, const struct line *line, struct text *ret)
{
	hb_buffer_t *buffer = hb_buffer_create();
	hb_glyph_position_t *at;
	hb_glyph_info_t *info;
	struct u16 units = {0};
	unsigned count;

	*ret = (struct text){.font = font};
	u16_set(&units, line->field[4], strlen(line->field[4]));
	hb_buffer_add_utf16(buffer, (const uint16_t *)units.units, units.count,
			    0, units.count);
	u16_free(&units);
	hb_buffer_set_language(buffer,
			       hb_language_from_string(line->field[1], -1));
	hb_buffer_set_script(buffer, hb_script_from_string(line->field[2], -1));
	hb_buffer_set_direction(buffer,
				hb_direction_from_string(line->field[3], -1));
	hb_shape(font->hb, buffer, NULL, 0);
	info = hb_buffer_get_glyph_infos(buffer, &count);
	at = hb_buffer_get_glyph_positions(buffer, &count);
	for (unsigned i = 0; i < count; i++)
		add(ret, &(struct drawn){font, info[i].codepoint,
					 info[i].cluster, at[i].x_advance,
					 at[i].x_offset, at[i].y_offset});
	hb_buffer_destroy(buffer);
}

/* 12=0+618 is glyph 12 of the cluster that begins at unit 0, 618 wide;
 * 13=0+0@-20,30 is moved. */
static void
put(const struct text *text, struct buf *ret)
{
	for (size_t i = 0; i < text->count; i++) {
		const struct drawn *g = &text->glyph[i];

		buf_printf(ret, "%s%u=%u+%d", i ? " " : "", g->id, g->cluster,
			   g->advance);
		if (g->x || g->y)
			buf_printf(ret, "@%d,%d", g->x, g->y);
	}
}

/* FONT | LANGUAGE | SCRIPT | DIRECTION | TEXT | GLYPHS */
static void
check_golden(const struct line *line)
{
	struct buf whole = {0}, words = {0};
	struct text text, alone;

	arena_reset(arena);
	set(line->field[1], line->field[4], &text);
	put(&text, &words);
	if (getenv("VERNACULAR_SHAPING")) {
		printf("%s | %s | %s | %s | %s | %s\n", text.font->name,
		       line->field[1], line->field[2], text.rtl ? "rtl" : "ltr",
		       line->field[4], buf_string(&words));
		buf_free(&words);
		return;
	}
	line_same(line, "font", line->field[0], text.font->name);
	line_same(line, "direction", line->field[3], text.rtl ? "rtl" : "ltr");
	line_same(line, "words", line->field[5], buf_string(&words));
	shape(text.font, line, &alone);
	put(&alone, &whole);
	line_same(line, "HarfBuzz", line->field[5], buf_string(&whole));
	buf_free(&whole);
	buf_free(&words);
}

static bool
same_glyph(const struct drawn *a, const struct drawn *b)
{
	return a->font == b->font && a->id == b->id;
}

/* Whether part's glyphs stand in whole from that one on. */
static bool
stands(const struct text *whole, size_t at, const struct text *part)
{
	if (at > whole->count || whole->count - at < part->count)
		return false;
	for (size_t i = 0; i < part->count; i++)
		if (!same_glyph(&whole->glyph[at + i], &part->glyph[i]))
			return false;
	return true;
}

static bool
holds(const char *verb, const struct text *a, const struct text *b)
{
	if (!strcmp(verb, "same"))
		return a->count == b->count && stands(a, 0, b);
	if (!strcmp(verb, "differ"))
		return a->count != b->count || !stands(a, 0, b);
	if (!strcmp(verb, "left"))
		return stands(a, 0, b);
	if (!strcmp(verb, "right"))
		return a->count >= b->count &&
		       stands(a, a->count - b->count, b);
	if (!strcmp(verb, "wide"))
		return a->width == b->width;
	if (!strcmp(verb, "font"))
		return a->font == b->font;
	fail_msg("no such verb: %s", verb);
	return false;
}

static int
number_of(const char *verb, const struct text *text)
{
	int marks = 0;

	if (!strcmp(verb, "glyphs"))
		return (int)text->count;
	if (strcmp(verb, "marks"))
		return -1;
	for (size_t i = 0; i < text->count; i++)
		marks += !text->glyph[i].advance;
	return marks;
}

/* The glyphs that have no width rise from one to the next. */
static bool
rises(const struct text *text)
{
	int height = -10000, marks = 0;

	for (size_t i = 0; i < text->count; i++) {
		const struct drawn *g = &text->glyph[i];
		hb_glyph_extents_t box;

		if (g->advance)
			continue;
		hb_font_get_glyph_extents(g->font->hb, g->id, &box);
		if (g->y + box.y_bearing <= height)
			return false;
		height = g->y + box.y_bearing;
		marks++;
	}
	return marks > 1;
}

/* VERB | LANGUAGE | TEXT | NUMBER, or LANGUAGE | TEXT */
static void
check_truth(const struct line *line)
{
	const char *verb = line->field[0];
	struct text a, b;
	struct buf glyphs = {0};
	char number[20];
	int n;

	arena_reset(arena);
	set(line->field[1], line->field[2], &a);
	put(&a, &glyphs);
	for (size_t i = 0; i < a.count; i++)
		if (!a.glyph[i].id)
			line_wrong(line, "glyphs", "none missing",
				   buf_string(&glyphs));
	n = number_of(verb, &a);
	snprintf(number, sizeof number, "%d", n);
	if (n >= 0)
		line_same(line, buf_string(&glyphs), line->field[3], number);
	else if (!strcmp(verb, "rises"))
		line_same(line, buf_string(&glyphs), "yes",
			  rises(&a) ? "yes" : "no");
	else {
		set(line->field[3], line->field[4], &b);
		buf_text(&glyphs, " and ");
		put(&b, &glyphs);
		line_same(line, verb, "yes",
			  holds(verb, &a, &b) ? "yes" : buf_string(&glyphs));
	}
	buf_free(&glyphs);
}

static void
are_as_ever(void **state)
{
	(void)state;
	lines_all("tests/data/shaping/glyphs.txt", 5, check_golden);
}

static void
are_true_to_the_script(void **state)
{
	(void)state;
	lines_all("tests/data/shaping/truths.txt", 3, check_truth);
}

static int
start(void **state)
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
		cmocka_unit_test(are_as_ever),
		cmocka_unit_test(are_true_to_the_script),
	};

	return cmocka_run_group_tests_name("shaping", tests, start, end);
}
