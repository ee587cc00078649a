/* Charts: rows in, a drawing out. The same geometry becomes SVG for a page and
 * paths for print. Words and numbers come in the reader's words; nothing here
 * has any of its own. No script, no font, no style sheet: colours are those of
 * the page round it (currentColor and its variables), parts differ by their
 * hatching and never by colour alone. A right-to-left chart is the mirror of
 * the other. The same chart gives the same bytes. */
#ifndef VERNACULAR_RENDER_CHART_H
#define VERNACULAR_RENDER_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"

struct arena;
struct buf;
struct picture;
struct press;

enum chart_kind {
	CHART_BARS,	 /* lying, each under its label */
	CHART_COLUMNS,	 /* standing side by side, in time's order */
	CHART_LINE,	 /* points in time's order; unknown ones leave a gap */
	CHART_SHARES,	 /* one bar cut into its parts, and what they are */
	CHART_HISTOGRAM, /* columns that touch: how often each band was met */
};

/* More bars or parts are not drawn; the table beside the chart has them. */
#define CHART_BARS_MAX 24
#define CHART_PARTS_MAX 8

/* Units across; text of 13 units is readable where 320 pixels are all. */
#define CHART_WIDTH 320

struct chart_row {
	const char *label; /* UTF-8 of any length, language and direction */
	double value;	   /* 0 or more; NAN: not known */
	double low, high;  /* 95 % interval; NAN: none */
	const char *shown; /* the value in words: "45 %"; NULL: none */
	const char *count; /* of how many: "n 24"; NULL: none */
};

struct chart {
	enum chart_kind kind;
	const char *id; /* [a-z0-9-], of its own in the page */
	const char *title, *description;
	const char *lang; /* BCP 47 */
	bool rtl;
	double most;	     /* end of the scale; 0: the largest of the rows */
	const char *unknown; /* what stands for a value that is not known */
	const char *empty;   /* what stands where there are no rows */
	const char *rest;    /* stands below where rows are left out; NULL */
	const struct chart_row *row;
	size_t rows;
	size_t drawn; /* lying bars at most; 0: CHART_BARS_MAX */
};

/* Append it as an <svg> to stand in a page. Thread-safe. */
void chart_svg(const struct chart *, struct buf *);

/* The same as a picture for documents: its words are outlines set by the
 * letter engine. Its alternative text is the document's to give.
 *   ret  lives in the arena
 * Errors: those of text_lay. */
enum status chart_picture(const struct chart *, struct press *, struct arena *,
			  const struct picture **ret,
			  struct fault *) MUST_USE;

#endif
