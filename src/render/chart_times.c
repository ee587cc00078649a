/* Columns and lines: rows stand side by side, the first at the start. One line
 * across marks the end of the scale. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "render/chart_marks.h"

#define PLOT 1200 /* high */
#define TOP 240	  /* of the plot, below the words of its end */
#define COLUMN_MOST 480
#define DOT 50
#define LABEL_MOST 900

struct times {
	struct marks *marks;
	double most;
	double step; /* from row to row */
	int32_t floor;
};

static int32_t
middle(const struct times *times, size_t i)
{
	return (int32_t)lround(((double)i + .5) * times->step);
}

static int32_t
height(const struct times *times, double value)
{
	return chart_along(value, times->most, PLOT);
}

/* A row that nothing is known of: a short stroke where it would stand. */
static void
lay_unknown(const struct times *times, size_t i)
{
	chart_line(times->marks, TONE_QUIET, CHART_THIN,
		   (struct place){middle(times, i) - 25, times->floor - 40, 50,
				  0});
}

static void
lay_interval(const struct times *times, const struct chart_row *row, size_t i)
{
	int32_t low, high;

	if (!isfinite(row->low) || !isfinite(row->high))
		return;
	low = height(times, row->low);
	high = height(times, row->high);
	chart_whisker(times->marks,
		      (struct place){middle(times, i), times->floor - high, 0,
				     high - low});
}

static void
lay_column(const struct times *times, const struct chart_row *row, size_t i)
{
	bool touching = times->marks->chart->kind == CHART_HISTOGRAM;
	bool ranged = isfinite(row->low) && isfinite(row->high);
	double share = touching ? 1 : .7;
	int32_t width = (int32_t)(times->step * share);
	int32_t high = height(times, row->value);

	if (!touching && width > COLUMN_MOST)
		width = COLUMN_MOST;
	chart_box(times->marks,
		  ranged || touching ? TONE_SOFT : TONE_MAIN,
		  (struct place){middle(times, i) - width / 2,
				 times->floor - high, width, high});
	lay_interval(times, row, i);
}

static void
lay_point(const struct times *times, const struct chart_row *row, size_t i)
{
	int32_t x = middle(times, i);
	int32_t y = times->floor - height(times, row->value);

	if (i && isfinite(row[-1].value)) {
		int32_t x0 = middle(times, i - 1);
		int32_t y0 = times->floor - height(times, row[-1].value);

		chart_line(times->marks, TONE_MAIN, CHART_THICK,
			   (struct place){x0, y0, x - x0, y - y0});
	}
	lay_interval(times, row, i);
	chart_box(times->marks, TONE_MAIN,
		  (struct place){x - DOT / 2, y - DOT / 2, DOT, DOT});
}

/* Words under every so many rows, so that none runs into the next. */
static void
lay_labels(const struct times *times)
{
	const struct chart *chart = times->marks->chart;
	int32_t widest = 1;
	size_t each;

	for (size_t i = 0; i < chart->rows; i++) {
		int32_t wide = chart_text_width(chart->row[i].label,
						CHART_SMALL);

		widest = wide > widest ? wide : widest;
	}
	widest = widest < LABEL_MOST ? widest : LABEL_MOST;
	/* The outer ones are pushed inwards. */
	each = (size_t)ceil((widest + CHART_APART +
			     fmax(0, (widest - times->step) / 2)) /
			    times->step);
	for (size_t i = 0; i < chart->rows; i += each) {
		const char *label = chart_text_cut(times->marks->arena,
						   chart->row[i].label,
						   CHART_SMALL, widest);
		int32_t half = chart_text_width(label, CHART_SMALL) / 2;
		int32_t x = middle(times, i);

		if (x > times->marks->width - half)
			x = times->marks->width - half;
		chart_words(times->marks,
			    &(struct mark){.anchor = ANCHOR_MIDDLE,
					   .tone = TONE_QUIET,
					   .x = x < half ? half : x,
					   .y = times->floor + CHART_BASE + 20,
					   .size = CHART_SMALL},
			    label);
	}
}

/* What the highest row is, on a line across. */
static void
lay_top(const struct times *times)
{
	const struct chart *chart = times->marks->chart;
	const struct chart_row *highest = NULL;
	int32_t y;

	for (size_t i = 0; i < chart->rows; i++) {
		const struct chart_row *row = &chart->row[i];

		if (isfinite(row->value) &&
		    (!highest || row->value > highest->value))
			highest = row;
	}
	if (!highest)
		return;
	y = times->floor - height(times, highest->value);
	chart_line(times->marks, TONE_QUIET, CHART_THIN / 2,
		   (struct place){0, y, times->marks->width, 0});
	chart_words(times->marks,
		    &(struct mark){.tone = TONE_QUIET,
				   .y = y - 45,
				   .size = CHART_SMALL},
		    highest->shown);
}

void
chart_lay_times(struct marks *marks)
{
	const struct chart *chart = marks->chart;
	struct times times = {.marks = marks,
			      .most = chart_scale(chart),
			      .step = (double)marks->width /
				      (double)chart->rows,
			      .floor = TOP + PLOT};

	lay_top(&times);
	for (size_t i = 0; i < chart->rows; i++) {
		const struct chart_row *row = &chart->row[i];

		chart_row_open(marks, row);
		if (!isfinite(row->value))
			lay_unknown(&times, i);
		else if (chart->kind == CHART_LINE)
			lay_point(&times, row, i);
		else
			lay_column(&times, row, i);
		chart_row_close(marks);
	}
	chart_line(marks, TONE_QUIET, CHART_THIN,
		   (struct place){0, times.floor, marks->width, 0});
	lay_labels(&times);
	marks->height = times.floor + CHART_LINE_HIGH + CHART_APART;
}
