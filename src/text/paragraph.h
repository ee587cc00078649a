/* Lines of a paragraph: order, fonts, shapes and breaks of text in any
 * language. render/pages gives the pieces and places the lines. Positions are
 * thousandths of a point (_mpt). */
#ifndef VERNACULAR_TEXT_PARAGRAPH_H
#define VERNACULAR_TEXT_PARAGRAPH_H

#include "base/arena.h"
#include "text/fonts.h"
#include "text/words.h"

enum text_isolate {
	TEXT_OPEN, /* takes part in the order of what is round it */
	TEXT_ISOLATE_LTR,
	TEXT_ISOLATE_RTL,
};

/* A stretch of one language, weight and owner, in logical order. */
struct text_piece {
	const char *text; /* valid UTF-8 */
	size_t bytes;
	const struct tag *tag;
	enum font_weight weight;
	enum text_isolate isolate;
	bool whole;	   /* stands on one line */
	bool ends_line;	   /* a line ends after it */
	const void *owner; /* the caller's, handed back on the runs */
};

struct text_style {
	const struct tag *tag; /* of the paragraph */
	bool rtl;
	int size_pt;
	int32_t width_mpt;
};

struct text_part {
	const struct word *word;
	int32_t x_mpt; /* from the line's left edge */
};

/* One font, one direction, one owner. (A space at the end of a line goes with
 * the paragraph, whatever its word says.) */
struct text_run {
	const struct font *font;
	const void *owner;
	bool rtl;
	int32_t x_mpt, width_mpt;
	const struct text_part *part; /* in visual order, left to right */
	size_t parts;
};

struct text_line {
	const struct text_run *run; /* in logical order */
	size_t runs;
	int32_t width_mpt; /* without the spaces at its end, which hang over:
			    * right of it, or left of 0 in a paragraph that
			    * runs from the right */
	bool ends_paragraph;
};

struct text_paragraph {
	const struct text_line *line;
	size_t lines;
	int32_t leading_mpt; /* from line to line */
	int32_t ascent_mpt;  /* from the top to the first base line */
};

/* What is kept between paragraphs; belongs to one thread at a time. */
struct typesetter;

/* fonts is borrowed for as long as the typesetter lives. */
struct typesetter *typesetter_new(struct fonts *);
void typesetter_free(struct typesetter *);

/* Between two letters: forgets shaped words where they are too many. No line
 * of before may be used after it. True when words are forgotten: their serials
 * begin anew. */
bool typesetter_rest(struct typesetter *);

/* A paragraph shaped and not yet broken: lay it at as many widths as wanted. */
struct text_ready;

/* Shape one paragraph. style->width_mpt is not read.
 *   ret  lives in the arena, its words in the typesetter
 * A newline in a piece ends a line as ends_line does. Marks of direction are
 * used and then gone from the text.
 * Errors: E_INPUT a character that no font has or that may not stand in a
 * letter, the fault names it and the words round it; E_NOT_FOUND, E_IO a font
 * is not installed or cannot be read.
 * Source: UAX 9 (order), UAX 14 (breaks), UAX 24 (scripts). */
enum status text_prepare(struct typesetter *, const struct text_piece *,
			 size_t pieces, const struct text_style *,
			 struct arena *, const struct text_ready **ret,
			 struct fault *) MUST_USE;

/* Its lines at a width in thousandths of a point, more than 0. A word that is
 * wider than that on its own is broken between letters, as a last resort. */
const struct text_paragraph *text_lay_ready(struct typesetter *,
					    const struct text_ready *,
					    int32_t width_mpt, struct arena *);

/* For columns of tables, before anything is laid.
 *   ret_min_mpt  the widest thing that may not be broken
 *   ret_max_mpt  the widest line were there no end to it */
void text_widths(const struct text_ready *, int32_t *ret_min_mpt,
		 int32_t *ret_max_mpt);

/* text_prepare and text_lay_ready in one, at the width of the style. */
enum status text_lay(struct typesetter *, const struct text_piece *,
		     size_t pieces, const struct text_style *, struct arena *,
		     const struct text_paragraph **ret,
		     struct fault *) MUST_USE;

#endif
