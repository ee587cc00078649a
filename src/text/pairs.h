/* What a font makes of simple signs side by side, learnt from words it has
 * shaped: then the next word made of the same pairs needs no shaping. Amounts
 * and references are what differs from letter to letter. Only text/words
 * includes this. */
#ifndef VERNACULAR_TEXT_PAIRS_H
#define VERNACULAR_TEXT_PAIRS_H

#include "text/words.h"

#define SIGNS 96 /* ASCII from ! to ~, and £ and ’ */

struct pairs {
	struct glyph glyph[SIGNS];
	/* Whether a sign is drawn as it is alone, and two by each other. */
	uint8_t known[SIGNS], pair[SIGNS][SIGNS];
};

/* Whether text is nothing else. */
bool pairs_only(const UChar *text, unsigned units);

/* From a word of nothing else that runs from the left, shaped by itself.
 *   info  of its glyphs, with HarfBuzz's flags */
void pairs_learn(struct pairs *, const struct word *,
		 const hb_glyph_info_t *info);

/* The glyphs of such a word, as many as it has units. False where one of its
 * pairs is not known, or not drawn as its signs are alone. */
bool pairs_compose(const struct pairs *, const UChar *text, unsigned units,
		   struct glyph *ret);

#endif
