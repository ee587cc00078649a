/* Charts of what a report's model holds, in a reader's words. */
#ifndef VERNACULAR_DESK_CHARTS_H
#define VERNACULAR_DESK_CHARTS_H

#include "render/chart.h"

struct model;
struct reader;

#define CHART_LABELS 4

/* The leaf of a row: "share", or within what it has "contract.share". */
const struct model *chart_leaf(const struct model *row, const char *key);

/* Where the rows of a model have what a chart shows. Keys as chart_leaf takes
 * them; NULL: nothing. */
struct report_chart {
	enum chart_kind kind;
	const char *id;	   /* of the page's element that it stands in */
	const char *title; /* message id */
	const char *rows;
	const char *label[CHART_LABELS]; /* the first that a row has */
	const char *value, *low, *high, *count;
	double most; /* end of the scale: 1 for shares; 0 the largest */
};

/* ret_chart lives in the arena; without rows where the model has none. */
void report_chart_read(const struct model *, const struct report_chart *,
		       struct reader *, struct arena *,
		       struct chart *ret_chart);

/* Append it as an <svg> to stand in a page. */
void report_chart_svg(const struct model *, const struct report_chart *,
		      struct reader *, struct buf *);

#endif
