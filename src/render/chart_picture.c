/* A chart as paths for documents. Its words are set by the letter engine and
 * kept as outlines, so that they print in any script and need no font. */
#include <hb.h>
#include <string.h>

#include "base/buf.h"
#include "doc/picture.h"
#include "doc/svg_outline.h"
#include "doc/tree.h"
#include "render/chart_marks.h"
#include "render/press_inside.h"

/* On paper: of the sheet of pages, by day. */
#define INK 0x1b2624
#define QUIET 0x4c5b57
#define MAIN 0x0b5557
#define SOFT 0xe4efed

#define SET_PT 12	  /* words are set at, and scaled from */
#define WIDE_MPT 10000000 /* one line holds all */
#define WIDTH_MPT 340000

struct drawing {
	struct press *press;
	struct arena *arena;
	const struct chart *chart;
	double units; /* of the picture in a tenth */
	struct svg_outline outline;
	struct picture_path *path;
	size_t paths, cap;
	hb_draw_funcs_t *pen;
};

static uint32_t
rgb_of(enum tone tone)
{
	switch (tone) {
	case TONE_INK:
		return INK;
	case TONE_QUIET:
		return QUIET;
	case TONE_SOFT:
		return SOFT;
	case TONE_MAIN:
	case TONE_EMPTY:
		break;
	}
	return MAIN;
}

/* What was outlined becomes a path. */
static struct picture_path *
take_outline(struct drawing *d)
{
	struct picture_path *path;
	struct svg_outline *o = &d->outline;

	d->path = arena_grow(d->arena, d->path, d->paths, &d->cap,
			     sizeof *d->path);
	path = &d->path[d->paths++];
	*path = (struct picture_path){.move = o->move,
				      .point = o->point,
				      .moves = o->moves,
				      .points = o->points,
				      .miter_milli = 4000};
	outline_clear(o);
	return path;
}

/* From tenths to the picture. */
static void
use_tenths(struct drawing *d)
{
	d->outline.matrix = (struct svg_matrix){d->units, 0, 0, d->units, 0, 0};
}

static void
stroke(const struct drawing *d, struct picture_path *path, uint32_t rgb,
       int32_t thick)
{
	path->stroked = true;
	path->stroke_rgb = rgb;
	path->stroke_width = (int32_t)(thick * d->units) + 1;
}

static void
draw_box(struct drawing *d, const struct mark *mark)
{
	struct picture_path *path;

	if (mark->width <= 0 || mark->height <= 0)
		return;
	use_tenths(d);
	outline_rect(&d->outline,
		     &(struct svg_rect){{mark->x, mark->y},
					{mark->width, mark->height},
					{0, 0}});
	path = take_outline(d);
	path->filled = mark->tone != TONE_EMPTY;
	path->fill_rgb = rgb_of(mark->tone);
	if (mark->tone == TONE_EMPTY || mark->tone == TONE_SOFT)
		stroke(d, path, MAIN, mark->thick);
}

static void
draw_line(struct drawing *d, const struct mark *mark)
{
	use_tenths(d);
	outline_move(&d->outline, (struct svg_vec){mark->x, mark->y});
	outline_line(&d->outline, (struct svg_vec){mark->x + mark->width,
						   mark->y + mark->height});
	stroke(d, take_outline(d), rgb_of(mark->tone), mark->thick);
}

static void
pen_move(hb_draw_funcs_t *pen, void *data, hb_draw_state_t *state, float x,
	 float y, void *user)
{
	(void)pen;
	(void)state;
	(void)user;
	outline_move(data, (struct svg_vec){(double)x, (double)y});
}

static void
pen_line(hb_draw_funcs_t *pen, void *data, hb_draw_state_t *state, float x,
	 float y, void *user)
{
	(void)pen;
	(void)state;
	(void)user;
	outline_line(data, (struct svg_vec){(double)x, (double)y});
}

/* HarfBuzz's signature. */
static void
pen_curve(hb_draw_funcs_t *pen, void *data, hb_draw_state_t *state, float x1,
	  float y1, float x2, float y2, float x3, float y3, void *user)
{
	const struct svg_vec point[3] = {{(double)x1, (double)y1},
					 {(double)x2, (double)y2},
					 {(double)x3, (double)y3}};

	(void)pen;
	(void)state;
	(void)user;
	outline_curve(data, point);
}

static void
pen_close(hb_draw_funcs_t *pen, void *data, hb_draw_state_t *state, void *user)
{
	(void)pen;
	(void)state;
	(void)user;
	outline_close(data);
}

static hb_draw_funcs_t *
pen_new(void)
{
	hb_draw_funcs_t *pen = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(pen, pen_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(pen, pen_line, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(pen, pen_curve, NULL, NULL);
	hb_draw_funcs_set_close_path_func(pen, pen_close, NULL, NULL);
	hb_draw_funcs_make_immutable(pen);
	return pen;
}

/* One word from x on, tenths; scale: tenths in a thousandth of a point. */
static void
draw_word(struct drawing *d, const struct word *word, struct svg_vec at,
	  double scale)
{
	double each = scale * SET_PT * 1000 / word->font->upem;
	double pen = 0;

	for (uint16_t i = 0; i < word->glyphs; i++) {
		const struct glyph *glyph = &word->glyph[i];
		double x = at.x + (pen + glyph->x_fu) * each;
		double y = at.y - glyph->y_fu * each;

		d->outline.matrix = (struct svg_matrix){
			each * d->units, 0, 0, -each * d->units, x * d->units,
			y * d->units};
		hb_font_get_glyph_shape(word->font->hb, glyph->id, d->pen,
					&d->outline);
		pen += glyph->advance_fu;
	}
}

static enum status
draw_words(struct drawing *d, const struct mark *mark, struct fault *fault)
{
	const struct tag *tag = tag_find(d->chart->lang);
	struct text_piece piece = {.text = mark->text,
				   .bytes = strlen(mark->text),
				   .tag = tag ? tag : tag_find("en")};
	struct text_style style = {.tag = piece.tag,
				   .rtl = text_rtl(mark->text),
				   .size_pt = SET_PT,
				   .width_mpt = WIDE_MPT};
	const struct text_paragraph *set;
	double scale = (double)mark->size / (SET_PT * 1000), x = mark->x;
	struct picture_path *path;
	enum status status = text_lay(d->press->typesetter, &piece, 1, &style,
				      d->arena, &set, fault);

	if (status != OK || !set->lines)
		return status;
	if (mark->anchor != ANCHOR_LEFT)
		x -= set->line->width_mpt * scale /
		     (mark->anchor == ANCHOR_MIDDLE ? 2 : 1);
	for (size_t i = 0; i < set->line->runs; i++) {
		const struct text_run *run = &set->line->run[i];

		for (size_t k = 0; k < run->parts; k++)
			draw_word(d, run->part[k].word,
				  (struct svg_vec){x + run->part[k].x_mpt *
							       scale,
						   mark->y},
				  scale);
	}
	path = take_outline(d);
	path->filled = true;
	path->fill_rgb = rgb_of(mark->tone);
	return OK;
}

static enum status
draw(struct drawing *d, const struct marks *marks, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < marks->count && status == OK; i++) {
		const struct mark *mark = &marks->list[i];

		switch (mark->kind) {
		case MARK_BOX:
			draw_box(d, mark);
			break;
		case MARK_LINE:
			draw_line(d, mark);
			break;
		case MARK_TEXT:
			status = draw_words(d, mark, fault);
			break;
		case MARK_OPEN:
		case MARK_CLOSE:
			break;
		}
	}
	return status;
}

/* The picture's size, and the SVG that outputs for a screen show. */
static struct picture *
frame(const struct chart *chart, const struct marks *marks,
      struct arena *arena)
{
	struct picture *picture = arena_alloc(arena, sizeof *picture);
	int32_t longer = marks->width > marks->height ? marks->width
						      : marks->height;
	double units = (double)PICTURE_UNITS / longer;
	struct buf svg = {0};

	chart_svg(chart, &svg);
	picture->kind = PICTURE_PATHS;
	hash_sha256(svg.bytes, svg.count, picture->sha256);
	picture->width_mpt = WIDTH_MPT;
	picture->height_mpt = (int32_t)((int64_t)WIDTH_MPT * marks->height /
					marks->width);
	picture->mime = "image/svg+xml";
	picture->file = (unsigned char *)arena_copy(arena, svg.bytes,
						    svg.count);
	picture->file_bytes = svg.count;
	picture->drawn_here = true;
	picture->paths.width = (int32_t)(marks->width * units);
	picture->paths.height = (int32_t)(marks->height * units);
	buf_free(&svg);
	return picture;
}

enum status
chart_picture(const struct chart *chart, struct press *press,
	      struct arena *arena, const struct picture **ret,
	      struct fault *fault)
{
	struct drawing d = {.press = press, .arena = arena, .chart = chart};
	struct picture *picture;
	struct marks marks;
	enum status status;

	chart_lay(chart, arena, &marks);
	picture = frame(chart, &marks, arena);
	d.units = (double)picture->paths.width / marks.width;
	d.outline.arena = arena;
	d.outline.budget = SIZE_MAX; /* our own drawing has few */
	d.pen = pen_new();
	status = draw(&d, &marks, fault);
	hb_draw_funcs_destroy(d.pen);
	if (status != OK)
		return status;
	picture->paths.path = d.path;
	picture->paths.paths = d.paths;
	*ret = picture;
	return OK;
}
