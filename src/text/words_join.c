/* Words that are put together from pieces which other words have too. */
#include <string.h>

#include "base/mem.h"
#include "text/words_inside.h"

bool
words_cut(struct words *w, struct entry *e, struct plan *plan,
	  const struct spelling *s)
{
	uint8_t start[SEAMS_UNITS];
	unsigned count =
		plan->seams ? seams_cut(plan->seams, s->text, s->units, start)
			    : 1;
	struct join *join;

	if (count < 2)
		return false;
	mem_grow(&w->join, w->joins, &w->joins_cap, sizeof *w->join);
	join = &w->join[w->joins++];
	*join = (struct join){e, plan, w->pieces, count};
	for (unsigned i = 0; i < count; i++) {
		unsigned end = i + 1 < count ? start[i + 1] : s->units;
		struct spelling piece = *s;

		piece.text += start[i];
		piece.units = (uint16_t)(end - start[i]);
		piece.later = seams_later(plan->seams, s->text, start[i], end);
		mem_grow(&w->piece, w->pieces, &w->pieces_cap,
			 sizeof *w->piece);
		w->piece[w->pieces++] = words_piece(w, plan, &piece);
	}
	return true;
}

/* How many glyphs the pieces have and how each is kerned to the next; false
 * where two do not look beside each other as they do alone. */
static bool
fit(const struct plan *plan, struct entry *const *piece, size_t count,
    int *ret_kern_fu, size_t *ret_glyphs)
{
	uint64_t begun = 0;

	*ret_glyphs = 0;
	for (size_t i = 0; i < count; i++) {
		if (!piece[i]->seam)
			return false;
		*ret_glyphs += piece[i]->word.glyphs;
		begun |= piece[i]->seam->begins;
	}
	for (size_t i = 0; i + 1 < count; i++)
		if (!seams_meet(plan->seams, piece[i]->seam, piece[i + 1]->seam,
				begun, &ret_kern_fu[i]))
			return false;
	ret_kern_fu[count - 1] = 0;
	return true;
}

static void
put_together(struct words *w, struct entry *e, struct entry *const *piece,
	     size_t count, const int *kern_fu)
{
	struct glyph *g = (struct glyph *)e->word.glyph;
	unsigned start = 0;

	for (size_t i = 0; i < count; i++) {
		const struct entry *from = piece[i];

		memcpy(g, from->word.glyph, from->word.glyphs * sizeof *g);
		for (unsigned k = 0; k < from->word.glyphs; k++)
			g[k].cluster = (uint16_t)(g[k].cluster + start);
		g += from->word.glyphs;
		g[-1].advance_fu = (int16_t)(g[-1].advance_fu + kern_fu[i]);
		e->word.width_fu += from->word.width_fu + kern_fu[i];
		if (from->lacks && !e->lacks) {
			e->lacks = true;
			e->lacks_at = (uint16_t)(from->lacks_at + start);
		}
		start += from->word.units;
	}
	e->word.glyphs = (uint16_t)(g - e->word.glyph);
	w->bytes += e->word.glyphs * sizeof *g;
}

static void
join_one(struct words *w, const struct join *join)
{
	struct entry *const *piece = w->piece + join->first;
	int kern_fu[SEAMS_UNITS];
	size_t glyphs;

	if (!fit(join->plan, piece, join->pieces, kern_fu, &glyphs)) {
		words_wait(w, join->entry, join->plan);
		return;
	}
	join->entry->word.glyph =
		arena_room(w->arena, glyphs * sizeof(struct glyph));
	put_together(w, join->entry, piece, join->pieces, kern_fu);
}

void
words_join(struct words *w)
{
	for (size_t i = 0; i < w->joins; i++)
		join_one(w, &w->join[i]);
	w->joins = w->pieces = 0;
}
