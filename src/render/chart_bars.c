/* Lying bars: one a row, or one cut into its parts. Each has its words above
 * it, so that it stays whole where a page is narrow. */
#include <math.h>

#include "render/chart_marks.h"

#define BAR 140
#define BETWEEN 90
#define SHARES 280
#define SWATCH 130
#define BESIDE_MOST 1300 /* what the words beside a bar may take */

struct bars {
	struct marks *marks;
	double most;
	int32_t length; /* of the scale */
};

static const char *
value_of(const struct marks *marks, const struct chart_row *row)
{
	return isfinite(row->value) ? row->shown : marks->chart->unknown;
}

/* The room that the values beside the bars take. */
static int32_t
beside(const struct marks *marks, size_t rows)
{
	int32_t widest = 0;

	for (size_t i = 0; i < rows; i++) {
		const struct chart_row *row = &marks->chart->row[i];
		const char *value = value_of(marks, row);
		int32_t wide = value ? chart_text_width(value, CHART_LABEL)
				     : 0;

		if (row->count)
			wide += CHART_APART +
				chart_text_width(row->count, CHART_SMALL);
		widest = wide > widest ? wide : widest;
	}
	return (widest < BESIDE_MOST ? widest : BESIDE_MOST) +
	       2 * CHART_APART;
}

/* The value behind the bar, and of how many it is. */
static void
say_value(const struct bars *bars, const struct chart_row *row, int32_t x,
	  int32_t y)
{
	struct marks *marks = bars->marks;
	const char *value = value_of(marks, row);
	struct mark at = {.tone = isfinite(row->value) ? TONE_INK : TONE_QUIET,
			  .x = x + CHART_APART,
			  .y = y + BAR - 25,
			  .size = CHART_LABEL};

	if (value) {
		value = chart_text_cut(marks->arena, value, CHART_LABEL,
				       marks->width - at.x);
		chart_words(marks, &at, value);
		at.x += chart_text_width(value, CHART_LABEL) + CHART_APART;
	}
	at.tone = TONE_QUIET;
	at.size = CHART_SMALL;
	if (row->count && at.x < marks->width)
		chart_words(marks, &at,
			    chart_text_cut(marks->arena, row->count,
					   CHART_SMALL, marks->width - at.x));
}

static void
lay_bar(const struct bars *bars, const struct chart_row *row, int32_t y)
{
	struct marks *marks = bars->marks;
	int32_t end = 0;
	bool ranged = isfinite(row->value) && isfinite(row->low) &&
		      isfinite(row->high);

	chart_words(marks,
		    &(struct mark){.y = y + CHART_BASE, .size = CHART_LABEL},
		    chart_text_cut(marks->arena, row->label, CHART_LABEL,
				   marks->width));
	y += CHART_LINE_HIGH;
	if (isfinite(row->value)) {
		end = chart_along(row->value, bars->most, bars->length);
		chart_box(marks, ranged ? TONE_SOFT : TONE_MAIN,
			  (struct place){0, y, end, BAR});
	}
	if (ranged) {
		int32_t low = chart_along(row->low, bars->most, bars->length);
		int32_t high = chart_along(row->high, bars->most,
					   bars->length);

		chart_whisker(marks, (struct place){low, y + BAR / 2,
						    high - low, 0});
		end = high > end ? high : end;
	}
	say_value(bars, row, end, y);
}

void
chart_lay_bars(struct marks *marks)
{
	const struct chart *chart = marks->chart;
	size_t most = chart->drawn ? chart->drawn : CHART_BARS_MAX;
	size_t rows = chart->rows < most ? chart->rows : most;
	struct bars bars = {.marks = marks,
			    .most = chart_scale(chart),
			    .length = marks->width - beside(marks, rows)};
	int32_t y = 0;

	for (size_t i = 0; i < rows; i++) {
		chart_row_open(marks, &chart->row[i]);
		lay_bar(&bars, &chart->row[i], y);
		chart_row_close(marks);
		y += CHART_LINE_HIGH + BAR + BETWEEN;
	}
	if (rows < chart->rows && chart->rest) {
		chart_words(marks,
			    &(struct mark){.tone = TONE_QUIET,
					   .y = y + CHART_BASE,
					   .size = CHART_LABEL},
			    chart_text_cut(marks->arena, chart->rest,
					   CHART_LABEL, marks->width));
		y += CHART_LINE_HIGH + BETWEEN;
	}
	marks->height = y;
}

static double
part_of(const struct chart_row *row)
{
	return isfinite(row->value) && row->value > 0 ? row->value : 0;
}

/* What a part is: its hatching, its words, its value at the end. */
static void
lay_key(struct marks *marks, size_t i, int32_t y)
{
	const struct chart_row *row = &marks->chart->row[i];
	const char *value = value_of(marks, row);
	int32_t wide = value ? chart_text_width(value, CHART_LABEL) : 0;
	struct mark at = {.x = SWATCH + CHART_APART,
			  .y = y + CHART_BASE,
			  .size = CHART_LABEL};

	chart_hatch(marks, (struct place){5, y + 20, SWATCH, SWATCH}, i);
	chart_words(marks, &at,
		    chart_text_cut(marks->arena, row->label, CHART_LABEL,
				   marks->width - at.x - wide -
					   CHART_APART));
	at.x = marks->width;
	at.anchor = ANCHOR_RIGHT;
	chart_words(marks, &at, value);
}

void
chart_lay_shares(struct marks *marks)
{
	const struct chart *chart = marks->chart;
	size_t rows = chart->rows < CHART_PARTS_MAX ? chart->rows
						    : CHART_PARTS_MAX;
	int32_t y = SHARES + 2 * BETWEEN, from = 0;
	double whole = 0, before = 0;

	for (size_t i = 0; i < chart->rows; i++)
		whole += part_of(&chart->row[i]);
	chart_box(marks, TONE_EMPTY,
		  (struct place){5, 5, marks->width - 10, SHARES});
	for (size_t i = 0; i < rows; i++) {
		int32_t to;

		before += part_of(&chart->row[i]);
		to = whole > 0 ? chart_along(before, whole, marks->width - 10)
			       : 0;
		chart_row_open(marks, &chart->row[i]);
		if (to > from)
			chart_hatch(marks,
				    (struct place){5 + from, 5, to - from,
						   SHARES},
				    i);
		lay_key(marks, i, y);
		chart_row_close(marks);
		from = to;
		y += CHART_LINE_HIGH + 20;
	}
	if (rows < chart->rows && chart->rest) {
		chart_words(marks,
			    &(struct mark){.tone = TONE_QUIET,
					   .y = y + CHART_BASE,
					   .size = CHART_LABEL},
			    chart_text_cut(marks->arena, chart->rest,
					   CHART_LABEL, marks->width));
		y += CHART_LINE_HIGH;
	}
	marks->height = y;
}
