/* Words shaped once: a cache of what HarfBuzz made of each, for one thread.
 * text/paragraph asks, render/pdf_font reads the glyphs. */
#ifndef VERNACULAR_TEXT_WORDS_H
#define VERNACULAR_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/umachine.h>

#include "text/fonts.h"

struct glyph {
	uint16_t id;
	uint16_t cluster; /* where its cluster begins in the word's text */
	int16_t advance_fu, x_fu, y_fu;
};

/* What is shaped as one: the letters between two spaces, or between two
 * places where a line may end in scripts without spaces; a space is one too.
 * Immutable. */
struct word {
	const struct font *font;
	const struct tag *tag;
	bool rtl;
	uint16_t glyphs, units;
	int32_t width_fu;
	const struct glyph *glyph; /* in visual order, left to right */
	const UChar *text;	   /* logical order, without the marks of
				    * direction (U+200E, 200F, 2066 to 2069);
				    * joiners stay */
	uint32_t serial;	   /* dense from 0, as long as it is kept */
};

#endif
