/* Text of any script in pieces, at any width: lines that hold all of it in
 * order, no wider than they may be, the same each time; or a fault. A piece is
 * what stands between two bytes 0x01; its first byte says how it is set. Where
 * the first byte of all is 128 or more, two bytes are a character each, so that
 * most that a fuzzer makes up is text. */
#include <stdbool.h>
#include <stdlib.h>
#include <unicode/uchar.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "lang/u16.h"
#include "text/order.h"
#include "text/paragraph.h"

#define PIECES 40

static const char *const tags[] = {
	"en", "ar", "ur",  "he", "hi", "bn",	  "ta",	     "th", "my", "km",
	"lo", "am", "ckb", "si", "ko", "zh-Hans", "zh-Hant", "ja", "bg", "fa",
};

/* Where blocks of 128 characters begin that fonts have most of. */
static const uint32_t blocks[] = {
	0x0020, 0x00A0, 0x0100, 0x0300, 0x0370, 0x0400, 0x0590, 0x0600,	 0x0680,
	0x0900, 0x0980, 0x0A00, 0x0A80, 0x0B80, 0x0C00, 0x0C80, 0x0D00,	 0x0D80,
	0x0E00, 0x0E80, 0x1000, 0x1080, 0x1100, 0x1200, 0x1280, 0x1780,	 0x1E80,
	0x2000, 0x20A0, 0x3000, 0x3041, 0x4E00, 0xAC00, 0xFE70, 0x1F1E6, 0x0966,
};
#define BLOCKS (sizeof blocks / sizeof *blocks)

static struct typesetter *typesetter;

static void
start(void)
{
	if (!typesetter)
		typesetter = typesetter_new(fonts_new(NULL));
}

/* Two bytes a character; a first byte of 1 begins a piece, whose way of setting
 * the second is. */
static void
spell(const uint8_t *bytes, size_t count, struct buf *ret)
{
	for (size_t i = 0; i + 1 < count; i += 2) {
		uint32_t cp = blocks[bytes[i] % BLOCKS] + bytes[i + 1] % 128;
		char utf8[4];

		if (bytes[i] == 1) {
			buf_char(ret, 1);
			buf_char(ret, (char)bytes[i + 1]);
		} else if (!u_isdefined((UChar32)cp)) {
			buf_char(ret, ' ');
		} else {
			buf_put(ret, utf8, utf8_encode(cp, utf8));
		}
	}
}

static size_t
cut(const uint8_t *bytes, size_t count, const struct tag *tag,
    struct text_piece *piece)
{
	size_t pieces = 0, at = 0;

	while (at < count && pieces < PIECES) {
		const uint8_t *end = memchr(bytes + at, 1, count - at);
		size_t length = end ? (size_t)(end - bytes) - at : count - at;
		uint8_t how = length ? bytes[at] : 0;

		piece[pieces++] = (struct text_piece){
			.text = (const char *)bytes + at + (length > 0),
			.bytes = length - (length > 0),
			.tag = how & 1 ? tag_find(tags[how % 20]) : tag,
			.weight = how & 2 ? FONT_BOLD : FONT_REGULAR,
			.isolate = (enum text_isolate)((how >> 2) % 3),
			.whole = how & 16,
			.ends_line = (how & 0xE0) == 0xE0,
		};
		at += length + 1;
	}
	return pieces;
}

/* What lines must hold: all but ends of lines and marks of direction. */
static void
expect(const struct text_piece *piece, size_t pieces, struct u16 *ret)
{
	for (size_t i = 0; i < pieces; i++) {
		struct u16 units = {0};

		u16_set(&units, piece[i].text, piece[i].bytes);
		u16_reserve(ret, ret->count + units.count + 1);
		for (int32_t k = 0; k < units.count; k++) {
			UChar u = units.units[k];

			if (u != '\n' && u != 0x2028 && u != 0x2029 &&
			    !order_mark(u))
				ret->units[ret->count++] = u < ' ' ? ' ' : u;
		}
		u16_free(&units);
	}
}

static void
add_run(const struct text_run *run, struct u16 *ret)
{
	for (size_t i = 0; i < run->parts; i++) {
		const struct word *word =
			run->part[run->rtl ? run->parts - 1 - i : i].word;

		u16_reserve(ret, ret->count + word->units + 1);
		memcpy(ret->units + ret->count, word->text,
		       word->units * sizeof *word->text);
		ret->count += word->units;
		for (size_t k = 0; k < word->glyphs; k++) {
			assert(word->glyph[k].id < run->font->glyphs);
			assert(word->glyph[k].cluster < word->units);
		}
	}
}

/* Clusters of a line that are no spaces. */
static int
letters(const struct text_line *line)
{
	int count = 0;

	for (size_t i = 0; i < line->runs; i++)
		for (size_t k = 0; k < line->run[i].parts; k++) {
			const struct word *word = line->run[i].part[k].word;
			bool space = u_isUWhiteSpace(word->text[0]);

			for (size_t g = 0; g < word->glyphs && !space; g++)
				count += !g ||
					 word->glyph[g].cluster !=
						 word->glyph[g - 1].cluster;
		}
	return count;
}

/* Lines are no wider than they may be, unless a single letter is. */
static void
check(const struct text_paragraph *p, const struct text_style *style,
      const struct u16 *wanted)
{
	struct u16 got = {0};

	for (size_t i = 0; i < p->lines; i++) {
		const struct text_line *line = &p->line[i];

		assert(line->ends_paragraph == (i + 1 == p->lines));
		for (size_t k = 0; k < line->runs; k++)
			add_run(&line->run[k], &got);
		assert(line->width_mpt <= style->width_mpt ||
		       letters(line) <= 1);
	}
	assert(got.count == wanted->count);
	assert(!got.count || !memcmp(got.units, wanted->units,
				     (size_t)got.count * sizeof *got.units));
	assert(p->leading_mpt > 0 && p->ascent_mpt > 0);
	u16_free(&got);
}

static void
same(const struct text_paragraph *a, const struct text_paragraph *b)
{
	assert(a->lines == b->lines && a->leading_mpt == b->leading_mpt);
	for (size_t i = 0; i < a->lines; i++)
		assert(a->line[i].width_mpt == b->line[i].width_mpt &&
		       a->line[i].runs == b->line[i].runs);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const struct text_paragraph *first, *again;
	struct text_piece piece[PIECES];
	struct arena *arena = arena_new();
	struct text_style style = {0};
	struct u16 wanted = {0};
	struct fault fault = {0};
	struct buf text = {0};
	size_t pieces;

	start();
	style.tag = tag_find(tags[count > 0 ? bytes[0] % 20 : 0]);
	style.rtl = style.tag->rtl;
	style.size_pt = count > 1 ? 10 + bytes[1] % 19 : 12;
	style.width_mpt = count > 2 ? 1000 + bytes[2] * 2500 : 400000;
	if (count > 3 && bytes[0] & 128)
		spell(bytes + 3, count - 3, &text);
	else if (count > 3)
		buf_put(&text, bytes + 3, count - 3);
	pieces = cut((const uint8_t *)buf_string(&text), text.count, style.tag,
		     piece);
	if (text_lay(typesetter, piece, pieces, &style, arena, &first,
		     &fault) != OK) {
		assert(fault.status != OK && fault.message);
	} else {
		expect(piece, pieces, &wanted);
		check(first, &style, &wanted);
		assert(text_lay(typesetter, piece, pieces, &style, arena,
				&again, &fault) == OK);
		same(first, again);
	}
	u16_free(&wanted);
	buf_free(&text);
	arena_free(arena);
	typesetter_rest(typesetter);
	return 0;
}
