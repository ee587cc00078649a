/* A paragraph from pieces to lines: text, order, breaks, stretches of a font,
 * words, lines. Each step is its own file; here they meet. */
#include "text/paragraph.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/lines.h"
#include "text/repeats.h"

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
	struct repeats *repeats;
	struct passage passage;
	struct atoms atoms;
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
	t->repeats = repeats_new();
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
	repeats_free(t->repeats);
	passage_free(&t->passage);
	atoms_free(&t->atoms);
	free(t);
}

bool
typesetter_rest(struct typesetter *t)
{
	const bool forgotten = words_rest(t->words);

	itemizer_rest(t->itemizer);
	order_rest(t->order);
	lines_rest(t->lines);
	repeats_rest(t->repeats, forgotten);
	passage_rest(&t->passage);
	atoms_rest(&t->atoms);
	return forgotten;
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
cut_all(struct typesetter *t, const struct tag *tag, struct text_ready *ready,
	struct fault *fault)
{
	const struct font_chain *chain;
	const struct stretch *stretch = NULL;
	size_t count = 0;
	enum status status =
		itemize(t->itemizer, &t->passage, tag, &stretch, &count, fault);

	if (status)
		return status;
	t->atoms.count = t->atoms.inner = 0;
	for (size_t i = 0; i < count; i++) {
		measure_font(ready, stretch[i].font);
		atoms_cut(&t->atoms, t->words, &t->passage, &stretch[i]);
	}
	status = atoms_finish(&t->atoms, t->words, &t->passage, ready->size_pt,
			      fault);
	if (status || count)
		return status;
	status = itemizer_chain(t->itemizer, tag, FONT_REGULAR, &chain, fault);
	if (!status)
		measure_font(ready, font_chain_first(chain));
	return status;
}

static enum status
prepare(struct typesetter *t, const struct text_piece *piece, size_t pieces,
	const struct tag *tag, struct text_ready *ready, struct fault *fault)
{
	struct passage *p = &t->passage;
	enum status status = passage_set(p, piece, pieces, fault);

	if (!status)
		status = passage_order(p, t->order, ready->rtl, fault);
	if (status)
		return status;
	passage_break(p, t->breaker, tag);
	status = cut_all(t, tag, ready, fault);
	ready->atom = t->atoms.atom;
	ready->atoms = t->atoms.count;
	ready->mark = p->mark;
	ready->marks = t->atoms.inner == BREAK_NO ? 0 : (size_t)p->count + 1;
	return status;
}

/* Out of the room that the next paragraph needs, into the arena. */
static void
copy_out(struct text_ready *ready, struct arena *arena)
{
	ready->atom = (const struct atom *)arena_copy(
		arena, ready->atom, ready->atoms * sizeof *ready->atom);
	ready->mark =
		(const uint8_t *)arena_copy(arena, ready->mark, ready->marks);
}

enum status
text_prepare(struct typesetter *t, const struct text_piece *piece,
	     size_t pieces, const struct text_style *style, struct arena *arena,
	     const struct text_ready **ret, struct fault *fault)
{
	struct text_ready *ready = arena_alloc(arena, sizeof *ready);
	const void **owner = arena_alloc(arena, pieces * sizeof *owner);
	enum status status;

	for (size_t i = 0; i < pieces; i++)
		owner[i] = piece[i].owner;
	if (!repeats_find(t->repeats, piece, pieces, style, ready)) {
		ready->words = t->words;
		ready->rtl = style->rtl;
		ready->size_pt = style->size_pt;
		status = prepare(t, piece, pieces, style->tag, ready, fault);
		if (status)
			return status;
		if (!repeats_keep(t->repeats, piece, pieces, style, ready))
			copy_out(ready, arena);
	}
	ready->owner = owner;
	*ret = ready;
	return OK;
}

const struct text_paragraph *
text_lay_ready(struct typesetter *t, const struct text_ready *ready,
	       int32_t width_mpt, struct arena *arena)
{
	if (ready->repeat)
		return repeats_lay(t->repeats, t->lines, ready, width_mpt,
				   arena);
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
