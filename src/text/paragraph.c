/* A paragraph from pieces to lines: text, order, breaks, stretches of a font,
 * words, lines. Each step is its own file; here they meet. */
#include "text/paragraph.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/mem.h"
#include "text/itemize.h"
#include "text/lines.h"

#define WORDS_BYTES (8 << 20) /* kept from one letter to the next */
#define JOIN_UNITS 5	      /* as far as HarfBuzz looks for what joins */
#define SOLID_UNITS                                                            \
	160 /* longer words are cut, were a line to end in                     \
	     * them only between letters */

struct typesetter {
	struct itemizer *itemizer;
	struct order *order;
	struct breaker *breaker;
	struct words *words;
	struct lines *lines;
	struct passage passage;
	struct atom *atom;
	size_t atoms, atoms_cap;
};

struct typesetter *
typesetter_new(struct fonts *fonts)
{
	struct typesetter *t = mem_new(sizeof *t);

	t->itemizer = itemizer_new(fonts);
	t->order = order_new();
	t->breaker = breaker_new();
	t->words = words_new(WORDS_BYTES);
	t->lines = lines_new();
	return t;
}

void
typesetter_free(struct typesetter *t)
{
	if (!t)
		return;
	itemizer_free(t->itemizer);
	order_free(t->order);
	breaker_free(t->breaker);
	words_free(t->words);
	lines_free(t->lines);
	passage_free(&t->passage);
	free(t->atom);
	free(t);
}

bool
typesetter_rest(struct typesetter *t)
{
	const bool forgotten = words_rest(t->words);

	order_rest(t->order);
	lines_rest(t->lines);
	passage_rest(&t->passage);
	return forgotten;
}

/* ---- words of a stretch ---- */

/* What the words of a paragraph are cut from and gathered in. */
struct cutting {
	struct typesetter *t;
	const struct passage *passage;
	const struct stretch *stretch;
	const void *owner;
	bool by_breaks; /* the script has no spaces: words end where lines may
			 */
	bool joined; /* its letters take the form that their neighbours ask */
	uint8_t word_inner; /* the strongest mark within the word in hand */
	uint8_t inner;	    /* and within any of the paragraph */
};

/* Burmese has no spaces either, but its fonts look from one word to the next;
 * so what is between two spaces is shaped as one there too. */
static bool
without_spaces(hb_script_t script)
{
	switch ((int)script) {
	case HB_SCRIPT_HAN:
	case HB_SCRIPT_THAI:
	case HB_SCRIPT_LAO:
	case HB_SCRIPT_KHMER:
	case HB_SCRIPT_ETHIOPIC: /* or with a sign in their stead, U+1361 */
		return true;
	default:
		return false;
	}
}

static bool
is_joined(hb_script_t script)
{
	switch ((int)script) {
	case HB_SCRIPT_ARABIC:
	case HB_SCRIPT_SYRIAC:
	case HB_SCRIPT_MONGOLIAN:
	case HB_SCRIPT_NKO:
	case HB_SCRIPT_ADLAM:
	case HB_SCRIPT_HANIFI_ROHINGYA:
		return true;
	default:
		return false;
	}
}

/* The spaces that are words of their own. Some bind what they stand between. */
static bool
is_space(UChar u)
{
	if (u < 0x1680)
		return u == ' ' || u == 0xA0;
	return u == 0x1680 || (u >= 0x2000 && u <= 0x200A) || u == 0x202F ||
	       u == 0x205F || u == 0x3000;
}

static bool
binds(UChar u)
{
	return u == 0xA0 || u == 0x2007 || u == 0x202F;
}

/* Units before or after a place that the letters there join to. */
static uint8_t
joins(const struct passage *p, int32_t at, int step)
{
	uint8_t units = 0;
	UChar32 c;

	if (step > 0 ? at >= p->count : at <= 0)
		return 0;
	U16_GET(p->unit, 0, step > 0 ? at : at - 1, p->count, c);
	if (c < 0x600 ||
	    u_getIntPropertyValue(c, UCHAR_JOINING_TYPE) == U_JT_NON_JOINING)
		return 0;
	while (units < JOIN_UNITS &&
	       (step > 0 ? at + units < p->count : at - units > 0) &&
	       !is_space(p->unit[step > 0 ? at + units : at - units - 1]))
		units++;
	return units;
}

static void
add_atom(struct cutting *c, int32_t from, int32_t to, enum atom_kind kind)
{
	struct typesetter *t = c->t;
	const struct stretch *s = c->stretch;
	struct spelling spelling = {
		.font = s->font,
		.tag = c->passage->piece[s->piece].tag,
		.script = s->script,
		.rtl = s->level & 1,
		.units = (uint16_t)(to - from),
		.text = c->passage->unit + from,
	};
	struct atom atom = {
		.owner = c->owner,
		.start = from,
		.kind = (uint8_t)kind,
		.level = s->level,
		.mark = c->passage->mark[from],
		.inner = c->word_inner,
	};

	if (kind == ATOM_WORD && c->joined) {
		spelling.before = joins(c->passage, from, -1);
		spelling.after = joins(c->passage, to, 1);
	}
	if (kind != ATOM_END)
		atom.word = words_ask(t->words, &spelling);
	if (t->atoms == t->atoms_cap)
		mem_grow(&t->atom, t->atoms, &t->atoms_cap, sizeof *t->atom);
	t->atom[t->atoms++] = atom;
}

/* Whether text may be cut here: not within a letter and its marks. */
static bool
parts(const struct passage *p, int32_t at)
{
	UChar u = p->unit[at];

	return u < 0x300 ||
	       (!U16_IS_TRAIL(u) && !(U_GET_GC_MASK(u) & U_GC_M_MASK) &&
		u != 0x200C && u != 0x200D);
}

/* Kana and the signs of Chinese and Japanese, which fonts may kern. */
static bool
is_kerned(UChar u)
{
	return u < 0x3400 || u >= 0xFF00;
}

/* Whether a word of a script without spaces ends where a line may: the font
 * has nothing to say about the two that meet. */
static bool
ends_word(const struct passage *p, int32_t at, hb_script_t script)
{
	return script != HB_SCRIPT_HAN || !is_kerned(p->unit[at - 1]) ||
	       !is_kerned(p->unit[at]);
}

/* The end of the word that begins at a unit; sets word_inner. */
static int32_t
word_end(struct cutting *c, int32_t from)
{
	const struct passage *p = c->passage;
	int32_t end = c->stretch->end, at, solid = from;
	uint8_t inner = BREAK_NO;

	for (at = from + 1; at < end; at++) {
		UChar u = p->unit[at];
		uint8_t mark = p->mark[at];

		if (is_space(u) || u == PASSAGE_LINE_END ||
		    at - from >= WORD_UNITS)
			break;
		if (mark >= BREAK_LAST) {
			if (c->by_breaks &&
			    ends_word(p, at, c->stretch->script))
				break;
			solid = at;
			inner = mark > inner ? mark : inner;
		} else if (at - solid >= SOLID_UNITS && parts(p, at)) {
			break;
		}
	}
	c->word_inner = inner;
	c->inner |= inner;
	return at;
}

static void
cut_stretch(struct cutting *c)
{
	const struct passage *p = c->passage;
	int32_t at = c->stretch->start, end = c->stretch->end, to;

	c->by_breaks = without_spaces(c->stretch->script);
	c->joined = is_joined(c->stretch->script);
	c->owner = p->piece[c->stretch->piece].owner;
	for (; at < end; at = to) {
		enum atom_kind kind = ATOM_WORD;

		to = at + 1;
		c->word_inner = BREAK_NO;
		if (p->unit[at] == PASSAGE_LINE_END)
			kind = ATOM_END;
		else if (!is_space(p->unit[at]) || (to < end && !parts(p, to)))
			to = word_end(c, at);
		else if (!binds(p->unit[at]))
			kind = ATOM_SPACE;
		add_atom(c, at, to, kind);
	}
}

/* The unit of the character that a word's font lacks, in the cluster that
 * begins there. */
static int32_t
lacking_unit(const struct passage *p, const struct word *word, int32_t at)
{
	int32_t from = at, next = at;
	UChar32 c;

	while (next < p->count && next - at < word->units) {
		from = next;
		U16_NEXT(p->unit, next, p->count, c);
		if (!font_has(word->font, (hb_codepoint_t)c))
			return from;
	}
	return at;
}

/* Every word has its shape now. */
static enum status
finish_atoms(struct typesetter *t, int size_pt, struct fault *fault)
{
	unsigned at;

	words_settle(t->words);
	for (size_t i = 0; i < t->atoms; i++) {
		struct atom *atom = &t->atom[i];

		if (!atom->word)
			continue;
		if (word_lacks(atom->word, &at)) {
			at += (unsigned)atom->start;
			return passage_lacks(&t->passage,
					     lacking_unit(&t->passage,
							  atom->word,
							  (int32_t)at),
					     fault);
		}
		atom->width_mpt = lines_width(atom->word, size_pt);
	}
	return OK;
}

/* ---- the paragraph ---- */

static int32_t
scaled(int32_t fu, const struct font *font, int size_pt)
{
	int64_t mpt = (int64_t)fu * size_pt * 1000;

	return (int32_t)((mpt + font->upem / 2) / font->upem);
}

/* The largest ascent and the largest descent of its fonts. */
static void
measure_font(struct text_ready *ready, const struct font *font)
{
	int32_t ascent = scaled(font->ascent_fu, font, ready->size_pt);
	int32_t descent = scaled(font->descent_fu, font, ready->size_pt);
	int32_t least = ready->leading_mpt - ready->ascent_mpt;

	if (ascent > ready->ascent_mpt)
		ready->ascent_mpt = ascent;
	ready->leading_mpt =
		ready->ascent_mpt + (descent > least ? descent : least);
}

static enum status
cut_all(struct typesetter *t, const struct text_style *style,
	struct text_ready *ready, bool *ret_inner, struct fault *fault)
{
	struct cutting c = {
		.t = t,
		.passage = &t->passage,
	};
	const struct font_chain *chain;
	const struct stretch *stretch = NULL;
	size_t count = 0;
	enum status status = itemize(t->itemizer, &t->passage, style->tag,
				     &stretch, &count, fault);

	t->atoms = 0;
	for (size_t i = 0; i < count && !status; i++) {
		c.stretch = &stretch[i];
		measure_font(ready, stretch[i].font);
		cut_stretch(&c);
	}
	if (!status)
		status = finish_atoms(t, style->size_pt, fault);
	if (!status && !count) {
		status = itemizer_chain(t->itemizer, style->tag, FONT_REGULAR,
					&chain, fault);
		if (!status)
			measure_font(ready, font_chain_first(chain));
	}
	*ret_inner = c.inner != BREAK_NO;
	return status;
}

enum status
text_prepare(struct typesetter *t, const struct text_piece *piece,
	     size_t pieces, const struct text_style *style, struct arena *arena,
	     const struct text_ready **ret, struct fault *fault)
{
	struct text_ready *ready = arena_alloc(arena, sizeof *ready);
	struct passage *p = &t->passage;
	bool inner = false;
	enum status status = passage_set(p, piece, pieces, fault);

	ready->words = t->words;
	ready->rtl = style->rtl;
	ready->size_pt = style->size_pt;
	if (!status)
		status = passage_order(p, t->order, style->rtl, fault);
	if (!status) {
		passage_break(p, t->breaker, style->tag);
		status = cut_all(t, style, ready, &inner, fault);
	}
	if (status)
		return status;
	ready->atoms = t->atoms;
	ready->atom = (const struct atom *)arena_copy(
		arena, t->atom, t->atoms * sizeof *t->atom);
	if (inner)
		ready->mark = (const uint8_t *)arena_copy(arena, p->mark,
							  (size_t)p->count + 1);
	*ret = ready;
	return OK;
}

const struct text_paragraph *
text_lay_ready(struct typesetter *t, const struct text_ready *ready,
	       int32_t width_mpt, struct arena *arena)
{
	return lines_lay(t->lines, ready, width_mpt, arena);
}

void
text_widths(const struct text_ready *ready, int32_t *ret_min_mpt,
	    int32_t *ret_max_mpt)
{
	lines_measure(ready, ret_min_mpt, ret_max_mpt);
}

enum status
text_lay(struct typesetter *t, const struct text_piece *piece, size_t pieces,
	 const struct text_style *style, struct arena *arena,
	 const struct text_paragraph **ret, struct fault *fault)
{
	const struct text_ready *ready;
	enum status status =
		text_prepare(t, piece, pieces, style, arena, &ready, fault);

	if (!status)
		*ret = text_lay_ready(t, ready, style->width_mpt, arena);
	return status;
}
