/* What a unit is gets looked up once and kept in pages; then a passage is read
 * once, and once more for what stands before its first letter. */
#include "text/scripts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/mem.h"

#define KEEP_UNITS 65536
#define BRACKETS_OPEN 32 /* what is nested deeper goes by what is before it */
#define PAGE 128

/* Scripts that are known before any text is. */
enum {
	NONE,
	COMMON,
	LATIN,
	HAN,
};

struct scripts *
scripts_new(void)
{
	struct scripts *s = mem_new(sizeof *s);

	s->tag[COMMON] = HB_SCRIPT_COMMON;
	s->tag[LATIN] = HB_SCRIPT_LATIN;
	s->tag[HAN] = HB_SCRIPT_HAN;
	s->tags = HAN + 1;
	return s;
}

void
scripts_free(struct scripts *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < sizeof s->page / sizeof *s->page; i++)
		free(s->page[i]);
	free(s->of);
	free(s->is);
	free(s);
}

void
scripts_rest(struct scripts *s)
{
	if (s->cap <= KEEP_UNITS)
		return;
	free(s->of);
	free(s->is);
	s->of = s->is = NULL;
	s->cap = 0;
}

static uint8_t
index_of(struct scripts *s, hb_script_t tag)
{
	for (size_t i = COMMON; i < s->tags; i++)
		if (s->tag[i] == tag)
			return (uint8_t)i;
	assert(s->tags < SCRIPTS_MOST);
	s->tag[s->tags] = tag;
	return (uint8_t)s->tags++;
}

/* ---- what a character is ---- */

static uint8_t
script_of(struct scripts *s, UChar32 c)
{
	hb_script_t tag = hb_unicode_script(hb_unicode_funcs_get_default(),
					    (hb_codepoint_t)c);

	switch ((int)tag) {
	case HB_SCRIPT_HIRAGANA:
	case HB_SCRIPT_KATAKANA:
	case HB_SCRIPT_BOPOMOFO:
		return HAN;
	case HB_SCRIPT_INHERITED:
	case HB_SCRIPT_UNKNOWN:
		return COMMON;
	default:
		return index_of(s, tag);
	}
}

struct pair {
	UBidiPairedBracketType kind;
	UChar32 closes; /* where it opens */
};

/* Brackets, and the quotation marks that are no apostrophe: two of one pair
 * are of one font, whatever stands inside. */
static struct pair
pair_of(UChar32 c)
{
	struct pair pair = {
		.kind = (UBidiPairedBracketType)u_getIntPropertyValue(
			c, UCHAR_BIDI_PAIRED_BRACKET_TYPE)};

	switch (c) {
	case 0x201C:
	case 0x2039:
		return (struct pair){U_BPT_OPEN, c + 1};
	case 0xAB:
		return (struct pair){U_BPT_OPEN, 0xBB};
	case 0x201D:
	case 0x203A:
	case 0xBB:
		return (struct pair){U_BPT_CLOSE, 0};
	default:
		if (pair.kind == U_BPT_OPEN)
			pair.closes = u_getBidiPairedBracket(c);
		return pair;
	}
}

static uint16_t
look_up(struct scripts *s, UChar32 c)
{
	unsigned is = UNIT_KNOWN;

	if (U_GET_GC_MASK(c) & U_GC_M_MASK || c == 0x200C || c == 0x200D ||
	    (c >= 0x1F3FB && c <= 0x1F3FF))
		is |= UNIT_EXTENDS;
	if (c == PASSAGE_LINE_END ||
	    u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
		is |= UNIT_NOTHING;
	if (pair_of(c).kind != U_BPT_NONE)
		is |= UNIT_BRACKET;
	if (u_charType(c) == U_CURRENCY_SYMBOL)
		is |= UNIT_CURRENCY;
	return (uint16_t)(script_of(s, c) << 8 | is);
}

static uint16_t
what_is(struct scripts *s, UChar u)
{
	uint16_t **page = &s->page[u / PAGE];
	uint16_t *what;

	if (u >= 0x4E00 && u < 0xA000)
		return HAN << 8 | UNIT_KNOWN;
	if (!*page)
		*page = mem_new(PAGE * sizeof **page);
	what = &(*page)[u % PAGE];
	if (!*what)
		*what = look_up(s, u);
	return *what;
}

/* ---- reading ---- */

/* Where the reading is: what was first and last, and the brackets open. */
struct reading {
	uint8_t first, last;
	bool digits;
	size_t depth;
	struct {
		UChar32 closes;
		uint8_t script;
	} open[BRACKETS_OPEN];
};

static void
read_bracket(struct reading *r, UChar32 c)
{
	struct pair pair = pair_of(c);
	size_t depth = r->depth;

	if (pair.kind == U_BPT_OPEN) {
		if (depth == BRACKETS_OPEN)
			return;
		r->open[depth].closes = pair.closes;
		r->open[depth].script = r->last;
		r->depth++;
		return;
	}
	while (depth && r->open[depth - 1].closes != c)
		depth--;
	if (!depth)
		return;
	r->depth = depth - 1;
	r->last = r->open[depth - 1].script;
}

static void
read_piece(struct scripts *s, const struct passage *p, size_t piece,
	   struct reading *r)
{
	int32_t end = p->start[piece + 1];

	for (int32_t at = p->start[piece]; at < end; at++) {
		UChar u = p->unit[at];
		bool pair = U16_IS_LEAD(u) && at + 1 < end;
		unsigned what = !pair ? what_is(s, u)
				      : look_up(s, U16_GET_SUPPLEMENTARY(
							   u, p->unit[at + 1]));

		if (what & UNIT_BRACKET)
			read_bracket(r, u);
		if (what >> 8 != COMMON)
			r->last = (uint8_t)(what >> 8);
		if (!r->first)
			r->first = r->last;
		r->digits |= u >= '0' && u <= '9';
		s->of[at] = r->last;
		s->is[at] = (uint8_t)what;
		if (!pair)
			continue;
		s->of[++at] = r->last;
		s->is[at] = UNIT_KNOWN | UNIT_EXTENDS;
	}
}

/* What stands before the first letter goes with it. */
static void
fill(uint8_t *of, int32_t from, int32_t to, uint8_t with)
{
	for (; from < to; from++)
		if (of[from] == NONE)
			of[from] = with;
}

static bool
is_digit(UChar u)
{
	return u >= '0' && u <= '9';
}

static bool
is_space(UChar u)
{
	return u == ' ' || u == 0xA0 || u == 0x202F;
}

/* A space between digits is theirs; one beside them is too in the Arabic
 * script, as Nastaliq's is too narrow to tell a number from the next word. */
static bool
spaces_digits(const struct scripts *s, int32_t at, bool before, bool after)
{
	if (before && after)
		return true;
	return (before || after) && s->tag[s->of[at]] == HB_SCRIPT_ARABIC;
}

/* European digits and what belongs to them are one Latin run in every text,
 * so that an amount is not of two fonts. */
static void
settle_numbers(struct scripts *s, const struct passage *p)
{
	for (int32_t at = 0; at < p->count; at++) {
		UChar u = p->unit[at];
		bool before, after;

		if (u >= 0x80 && !is_space(u) && !(s->is[at] & UNIT_CURRENCY))
			continue;
		before = at > 0 && is_digit(p->unit[at - 1]);
		after = at + 1 < p->count && is_digit(p->unit[at + 1]);
		if (is_digit(u) || (before && u == '%') ||
		    (is_space(u) && spaces_digits(s, at, before, after)) ||
		    (after && s->is[at] & UNIT_CURRENCY) ||
		    (before && after && u < 0x80 && strchr(".,:/-", u)))
			s->of[at] = LATIN;
	}
}

static void
reserve(struct scripts *s, const struct passage *p)
{
	if ((size_t)p->count <= s->cap)
		return;
	s->cap = (size_t)p->count * 2;
	s->of = mem_resize(s->of, s->cap);
	s->is = mem_resize(s->is, s->cap);
}

void
scripts_find(struct scripts *s, const struct passage *p,
	     const struct tag *paragraph)
{
	struct reading outer = {0};
	bool digits = false;

	reserve(s, p);
	for (size_t i = 0; i < p->pieces; i++) {
		const struct text_piece *piece = &p->piece[i];
		struct reading inner = {0};

		if (piece->isolate == TEXT_OPEN) {
			read_piece(s, p, i, &outer);
			continue;
		}
		read_piece(s, p, i, &inner);
		if (!inner.first)
			inner.first = index_of(s, fonts_script(piece->tag));
		fill(s->of, p->start[i], p->start[i + 1], inner.first);
		digits |= inner.digits;
	}
	if (!outer.first)
		outer.first = index_of(s, fonts_script(paragraph));
	fill(s->of, 0, p->count, outer.first);
	if (outer.digits || digits)
		settle_numbers(s, p);
}
