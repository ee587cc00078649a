/* A chart laid out: boxes, lines and words in tenths of a unit from the top
 * left corner, y down, mirrored already where it runs from the right. Made by
 * render/chart, drawn by render/chart_svg and render/chart_picture. */
#ifndef VERNACULAR_RENDER_CHART_MARKS_H
#define VERNACULAR_RENDER_CHART_MARKS_H

#include <stdint.h>

#include "base/arena.h"
#include "render/chart.h"

enum mark_kind {
	MARK_BOX,
	MARK_LINE, /* from x, y to x + width, y + height */
	MARK_TEXT, /* at its base line */
	MARK_OPEN, /* what follows is a row; text says which, in full */
	MARK_CLOSE,
};

enum tone {
	TONE_INK,   /* text, whiskers */
	TONE_QUIET, /* axes, what is said beside */
	TONE_MAIN,  /* bars, hatching */
	TONE_SOFT,  /* a bar with a whisker on it: pale, with an outline */
	TONE_EMPTY, /* an outline only */
};

enum anchor { ANCHOR_LEFT, ANCHOR_MIDDLE, ANCHOR_RIGHT };

struct mark {
	enum mark_kind kind;
	enum tone tone;
	int32_t x, y, width, height;
	int32_t thick;	    /* line: its width */
	int32_t size;	    /* text: of an em */
	enum anchor anchor; /* text: which end stands at x */
	const char *text;
};

struct marks {
	struct arena *arena;
	const struct chart *chart;
	int32_t width, height;
	struct mark *list;
	size_t count, cap;
};

/* Lay a chart out. *ret lives in the arena. */
void chart_lay(const struct chart *, struct arena *, struct marks *ret);

/* About how wide text is, in tenths; the reader's font is not known. */
int32_t chart_text_width(const char *text, int32_t size);

/* Text cut between letters, with an ellipsis, so that it is about as wide at
 * most; text itself where it fits. */
const char *chart_text_cut(struct arena *, const char *text, int32_t size,
			   int32_t width);

/* What the layouts share; for render/chart alone. */

/* Sizes in tenths. */
#define CHART_LABEL 130 /* of an em */
#define CHART_SMALL 110
#define CHART_LINE_HIGH 180 /* from one line of words to the next */
#define CHART_BASE 135	    /* from its top to where words stand */
#define CHART_THIN 10
#define CHART_THICK 20
#define CHART_APART 60 /* words from what they stand beside */

/* Where something stands before it is mirrored. */
struct place {
	int32_t x, y, width, height;
};

void chart_box(struct marks *, enum tone, struct place);

/* A box hatched in one of CHART_PARTS_MAX ways. */
void chart_hatch(struct marks *, struct place, size_t way);

void chart_line(struct marks *, enum tone, int32_t thick, struct place);

/* A line with a stroke across each end: an interval. */
void chart_whisker(struct marks *, struct place);

/* Words at where->x and the base line where->y; nothing for NULL. */
void chart_words(struct marks *, const struct mark *where, const char *text);

/* Round the marks of a row. */
void chart_row_open(struct marks *, const struct chart_row *);
void chart_row_close(struct marks *);

/* The end of the scale, more than 0. */
double chart_scale(const struct chart *);

/* A value along a length; nothing lies outside it. */
int32_t chart_along(double value, double most, int32_t length);

void chart_lay_bars(struct marks *);
void chart_lay_shares(struct marks *);
void chart_lay_times(struct marks *);

#endif
