/* The pen of a content stream: what it is set to, and the fewest operators
 * that bring it to where the next word stands. One per page, on the stack.
 * Source: ISO 32000-1, 9.3 and 9.4. */
#ifndef VERNACULAR_RENDER_PDF_PEN_H
#define VERNACULAR_RENDER_PDF_PEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "render/pdf_font.h"

struct pdf_pen {
	struct buf *out;
	bool in_text, in_array, in_string;
	int font, size_pt; /* font: -1 for none yet */
	int upem;	   /* of the font */
	uint32_t rgb;
	int rise_fu;
	int32_t line_x_mpt, line_y_mpt; /* where the line begins */
	int32_t origin_mpt;		/* where units are counted from */
	int64_t at_fu;			/* the viewer's pen, from there */
};

void pdf_pen_begin(struct pdf_pen *, struct buf *out);

/* Finish what is being shown, so that another operator may stand next. */
void pdf_pen_rest(struct pdf_pen *);

/* Begin and end a text object, where that is still to be done. */
void pdf_pen_text(struct pdf_pen *);
void pdf_pen_no_text(struct pdf_pen *);

void pdf_pen_colour(struct pdf_pen *, uint32_t rgb);

/* Begin a line of text at a point, milli-points from the bottom left. */
void pdf_pen_line(struct pdf_pen *, int32_t x_mpt, int32_t y_mpt);

/* The font of the next words. */
void pdf_pen_font(struct pdf_pen *, int font, int size_pt, int upem);

/* Show a word on the line.
 *   x_mpt  where it begins, from the left of the page */
void pdf_pen_show(struct pdf_pen *, const struct coded *, int32_t x_mpt);

#endif
