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
	const struct glyph *glyph; /* in visual order, left to right; without
				    * those that draw and move nothing */
	const UChar *text;	   /* logical order, without the marks of
				    * direction (U+200E, 200F, 2066 to 2069);
				    * joiners stay */
	uint32_t serial;	   /* dense from 0, as long as it is kept */
};

/* The longest word; longer text is shaped in parts. */
#define WORD_UNITS 600

/* What is asked for. */
struct spelling {
	const struct font *font;
	const struct tag *tag;
	hb_script_t script;
	bool rtl;
	uint8_t before, after; /* units round the text that letters join to,
				* 5 at most; they are not part of the word */
	bool later;	       /* a piece of a word that is not its first:
				* text/words alone asks for such */
	uint16_t units;	       /* WORD_UNITS at most */
	const UChar *text;     /* borrowed */
};

struct words;

/* bytes: what may be kept over a rest. */
struct words *words_new(size_t bytes);
void words_free(struct words *);

/* Valid until words_rest. */
const struct word *words_find(struct words *, const struct spelling *);

/* As words_find, but what is new has no glyphs and no width until
 * words_settle: many words are shaped at a time, which is cheaper. */
const struct word *words_ask(struct words *, const struct spelling *);
void words_settle(struct words *);

/* A part of a word, shaped afresh as what stands alone. */
const struct word *words_part(struct words *, const struct word *,
			      unsigned from, unsigned to);

/* Whether its font lacks a character of it; *ret_at is where that is in the
 * word's text. */
bool word_lacks(const struct word *, unsigned *ret_at);

/* Forget all words where they are more than may be kept. True when they are
 * forgotten: serials begin anew, and no word of before may be used. */
bool words_rest(struct words *);

#endif
