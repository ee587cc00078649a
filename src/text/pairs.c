/* HarfBuzz says between which glyphs a text may be parted and each part have
 * the shape that it had. Where that is so between any two signs of a word, the
 * word is its signs one after the other; kerning and ligatures are not so. */
#include "text/pairs.h"

enum known {
	KNOWN_NOT,
	KNOWN_SAME,
	KNOWN_VARIES,
};

/* Which sign a unit is; -1 for all else. */
static int
sign(UChar u)
{
	if (u > ' ' && u <= '~')
		return u - '!';
	if (u == 0xA3)
		return SIGNS - 2;
	return u == 0x2019 ? SIGNS - 1 : -1;
}

bool
pairs_only(const UChar *text, unsigned units)
{
	for (unsigned i = 0; i < units; i++)
		if (sign(text[i]) < 0)
			return false;
	return true;
}

static bool
is_unsafe(const hb_glyph_info_t *info)
{
	return hb_glyph_info_get_glyph_flags(info) &
	       HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
}

static void
learn_one(struct pairs *f, int which, const struct glyph *as)
{
	struct glyph *kept = &f->glyph[which];

	if (f->known[which] == KNOWN_NOT) {
		*kept = *as;
		f->known[which] = KNOWN_SAME;
	} else if (kept->id != as->id || kept->x_fu != as->x_fu ||
		   kept->y_fu != as->y_fu ||
		   kept->advance_fu != as->advance_fu) {
		f->known[which] = KNOWN_VARIES;
	}
}

void
pairs_learn(struct pairs *f, const struct word *word,
	    const hb_glyph_info_t *info)
{
	unsigned count = word->units;

	if (word->glyphs != count)
		return;
	for (unsigned i = 0; i < count; i++)
		if (word->glyph[i].cluster != i || !word->glyph[i].id)
			return;
	for (unsigned i = 0; i < count; i++) {
		bool before = i > 0 && is_unsafe(&info[i]);
		bool after = i + 1 < count && is_unsafe(&info[i + 1]);
		int which = sign(word->text[i]);
		uint8_t *pair;

		if (!before && !after)
			learn_one(f, which, &word->glyph[i]);
		if (!i)
			continue;
		pair = &f->pair[sign(word->text[i - 1])][which];
		if (before)
			*pair = KNOWN_VARIES;
		else if (*pair == KNOWN_NOT)
			*pair = KNOWN_SAME;
	}
}

bool
pairs_compose(const struct pairs *f, const UChar *text, unsigned units,
	      struct glyph *ret)
{
	int last = -1;

	for (unsigned i = 0; i < units; i++) {
		int which = sign(text[i]);

		if (f->known[which] != KNOWN_SAME ||
		    (i && f->pair[last][which] != KNOWN_SAME))
			return false;
		ret[i] = f->glyph[which];
		ret[i].cluster = (uint16_t)i;
		last = which;
	}
	return true;
}
