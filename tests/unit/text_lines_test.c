/* Lines of paragraphs: their order and where they end, by lines of
 * tests/data/text-lines.txt; and what holds of every paragraph in every
 * language at every width, with the texts of text-words.txt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "base/buf.h"
#include "lang/u16.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "text/lines.h"

#define PIECES 16
#define SHORT 200

static struct fonts *fonts;
static struct typesetter *typesetter;
static struct arena *arena;

/* ---- a paragraph from a line of data ---- */

struct paragraph {
	struct text_piece piece[PIECES];
	size_t pieces;
	struct buf text[PIECES];
};

/* Capitals are Hebrew letters, ~ and ^ what an editor hides. */
static void
put_letter(struct buf *buf, char c)
{
	if (c >= 'A' && c <= 'Z') {
		char hebrew[] = {(char)0xD7, (char)(0x90 + (c - 'A')), '\0'};

		buf_text(buf, hebrew);
	} else if (c == '~') {
		buf_text(buf, "\u00A0");
	} else if (c == '^') {
		buf_text(buf, "\u00AD");
	} else {
		buf_char(buf, c);
	}
}

static struct text_piece *
add_piece(struct paragraph *p, const struct tag *tag)
{
	struct text_piece *piece = &p->piece[p->pieces++];

	assert_true(p->pieces <= PIECES);
	*piece = (struct text_piece){.tag = tag};
	return piece;
}

static void
read_kind(struct text_piece *piece, char kind)
{
	piece->weight = kind == 'b' ? FONT_BOLD : FONT_REGULAR;
	piece->whole = kind == 'w';
	piece->ends_line = kind == 'e';
	if (kind == 'l')
		piece->isolate = TEXT_ISOLATE_LTR;
	if (kind == 'r')
		piece->isolate = TEXT_ISOLATE_RTL;
}

static void
read_pieces(struct paragraph *p, const char *text, const struct tag *tag)
{
	const char *kinds = "lrbwe";
	struct text_piece *piece = NULL;

	*p = (struct paragraph){0};
	for (; *text; text++) {
		if (*text == '<' && strchr(kinds, text[1])) {
			piece = add_piece(p, tag);
			read_kind(piece, text[1]);
			text += 2;
		} else if (*text == '>') {
			piece = NULL;
		} else {
			if (!piece)
				piece = add_piece(p, tag);
			put_letter(&p->text[piece - p->piece], *text);
		}
	}
	for (size_t i = 0; i < p->pieces; i++) {
		p->piece[i].text = buf_string(&p->text[i]);
		p->piece[i].bytes = p->text[i].count;
		p->piece[i].owner = &p->piece[i];
	}
}

static void
free_pieces(struct paragraph *p)
{
	for (size_t i = 0; i < p->pieces; i++)
		buf_free(&p->text[i]);
}

static const struct text_paragraph *
lay(struct paragraph *p, const struct tag *tag, bool rtl, int32_t width_mpt)
{
	struct text_style style = {
		.tag = tag, .rtl = rtl, .size_pt = 12, .width_mpt = width_mpt};
	const struct text_paragraph *ret = NULL;
	struct fault fault;
	char text[500];

	if (text_lay(typesetter, p->piece, p->pieces, &style, arena, &ret,
		     &fault)) {
		fault_text(&fault, fault.message, text, sizeof text);
		fail_msg("%s", text);
	}
	return ret;
}

/* ---- what is on paper ---- */

static void
put_drawn(struct buf *buf, UChar32 c)
{
	char text[U8_MAX_LENGTH];
	size_t count = 0;

	if (c >= 0x5D0 && c < 0x5D0 + 26) {
		buf_char(buf, (char)('A' + (c - 0x5D0)));
	} else if (c == 0xA0) {
		buf_char(buf, '~');
	} else if (c == 0xAD) {
		buf_char(buf, '^');
	} else {
		U8_APPEND_UNSAFE(text, count, c);
		buf_put(buf, text, count);
	}
}

static void
put_word(struct buf *buf, const struct word *word)
{
	int32_t at = word->rtl ? word->units : 0;
	UChar32 c;

	while (word->rtl ? at > 0 : at < word->units) {
		if (word->rtl) {
			U16_PREV(word->text, 0, at, c);
			c = u_charMirror(c);
		} else {
			U16_NEXT(word->text, at, word->units, c);
		}
		put_drawn(buf, c);
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct text_part *x = a, *y = b;

	return x->x_mpt < y->x_mpt ? -1 : x->x_mpt > y->x_mpt;
}

/* The line from left to right, without the spaces at its ends. */
static void
draw_line(struct buf *buf, const struct text_line *line)
{
	struct text_part part[SHORT];
	size_t parts = 0, from = 0;

	for (size_t i = 0; i < line->runs; i++)
		for (size_t k = 0; k < line->run[i].parts; k++) {
			assert_true(parts < SHORT);
			part[parts++] = line->run[i].part[k];
		}
	qsort(part, parts, sizeof *part, by_place);
	while (from < parts && *part[from].word->text == ' ')
		from++;
	while (parts > from && *part[parts - 1].word->text == ' ')
		parts--;
	for (; from < parts; from++)
		put_word(buf, part[from].word);
	buf_string(buf);
}

static void check_all(const struct paragraph *, const struct text_paragraph *,
		      bool rtl, int32_t width_mpt);

static void
check_line(const struct line *line)
{
	bool rtl = !strcmp(line->field[0], "rtl");
	const struct tag *tag = tag_find(rtl ? "he" : "en");
	int32_t width_mpt = (int32_t)strtol(line->field[1], NULL, 10) * 1000;
	const struct text_paragraph *laid;
	struct paragraph p;

	read_pieces(&p, line->field[2], tag);
	laid = lay(&p, tag, rtl, width_mpt);
	for (size_t i = 0; i < laid->lines || i + 3 < line->fields; i++) {
		struct buf drawn = {0};

		if (i < laid->lines)
			draw_line(&drawn, &laid->line[i]);
		line_same(line, line->field[2],
			  i + 3 < line->fields ? line->field[i + 3] : "(none)",
			  i < laid->lines ? buf_string(&drawn) : NULL);
		buf_free(&drawn);
	}
	check_all(&p, laid, rtl, width_mpt);
	free_pieces(&p);
	arena_reset(arena);
}

static void
lays_lines_of_data(void **state)
{
	(void)state;
	lines_all("tests/data/text-lines.txt", 4, check_line);
}

/* ---- what holds of every paragraph ---- */

static void
put_logical(struct buf *buf, const struct text_run *run)
{
	for (size_t i = 0; i < run->parts; i++) {
		size_t k = run->rtl ? run->parts - 1 - i : i;
		const struct word *word = run->part[k].word;
		int32_t at = 0;

		assert_ptr_equal(word->font, run->font);
		assert_true(word->rtl == run->rtl ||
			    u_isUWhiteSpace(*word->text));
		while (at < word->units) {
			char text[U8_MAX_LENGTH];
			size_t count = 0;
			UChar32 c;

			U16_NEXT(word->text, at, word->units, c);
			U8_APPEND_UNSAFE(text, count, c);
			buf_put(buf, text, count);
		}
	}
}

/* Parts stand side by side; what a run says of itself is so. */
static int32_t
check_run(const struct text_run *run)
{
	int32_t at = run->x_mpt;

	assert_true(run->parts > 0);
	for (size_t i = 0; i < run->parts; i++) {
		assert_int_equal(run->part[i].x_mpt, at);
		at += atoms_width(run->part[i].word, 12);
	}
	assert_int_equal(at, run->x_mpt + run->width_mpt);
	return run->width_mpt;
}

static void
check_width(const struct text_line *line, bool rtl, int32_t width_mpt)
{
	int32_t sum = 0, left = 0, right = 0;
	size_t parts = 0;

	for (size_t i = 0; i < line->runs; i++) {
		const struct text_run *run = &line->run[i];

		sum += check_run(run);
		if (run->x_mpt < left)
			left = run->x_mpt;
		if (run->x_mpt + run->width_mpt > right)
			right = run->x_mpt + run->width_mpt;
		for (size_t k = 0; k < run->parts; k++)
			parts += run->part[k].word->width_fu &&
				 !u_isUWhiteSpace(*run->part[k].word->text);
	}
	assert_int_equal(sum, right - left);
	assert_true(rtl ? right == line->width_mpt : left == 0);
	assert_true(line->width_mpt <= right - left);
	if (line->width_mpt > width_mpt)
		assert_true(parts <= 1); /* one letter too wide for it */
}

static void
put_source(struct buf *buf, const struct paragraph *p)
{
	for (size_t i = 0; i < p->pieces; i++) {
		const char *text = p->piece[i].text;
		size_t at = 0, from;

		while (at < p->piece[i].bytes) {
			UChar32 c;

			from = at;
			U8_NEXT_UNSAFE((const uint8_t *)text, at, c);
			if (c != '\n' && c != 0x200E && c != 0x200F)
				buf_put(buf, text + from, at - from);
		}
	}
}

static void
check_all(const struct paragraph *p, const struct text_paragraph *laid,
	  bool rtl, int32_t width_mpt)
{
	struct buf source = {0}, got = {0};

	put_source(&source, p);
	for (size_t i = 0; i < laid->lines; i++) {
		const struct text_line *line = &laid->line[i];

		check_width(line, rtl, width_mpt);
		assert_int_equal(line->ends_paragraph, i + 1 == laid->lines);
		for (size_t k = 0; k < line->runs; k++)
			put_logical(&got, &line->run[k]);
	}
	assert_string_equal(buf_string(&got), buf_string(&source));
	buf_free(&source);
	buf_free(&got);
}

static void
check_widths(const struct line *line)
{
	const int widths[] = {10, 40, 90, 170, 300, 510, 100000};
	const struct tag *tag = tag_find(line->field[0]);
	struct paragraph p = {.pieces = 1};

	p.piece[0] = (struct text_piece){
		.text = line->field[1],
		.bytes = strlen(line->field[1]),
		.tag = tag,
	};
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		int32_t width = widths[i] * 1000;
		const struct text_paragraph *laid =
			lay(&p, tag, tag->rtl, width);

		check_all(&p, laid, tag->rtl, width);
		assert_true(i < 6 || laid->lines == 1);
	}
	arena_reset(arena);
}

static void
holds_in_every_language(void **state)
{
	(void)state;
	lines_all("tests/data/text-words.txt", 2, check_widths);
}

/* ---- one thing at a time ---- */

static enum status
lay_text(const char *tag, const char *text, const struct text_paragraph **ret,
	 struct fault *fault)
{
	struct text_piece piece = {
		.text = text, .bytes = strlen(text), .tag = tag_find(tag)};
	struct text_style style = {
		.tag = piece.tag,
		.rtl = piece.tag->rtl,
		.size_pt = 12,
		.width_mpt = 510000,
	};

	return text_lay(typesetter, &piece, 1, &style, arena, ret, fault);
}

static void
sets_lines_by_script(void **state)
{
	const struct text_paragraph *en = NULL, *ur = NULL, *none = NULL;
	struct fault fault;

	(void)state;
	assert_int_equal(lay_text("en", "rent", &en, &fault), OK);
	assert_int_equal(lay_text("ur", "کرایہ", &ur, &fault), OK);
	assert_int_equal(lay_text("ur", "", &none, &fault), OK);
	assert_int_equal(en->leading_mpt, 16344);
	assert_int_equal(en->ascent_mpt, 12828);
	assert_true(ur->leading_mpt > en->leading_mpt * 3 / 2);
	assert_int_equal(none->lines, 0);
	assert_int_equal(none->leading_mpt, ur->leading_mpt);
}

/* What is sent to people who pay must read as it does on a bank statement. */
static void
keeps_values_whole(void **state)
{
	const char *const tags[] = {"ar", "fa", "ur", "ps", "he", "ckb"};
	const char *const values[] = {"£412.50",    "020\u00A07946\u00A00000",
				      "HL-20/1",    "12/B High Street",
				      "01/04/2027", "14:30",
				      "SW1A 1AA"};

	(void)state;
	for (size_t i = 0; i < 6; i++)
		for (size_t k = 0; k < 7; k++) {
			const struct tag *tag = tag_find(tags[i]);
			struct paragraph p = {.pieces = 3};
			struct buf drawn = {0};
			const char *autonym = tag->autonym;

			for (size_t n = 0; n < 3; n++)
				p.piece[n] = (struct text_piece){
					.text = n == 1 ? values[k] : autonym,
					.bytes = strlen(n == 1 ? values[k]
							       : autonym),
					.tag = tag,
					.isolate = n == 1 ? TEXT_ISOLATE_LTR
							  : TEXT_OPEN,
				};
			draw_line(&drawn, &lay(&p, tag, true, 510000)->line[0]);
			for (char *at = drawn.bytes; (at = strchr(at, '~'));)
				*at = ' ';
			if (k != 1)
				assert_non_null(strstr(drawn.bytes, values[k]));
			else
				assert_non_null(
					strstr(drawn.bytes, "020 7946 0000"));
			buf_free(&drawn);
		}
}

static void
names_what_no_font_has(void **state)
{
	const struct text_paragraph *ret = NULL;
	struct fault fault;
	char text[500];

	(void)state;
	assert_int_equal(lay_text("en", "the bird 𓅃 here", &ret, &fault),
			 E_INPUT);
	fault_text(&fault, fault.message, text, sizeof text);
	assert_string_equal(
		text, "no font here has U+13143 (EGYPTIAN HIEROGLYPH G005), "
		      "which stands in “the bird 𓅃 here”");
	assert_int_equal(lay_text("hi", "न\u0301", &ret, &fault), E_INPUT);
	assert_string_equal(fault.arg[0].value, "U+0301");
	assert_int_equal(lay_text("en", "a \u202E b", &ret, &fault), E_INPUT);
	assert_int_equal(lay_text("en", "a \xED\xA0\x80 b", &ret, &fault),
			 E_INPUT);
	assert_null(ret);
}

/* A mark comes from the font of its letter, or both from another. */
static void
sets_marks_with_their_letters(void **state)
{
	const char *const texts[] = {"e\u0301", "x\u0301\u0323", "ก\u0E48"};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const struct text_paragraph *ret = NULL;
		struct fault fault;

		assert_int_equal(lay_text("en", texts[i], &ret, &fault), OK);
		assert_int_equal(ret->line[0].runs, 1);
		assert_int_equal(ret->line[0].run[0].parts, 1);
	}
}

/* Letters join over a change of owner: the glyphs are those of one word. */
static void
joins_letters_over_pieces(void **state)
{
	const struct tag *tag = tag_find("ar");
	struct paragraph whole = {.pieces = 1}, cut = {.pieces = 2};
	const struct text_line *a, *b;
	const struct word *one, *first, *second;

	(void)state;
	whole.piece[0] = (struct text_piece){
		.text = "\u0628\u0628\u0628", .bytes = 6, .tag = tag};
	cut.piece[0] =
		(struct text_piece){.text = "\u0628", .bytes = 2, .tag = tag};
	cut.piece[1] = (struct text_piece){
		.text = "\u0628\u0628", .bytes = 4, .tag = tag, .owner = tag};
	a = &lay(&whole, tag, true, 510000)->line[0];
	b = &lay(&cut, tag, true, 510000)->line[0];
	assert_int_equal(b->runs, 2);
	one = a->run[0].part[0].word;
	first = b->run[0].part[0].word;
	second = b->run[1].part[0].word;
	assert_int_equal(a->width_mpt, b->width_mpt);
	assert_int_equal(first->glyphs + second->glyphs, one->glyphs);
	for (unsigned i = 0; i < one->glyphs; i++)
		assert_int_equal(one->glyph[i].id,
				 i < second->glyphs
					 ? second->glyph[i].id
					 : first->glyph[i - second->glyphs].id);
}

static void
measures_columns(void **state)
{
	const struct tag *tag = tag_find("en");
	struct text_style style = {.tag = tag, .size_pt = 12};
	const struct text_ready *ready = NULL;
	struct fault fault;
	struct paragraph p;
	int32_t least, most;

	(void)state;
	read_pieces(&p, "pay the well-known amount <w:of £412.50>  ", tag);
	assert_int_equal(text_prepare(typesetter, p.piece, p.pieces, &style,
				      arena, &ready, &fault),
			 OK);
	text_widths(ready, &least, &most);
	assert_int_equal(text_lay_ready(typesetter, ready, most, arena)->lines,
			 1);
	assert_int_equal(
		text_lay_ready(typesetter, ready, most - 1, arena)->lines, 2);
	for (size_t i = 0; i < 6; i++) {
		const struct text_paragraph *laid =
			text_lay_ready(typesetter, ready, least, arena);

		if (i < laid->lines)
			assert_true(laid->line[i].width_mpt <= least);
		assert_int_equal(laid->lines, 5);
	}
	free_pieces(&p);
}

/* Long text without spaces, without letters, and with nothing else. */
static void
bears_long_text(void **state)
{
	static const struct {
		const char *tag, *text;
		int width_pt;
	} cases[] = {
		{"en", "a", 510},	  {"en", "a", 15},
		{"en", " ", 510},	  {"en", "/a", 20},
		{"en", "a\n", 510},	  {"en", "\n", 510},
		{"ur", "\u0628", 300},	  {"bn", "ক্ষ", 100},
		{"zh-Hans", "请，", 100}, {"th", "กรุณาชำระ", 100},
		{"my", "ကျေးဇူးပြု၍", 100}, {"bo", "ཁང་གླ་", 100},
		{"he", "א(b1 ", 100},	  {"en", "x\u200D", 100},
		{"en", "e\u0301", 50},	  {"ja", "より", 100},
	};
	const size_t bytes = 100000;
	char *text = malloc(bytes);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct tag *tag = tag_find(cases[i].tag);
		struct paragraph p = {.pieces = 1};
		size_t unit = strlen(cases[i].text), count = 0;
		int32_t width = cases[i].width_pt * 1000;

		for (; count + unit <= bytes; count += unit)
			memcpy(text + count, cases[i].text, unit);
		p.piece[0] = (struct text_piece){
			.text = text, .bytes = count, .tag = tag};
		check_all(&p, lay(&p, tag, tag->rtl, width), tag->rtl, width);
		arena_reset(arena);
		typesetter_rest(typesetter);
	}
	free(text);
}

static void
refuses_too_long_text(void **state)
{
	const size_t bytes = 2000000;
	char *text = malloc(bytes);
	const struct text_paragraph *ret = NULL;
	struct fault fault;

	(void)state;
	memset(text, 'a', bytes);
	text[bytes - 1] = '\0';
	assert_int_equal(lay_text("en", text, &ret, &fault), E_INPUT);
	text[100001] = '\0';
	for (size_t i = 1; i < 100000; i += 2)
		memcpy(text + i, "\u0301", 2);
	assert_int_equal(lay_text("en", text, &ret, &fault), E_INPUT);
	assert_null(ret);
	free(text);
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
		cmocka_unit_test(lays_lines_of_data),
		cmocka_unit_test(holds_in_every_language),
		cmocka_unit_test(sets_lines_by_script),
		cmocka_unit_test(keeps_values_whole),
		cmocka_unit_test(names_what_no_font_has),
		cmocka_unit_test(sets_marks_with_their_letters),
		cmocka_unit_test(joins_letters_over_pieces),
		cmocka_unit_test(measures_columns),
		cmocka_unit_test(bears_long_text),
		cmocka_unit_test(refuses_too_long_text),
	};

	return cmocka_run_group_tests_name("text lines", tests, begin, end);
}
