/* HarfBuzz says between which glyphs a text may be parted and each part have
 * the shape that it had. Where that is so between any two figures of a number,
 * the number is its figures one after the other. */
#include "text/figures.h"

enum known {
	KNOWN_NOT,
	KNOWN_SAME,
	KNOWN_VARIES,
};

/* Which figure a unit is; -1 for all else. */
static int
figure(UChar u)
{
	static const char others[] = ".,:-/%";

	if (u >= '0' && u <= '9')
		return u - '0';
	if (u >= 'A' && u <= 'Z')
		return 17 + (u - 'A');
	if (u == 0xA3)
		return 16;
	for (int i = 0; others[i]; i++)
		if (u == (UChar)others[i])
			return 10 + i;
	return -1;
}

bool
figures_only(const UChar *text, unsigned units)
{
	for (unsigned i = 0; i < units; i++)
		if (figure(text[i]) < 0)
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
learn_one(struct figures *f, int which, const struct glyph *as)
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
figures_learn(struct figures *f, const struct word *word,
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
		int which = figure(word->text[i]);
		uint8_t *pair;

		if (!before && !after)
			learn_one(f, which, &word->glyph[i]);
		if (!i)
			continue;
		pair = &f->pair[figure(word->text[i - 1])][which];
		if (before)
			*pair = KNOWN_VARIES;
		else if (*pair == KNOWN_NOT)
			*pair = KNOWN_SAME;
	}
}

bool
figures_compose(const struct figures *f, const UChar *text, unsigned units,
		struct glyph *ret)
{
	int last = -1;

	for (unsigned i = 0; i < units; i++) {
		int which = figure(text[i]);

		if (f->known[which] != KNOWN_SAME ||
		    (i && f->pair[last][which] != KNOWN_SAME))
			return false;
		ret[i] = f->glyph[which];
		ret[i].cluster = (uint16_t)i;
		last = which;
	}
	return true;
}
