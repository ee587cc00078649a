/* What the layouts of charts share: marks, mirrored, and the scale. */
#include "render/chart.h"

#include <math.h>

#include "render/chart_marks.h"

/* Of an interval's end, across. */
#define ACROSS 60

#define HATCH 55 /* from line to line */

static void
add(struct marks *marks, struct mark mark)
{
	if (marks->chart->rtl) {
		mark.x = marks->width - mark.x;
		if (mark.kind == MARK_BOX)
			mark.x -= mark.width;
		if (mark.kind == MARK_LINE)
			mark.width = -mark.width;
		if (mark.anchor != ANCHOR_MIDDLE)
			mark.anchor = mark.anchor == ANCHOR_LEFT ? ANCHOR_RIGHT
								 : ANCHOR_LEFT;
	}
	marks->list = arena_grow(marks->arena, marks->list, marks->count,
				 &marks->cap, sizeof *marks->list);
	marks->list[marks->count++] = mark;
}

void
chart_box(struct marks *marks, enum tone tone, struct place place)
{
	add(marks, (struct mark){.kind = MARK_BOX,
				 .tone = tone,
				 .x = place.x,
				 .y = place.y,
				 .width = place.width,
				 .height = place.height,
				 .thick = CHART_THIN});
}

void
chart_line(struct marks *marks, enum tone tone, int32_t thick,
	   struct place place)
{
	add(marks, (struct mark){.kind = MARK_LINE,
				 .tone = tone,
				 .x = place.x,
				 .y = place.y,
				 .width = place.width,
				 .height = place.height,
				 .thick = thick});
}

void
chart_whisker(struct marks *marks, struct place place)
{
	struct place end = place.width ? (struct place){.height = ACROSS}
				       : (struct place){.width = ACROSS};

	chart_line(marks, TONE_INK, CHART_THICK, place);
	end.x = place.x - end.width / 2;
	end.y = place.y - end.height / 2;
	chart_line(marks, TONE_INK, CHART_THICK, end);
	end.x += place.width;
	end.y += place.height;
	chart_line(marks, TONE_INK, CHART_THICK, end);
}

void
chart_words(struct marks *marks, const struct mark *where, const char *text)
{
	struct mark mark = *where;

	if (!text || !*text)
		return;
	mark.kind = MARK_TEXT;
	mark.text = text;
	add(marks, mark);
}

void
chart_row_open(struct marks *marks, const struct chart_row *row)
{
	const char *shown = isfinite(row->value) ? row->shown
						 : marks->chart->unknown;
	const char *text = arena_printf(
		marks->arena, "%s: %s%s%s", row->label, shown ? shown : "",
		row->count ? ", " : "", row->count ? row->count : "");

	add(marks, (struct mark){.kind = MARK_OPEN, .text = text});
}

void
chart_row_close(struct marks *marks)
{
	add(marks, (struct mark){.kind = MARK_CLOSE});
}

double
chart_scale(const struct chart *chart)
{
	double most = 0;

	if (chart->most > 0)
		return chart->most;
	for (size_t i = 0; i < chart->rows; i++) {
		const struct chart_row *row = &chart->row[i];

		if (isfinite(row->value))
			most = fmax(most, row->value);
		if (isfinite(row->value) && isfinite(row->high))
			most = fmax(most, row->high);
	}
	return most > 0 ? most : 1;
}

int32_t
chart_along(double value, double most, int32_t length)
{
	double share = value / most;

	if (!(share > 0))
		return 0;
	return (int32_t)lround(fmin(share, 1) * length);
}

static int32_t
least(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

/* Slanting lines within a box; falling ones are the mirror of rising ones. */
static void
slant(struct marks *marks, struct place box, bool falling)
{
	for (int32_t c = HATCH; c < box.width + box.height; c += HATCH) {
		int32_t x1 = least(c, box.width), y1 = c - x1;
		int32_t y2 = least(c, box.height), x2 = c - y2;

		if (falling) {
			x1 = box.width - x1;
			x2 = box.width - x2;
		}
		chart_line(marks, TONE_MAIN, CHART_THIN,
			   (struct place){box.x + x1, box.y + y1, x2 - x1,
					  y2 - y1});
	}
}

static void
upright(struct marks *marks, struct place box)
{
	for (int32_t x = HATCH; x < box.width; x += HATCH)
		chart_line(marks, TONE_MAIN, CHART_THIN,
			   (struct place){box.x + x, box.y, 0, box.height});
}

static void
level(struct marks *marks, struct place box)
{
	for (int32_t y = HATCH / 2; y < box.height; y += HATCH)
		chart_line(marks, TONE_MAIN, CHART_THIN,
			   (struct place){box.x, box.y + y, box.width, 0});
}

void
chart_hatch(struct marks *marks, struct place box, size_t way)
{
	static const enum tone tones[CHART_PARTS_MAX] = {
		TONE_MAIN,  TONE_EMPTY, TONE_SOFT,  TONE_EMPTY,
		TONE_EMPTY, TONE_EMPTY, TONE_EMPTY, TONE_EMPTY};

	way %= CHART_PARTS_MAX;
	chart_box(marks, tones[way], box);
	if (way == 1 || way == 4)
		slant(marks, box, false);
	if (way == 3 || way == 4)
		slant(marks, box, true);
	if (way == 5 || way == 7)
		level(marks, box);
	if (way == 6 || way == 7)
		upright(marks, box);
}

void
chart_lay(const struct chart *chart, struct arena *arena, struct marks *ret)
{
	static void (*const lay[])(struct marks *) = {
		[CHART_BARS] = chart_lay_bars,
		[CHART_COLUMNS] = chart_lay_times,
		[CHART_LINE] = chart_lay_times,
		[CHART_SHARES] = chart_lay_shares,
		[CHART_HISTOGRAM] = chart_lay_times,
	};

	*ret = (struct marks){
		.arena = arena, .chart = chart, .width = CHART_WIDTH * 10};
	if (chart->rows) {
		lay[chart->kind](ret);
		return;
	}
	ret->height = CHART_LINE_HIGH + CHART_APART;
	chart_words(ret,
		    &(struct mark){.tone = TONE_QUIET,
				   .y = CHART_BASE,
				   .size = CHART_LABEL},
		    chart_text_cut(arena, chart->empty ? chart->empty : "",
				   CHART_LABEL, ret->width));
}
