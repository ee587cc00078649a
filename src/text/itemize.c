/* Scripts first, by what stands before; then a font for each cluster, base and
 * marks from one; then what is alike in a row is one stretch. */
#include "text/itemize.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/mem.h"
#include "text/scripts.h"

#define SOFT_HYPHEN 0xAD
#define NBSP 0xA0
#define PICKS 512 /* a power of two */
#define KEEP_STRETCHES 65536

/* A chain, and what it picks for what passage_simple knows. */
struct row {
	const struct tag *tag;
	enum font_weight weight;
	const struct font_chain *chain;
	uint32_t number;
	const struct font *latin[PASSAGE_SIMPLE];
};

struct pick {
	const struct row *row; /* NULL: nothing kept */
	const struct font *font;
	hb_script_t script;
	UChar32 c;
};

struct itemizer {
	struct fonts *fonts;
	struct row **row;
	size_t rows, rows_cap;
	struct pick pick[PICKS];
	struct scripts *scripts;
	struct stretch *stretch;
	size_t stretches, stretches_cap;
	const UNormalizer2 *nfc;
};

struct itemizer *
itemizer_new(struct fonts *fonts)
{
	struct itemizer *it = mem_new(sizeof *it);

	it->fonts = fonts;
	it->scripts = scripts_new();
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
	scripts_free(it->scripts);
	free(it->stretch);
	free(it);
}

void
itemizer_rest(struct itemizer *it)
{
	scripts_rest(it->scripts);
	if (it->stretches_cap <= KEEP_STRETCHES)
		return;
	free(it->stretch);
	it->stretch = NULL;
	it->stretches_cap = 0;
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
	(*ret)->number = (uint32_t)it->rows;
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

/* ---- fonts ---- */

static const struct font *
pick(struct itemizer *it, struct row *row, hb_script_t script, UChar32 c)
{
	struct pick *kept =
		&it->pick[((uint32_t)c ^ script * 31 ^ row->number * 64) &
			  (PICKS - 1)];

	if (kept->c != c || kept->script != script || kept->row != row) {
		kept->c = c;
		kept->script = script;
		kept->row = row;
		kept->font =
			font_chain_pick(row->chain, script, (hb_codepoint_t)c);
	}
	return kept->font;
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
		if (!font_has(font, (hb_codepoint_t)c) &&
		    !u_hasBinaryProperty(c,
					 UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
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
	if (next->end == next->start)
		return;
	mem_grow(&it->stretch, it->stretches, &it->stretches_cap,
		 sizeof *it->stretch);
	it->stretch[it->stretches++] = *next;
}

static uint8_t
level_at(const struct passage *p, int32_t at)
{
	return p->turns ? p->level[at] : 0;
}

/* The font of the cluster from a unit to another, within a stretch. What draws
 * nothing goes with what is before it, and so does what holds the groups of a
 * number together. */
static const struct font *
font_of(struct itemizer *it, const struct passage *p, struct row *row,
	const struct stretch *now, int32_t end)
{
	int32_t at = now->end;
	hb_script_t script = it->scripts->tag[it->scripts->of[at]];

	if (it->scripts->is[at] & UNIT_NOTHING)
		return now->font ? now->font : font_chain_first(row->chain);
	if (p->unit[at] == NBSP && now->font && level_at(p, at) == now->level &&
	    font_has(now->font, NBSP))
		return now->font;
	if (end - at == 1)
		return pick(it, row, script, p->unit[at]);
	return pick_whole(it, row, script, p->unit + at, end - at);
}

/* No font has the character: perhaps since one is not installed. */
static enum status
lacks(const struct passage *p, const struct row *row, hb_script_t script,
      int32_t at, struct fault *fault)
{
	enum status status;
	UChar32 c;

	U16_GET(p->unit, 0, at, p->count, c);
	status = font_chain_why(row->chain, script, (hb_codepoint_t)c, fault);
	return status == OK ? passage_lacks(p, at, fault) : status;
}

static enum status
stretch_piece(struct itemizer *it, const struct passage *p, size_t piece,
	      struct row *row, struct fault *fault)
{
	const struct scripts *s = it->scripts;
	int32_t start = p->start[piece], end = p->start[piece + 1], to;
	struct stretch now = {
		.start = start, .end = start, .piece = (uint32_t)piece};
	uint8_t of = 0;

	for (; now.end < end; now.end = to) {
		uint8_t level = level_at(p, now.end);
		const struct font *font;

		to = now.end + 1;
		while (to < end && s->is[to] & UNIT_EXTENDS)
			to++;
		font = font_of(it, p, row, &now, to);
		if (!font)
			return lacks(p, row, s->tag[s->of[now.end]], now.end,
				     fault);
		if (font == now.font && level == now.level &&
		    s->of[now.end] == of)
			continue;
		put(it, &now);
		now.start = now.end;
		now.font = font;
		now.level = level;
		of = s->of[now.end];
		now.script = s->tag[of];
	}
	put(it, &now);
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

		if (!font && (slot < 0 || slot == SOFT_HYPHEN))
			font = next.font ? next.font
					 : font_chain_first(row->chain);
		else if (!font)
			font = row->latin[slot] = font_chain_pick(
				row->chain, next.script, p->unit[at]);
		if (!font)
			return lacks(p, row, next.script, at, fault);
		if (font == next.font)
			continue;
		next.end = at;
		put(it, &next);
		next.start = at;
		next.font = font;
	}
	next.end = end;
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
		scripts_find(it->scripts, p, paragraph);
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
