/* What a font makes of figures side by side, learnt from numbers it has
 * shaped: then the next number, made of the same pairs, needs no shaping.
 * Amounts and references are what differs from letter to letter. Only
 * text/words includes this. */
#ifndef VERNACULAR_TEXT_FIGURES_H
#define VERNACULAR_TEXT_FIGURES_H

#include "text/words.h"

#define FIGURES 43 /* digits, . , : - / % £ and capitals from A to Z */

struct figures {
	struct glyph glyph[FIGURES];
	/* Whether a figure is drawn as it is alone, and two by each other. */
	uint8_t known[FIGURES], pair[FIGURES][FIGURES];
};

/* Whether text is nothing else. */
bool figures_only(const UChar *text, unsigned units);

/* From a word of nothing else that runs from the left, shaped by itself.
 *   info  of its glyphs, with HarfBuzz's flags */
void figures_learn(struct figures *, const struct word *,
		   const hb_glyph_info_t *info);

/* The glyphs of such a word, as many as it has units. False where one of its
 * pairs is not known, or not drawn as its figures are alone. */
bool figures_compose(const struct figures *, const UChar *text, unsigned units,
		     struct glyph *ret);

#endif
