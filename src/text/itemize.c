/* Scripts first, by what stands before; then a font for each cluster, base and
 * marks from one; then what is alike in a row is one stretch. */
#include "text/itemize.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/mem.h"

#define PICKS 1024	 /* a power of two */
#define BRACKETS_OPEN 32 /* what is nested deeper goes by what is before it */
#define KEEP_UNITS 65536

/* A chain, and what it picks for what passage_simple knows. */
struct row {
	const struct tag *tag;
	enum font_weight weight;
	const struct font_chain *chain;
	const struct font *latin[PASSAGE_SIMPLE];
};

struct pick {
	const struct font_chain *chain;
	const struct font *font;
	hb_script_t script;
	UChar32 c;
};

struct itemizer {
	struct fonts *fonts;
	struct row **row;
	size_t rows, rows_cap;
	struct pick pick[PICKS];
	hb_script_t *script; /* of each unit */
	size_t scripts_cap;
	struct stretch *stretch;
	size_t stretches, stretches_cap;
	const UNormalizer2 *nfc;
};

struct itemizer *
itemizer_new(struct fonts *fonts)
{
	struct itemizer *it = mem_new(sizeof *it);

	it->fonts = fonts;
	return it;
}

void
itemizer_free(struct itemizer *it)
{
	if (!it)
		return;
	for (size_t i = 0; i < it->rows; i++)
		free(it->row[i]);
	free(it->row);
	free(it->script);
	free(it->stretch);
	free(it);
}

hb_script_t
itemize_script(const struct tag *tag)
{
	if (!strncmp(tag->script, "Han", 3) || !strcmp(tag->script, "Jpan"))
		return HB_SCRIPT_HAN;
	if (!strcmp(tag->script, "Kore"))
		return HB_SCRIPT_HANGUL;
	if (!strcmp(tag->script, "Zxxx"))
		return HB_SCRIPT_LATIN;
	return hb_script_from_string(tag->script, -1);
}

static enum status
row_of(struct itemizer *it, const struct tag *tag, enum font_weight weight,
       struct row **ret, struct fault *fault)
{
	const struct font_chain *chain;
	enum status status;

	for (size_t i = 0; i < it->rows; i++)
		if (it->row[i]->tag == tag && it->row[i]->weight == weight) {
			*ret = it->row[i];
			return OK;
		}
	status = fonts_chain(it->fonts, tag, weight, &chain, fault);
	if (status)
		return status;
	mem_grow(&it->row, it->rows, &it->rows_cap, sizeof(struct row *));
	*ret = it->row[it->rows++] = mem_new(sizeof **ret);
	(*ret)->tag = tag;
	(*ret)->weight = weight;
	(*ret)->chain = chain;
	return OK;
}

enum status
itemizer_chain(struct itemizer *it, const struct tag *tag,
	       enum font_weight weight, const struct font_chain **ret,
	       struct fault *fault)
{
	struct row *row;
	enum status status = row_of(it, tag, weight, &row, fault);

	if (!status)
		*ret = row->chain;
	return status;
}

/* ---- scripts ---- */

/* Where a search for scripts is: what was last, and the brackets open. */
struct reading {
	hb_script_t first, last;
	size_t depth;
	struct {
		UChar32 closes;
		hb_script_t script;
	} open[BRACKETS_OPEN];
};

static hb_script_t
script_of(UChar32 c)
{
	hb_script_t script;

	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'
			       ? HB_SCRIPT_LATIN
			       : HB_SCRIPT_COMMON;
	script = hb_unicode_script(hb_unicode_funcs_get_default(),
				   (hb_codepoint_t)c);
	if (script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA ||
	    script == HB_SCRIPT_BOPOMOFO)
		return HB_SCRIPT_HAN;
	return script;
}

static hb_script_t
of_bracket(struct reading *r, UChar32 c)
{
	int32_t type;

	if (c < 0x80 && !strchr("()[]{}", (int)c))
		return r->last;
	type = u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
	if (type == U_BPT_OPEN && r->depth < BRACKETS_OPEN) {
		r->open[r->depth].closes = u_getBidiPairedBracket(c);
		r->open[r->depth++].script = r->last;
	} else if (type == U_BPT_CLOSE) {
		size_t depth = r->depth;

		while (depth && r->open[depth - 1].closes != c)
			depth--;
		if (depth) {
			r->depth = depth - 1;
			r->last = r->open[depth - 1].script;
		}
	}
	return r->last;
}

static void
read_scripts(struct itemizer *it, const struct passage *p, size_t piece,
	     struct reading *r)
{
	int32_t at = p->start[piece], end = p->start[piece + 1], from;

	while (at < end) {
		hb_script_t script;
		UChar32 c;

		from = at;
		U16_NEXT(p->unit, at, end, c);
		script = script_of(c);
		if (script == HB_SCRIPT_COMMON)
			script = c ? of_bracket(r, c) : r->last;
		else if (script == HB_SCRIPT_INHERITED ||
			 script == HB_SCRIPT_UNKNOWN)
			script = r->last;
		else
			r->last = script;
		if (!r->first)
			r->first = script;
		while (from < at)
			it->script[from++] = script;
	}
}

/* What stands before the first letter goes with it. */
static void
fill(hb_script_t *script, int32_t from, int32_t to, hb_script_t with)
{
	for (; from < to; from++)
		if (!script[from])
			script[from] = with;
}

static bool
is_digit(UChar u)
{
	return u >= '0' && u <= '9';
}

/* European digits and what belongs to them are one Latin run in every text,
 * so that an amount is not of two fonts. */
static void
settle_numbers(hb_script_t *script, const struct passage *p)
{
	for (int32_t at = 0; at < p->count; at++) {
		bool before = at > 0 && is_digit(p->unit[at - 1]);
		bool after = at + 1 < p->count && is_digit(p->unit[at + 1]);
		UChar u = p->unit[at];

		if (is_digit(u) ||
		    (before && after && strchr(".,:/-", u < 0x80 ? u : 'x')) ||
		    (before && u == '%') ||
		    (after && u_charType(u) == U_CURRENCY_SYMBOL))
			script[at] = HB_SCRIPT_LATIN;
	}
}

static void
find_scripts(struct itemizer *it, const struct passage *p,
	     const struct tag *paragraph)
{
	struct reading outer = {0};

	if ((size_t)p->count > it->scripts_cap) {
		it->scripts_cap = (size_t)p->count * 2;
		it->script = mem_resize(it->script,
					it->scripts_cap * sizeof *it->script);
	}
	for (size_t i = 0; i < p->pieces; i++) {
		struct reading inner;

		if (p->piece[i].isolate == TEXT_OPEN) {
			read_scripts(it, p, i, &outer);
			continue;
		}
		inner = (struct reading){0};
		read_scripts(it, p, i, &inner);
		fill(it->script, p->start[i], p->start[i + 1],
		     inner.first ? inner.first
				 : itemize_script(p->piece[i].tag));
	}
	fill(it->script, 0, p->count,
	     outer.first ? outer.first : itemize_script(paragraph));
	settle_numbers(it->script, p);
}

/* ---- fonts ---- */

static const struct font *
pick(struct itemizer *it, struct row *row, hb_script_t script, UChar32 c)
{
	struct pick *kept;

	if (script == HB_SCRIPT_LATIN && c <= 0xFFFF &&
	    passage_simple((UChar)c) >= 0) {
		const struct font **latin =
			&row->latin[passage_simple((UChar)c)];

		if (!*latin)
			*latin = font_chain_pick(row->chain, script,
						 (hb_codepoint_t)c);
		return *latin;
	}
	kept = &it->pick[((uint32_t)c ^ script * 31) & (PICKS - 1)];
	if (kept->c != c || kept->script != script ||
	    kept->chain != row->chain || !kept->font) {
		kept->c = c;
		kept->script = script;
		kept->chain = row->chain;
		kept->font =
			font_chain_pick(row->chain, script, (hb_codepoint_t)c);
	}
	return kept->font;
}

static bool
draws_nothing(UChar32 c)
{
	return c == PASSAGE_LINE_END || c == 0xAD ||
	       (c >= 0x61C &&
		u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
}

/* Whether c belongs to the letter before it. */
static bool
extends(UChar32 c)
{
	if (c < 0x300)
		return false;
	return U_GET_GC_MASK(c) & U_GC_M_MASK || c == 0x200C || c == 0x200D ||
	       (c >= 0x1F3FB && c <= 0x1F3FF);
}

static int32_t
cluster_end(const struct passage *p, int32_t from, int32_t end)
{
	while (from < end) {
		int32_t at = from;
		UChar32 c;

		U16_NEXT(p->unit, at, end, c);
		if (!extends(c))
			break;
		from = at;
	}
	return from;
}

/* The first mark of a cluster that a font lacks, and cannot draw as one letter
 * with the base either; 0 where there is none. */
static UChar32
lacking(struct itemizer *it, const struct font *font, const UChar *unit,
	int32_t count)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar32 base, c;
	int32_t at = 0;
	bool first = true;

	if (!it->nfc)
		it->nfc = unorm2_getNFCInstance(&error);
	U16_NEXT(unit, at, count, base);
	while (at < count) {
		U16_NEXT(unit, at, count, c);
		if (!draws_nothing(c) && !font_has(font, c)) {
			UChar32 whole =
				first ? unorm2_composePair(it->nfc, base, c)
				      : -1;

			if (whole < 0 || !font_has(font, whole))
				return c;
		}
		first = false;
	}
	return 0;
}

/* The font for a cluster of marks on a letter. */
static const struct font *
pick_whole(struct itemizer *it, struct row *row, hb_script_t script,
	   const UChar *unit, int32_t count)
{
	const struct font *font, *other;
	UChar32 base, lacks;

	U16_GET(unit, 0, 0, count, base);
	font = pick(it, row, script, base);
	if (!font)
		return NULL;
	lacks = lacking(it, font, unit, count);
	if (!lacks)
		return font;
	other = pick(it, row, script, lacks);
	if (other && font_has(other, base) && !lacking(it, other, unit, count))
		return other;
	return font;
}

/* ---- stretches ---- */

static void
put(struct itemizer *it, const struct stretch *next)
{
	struct stretch *last;

	if (it->stretches) {
		last = &it->stretch[it->stretches - 1];
		if (last->font == next->font && last->level == next->level &&
		    last->script == next->script &&
		    last->piece == next->piece) {
			last->end = next->end;
			return;
		}
	}
	mem_grow(&it->stretch, it->stretches, &it->stretches_cap,
		 sizeof *it->stretch);
	it->stretch[it->stretches++] = *next;
}

static const struct font *
font_before(const struct itemizer *it, const struct row *row, uint32_t piece)
{
	const struct stretch *last = it->stretch + it->stretches - 1;

	if (it->stretches && last->piece == piece)
		return last->font;
	return font_chain_first(row->chain);
}

static enum status
stretch_piece(struct itemizer *it, const struct passage *p, size_t piece,
	      struct row *row, struct fault *fault)
{
	int32_t at = p->start[piece], end = p->start[piece + 1];

	while (at < end) {
		struct stretch next = {.start = at, .piece = (uint32_t)piece};
		int32_t letter = at;
		UChar32 c;

		U16_NEXT(p->unit, letter, end, c);
		next.end = cluster_end(p, letter, end);
		next.script = it->script[at];
		next.level = p->turns ? p->level[at] : 0;
		if (draws_nothing(c))
			next.font = font_before(it, row, next.piece);
		else if (next.end == letter)
			next.font = pick(it, row, next.script, c);
		else
			next.font = pick_whole(it, row, next.script,
					       p->unit + at, next.end - at);
		if (!next.font)
			return passage_lacks(p, at, fault);
		put(it, &next);
		at = next.end;
	}
	return OK;
}

/* As stretch_piece, where all is Latin and runs from the left. */
static enum status
stretch_latin(struct itemizer *it, const struct passage *p, size_t piece,
	      struct row *row, struct fault *fault)
{
	struct stretch next = {
		.start = p->start[piece],
		.script = HB_SCRIPT_LATIN,
		.piece = (uint32_t)piece,
	};
	int32_t end = p->start[piece + 1];

	for (int32_t at = next.start; at < end; at++) {
		int slot = passage_simple(p->unit[at]);
		const struct font *font = slot < 0 ? NULL : row->latin[slot];

		if (!font && draws_nothing(p->unit[at]))
			font = next.font ? next.font
					 : font_chain_first(row->chain);
		else if (!font)
			font = pick(it, row, next.script, p->unit[at]);
		if (!font)
			return passage_lacks(p, at, fault);
		if (font == next.font)
			continue;
		next.end = at;
		if (next.end > next.start)
			put(it, &next);
		next.start = at;
		next.font = font;
	}
	next.end = end;
	if (next.end > next.start)
		put(it, &next);
	return OK;
}

static bool
all_latin(const struct passage *p)
{
	if (p->turns || !p->simple)
		return false;
	for (size_t i = 0; i < p->pieces; i++)
		if (strcmp(p->piece[i].tag->script, "Latn"))
			return false;
	return true;
}

enum status
itemize(struct itemizer *it, const struct passage *p,
	const struct tag *paragraph, const struct stretch **ret,
	size_t *ret_count, struct fault *fault)
{
	bool latin = all_latin(p) && !strcmp(paragraph->script, "Latn");

	it->stretches = 0;
	if (!latin)
		find_scripts(it, p, paragraph);
	for (size_t i = 0; i < p->pieces; i++) {
		struct row *row;
		enum status status = row_of(it, p->piece[i].tag,
					    p->piece[i].weight, &row, fault);

		if (!status)
			status = latin ? stretch_latin(it, p, i, row, fault)
				       : stretch_piece(it, p, i, row, fault);
		if (status)
			return status;
	}
	*ret = it->stretch;
	*ret_count = it->stretches;
	return OK;
}
