/* Shapes of an SVG. Source: SVG 1.1 (second edition), 8.3 and chapter 9. */
#include "doc/svg_shape.h"

#include <math.h>
#include <string.h>

const char *
svg_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (!strcmp(attributes[0], name))
			return attributes[1];
	return NULL;
}

/* A number, maybe with a unit of length; percentages have no measure here.
 *   ret  in user units (pixels of 1/96 inch) */
static bool
length(const char *text, double *ret)
{
	static const struct {
		const char *unit;
		double px;
	} units[] = {
		{"", 1},    {"px", 1},	       {"pt", 96.0 / 72},
		{"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54},
		{"in", 96},
	};
	double value;

	text += strspn(text, " \t\r\n");
	if (!svg_number(&text, &value))
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (!strcmp(text, units[i].unit)) {
			*ret = value * units[i].px;
			return fabs(*ret) < 1e9;
		}
	return false;
}

/* The attribute as a length, 0 where it is not there. */
static double
measure(struct svg *svg, const char *element, const char **attributes,
	const char *name)
{
	const char *text = svg_attribute(attributes, name);
	double value = 0;

	if (text && !length(text, &value))
		svg_refuse_value(svg, element, text);
	return value;
}

double
svg_measure_size(struct svg *svg, const char *element, const char **attributes,
		 const char *name)
{
	double value = measure(svg, element, attributes, name);

	if (value < 0)
		svg_refuse_value(svg, element, svg_attribute(attributes, name));
	return value;
}

static bool
rgb_of(const struct svg_style *style, const struct svg_paint *paint,
       uint32_t *ret)
{
	*ret = paint->kind == SVG_PAINT_CURRENT ? style->color_rgb : paint->rgb;
	return paint->kind != SVG_PAINT_NONE;
}

/* The width of a line under the matrix, which must not squeeze it. */
static int32_t
stroke_units(struct svg *svg, const char *element,
	     const struct svg_style *style)
{
	const struct svg_matrix *m = &style->matrix;
	double across = hypot(m->a, m->b), down = hypot(m->c, m->d);
	double skew = m->a * m->c + m->b * m->d;
	double width = style->stroke_width * across;

	if (fabs(across - down) > across / 1000 ||
	    fabs(skew) > across * down / 1000)
		svg_refuse_undrawn(svg, element, "transform and stroke");
	if (!(width < SVG_FAR))
		svg_refuse_value(svg, element, "stroke-width");
	return svg->status == OK ? (int32_t)fmax(lround(width), 1) : 0;
}

/* What the outline holds, as a path of the picture. */
static void
keep_path(struct svg *svg, const char *element)
{
	const struct svg_style *style = &svg->style[svg->depth];
	const struct svg_outline *o = &svg->outline;
	struct picture_path path = {.move = o->move,
				    .point = o->point,
				    .moves = o->moves,
				    .points = o->points,
				    .even_odd = style->even_odd,
				    .cap = style->cap,
				    .join = style->join};

	if (o->too_far)
		svg_refuse_value(svg, element, "coordinates");
	if (o->too_many)
		svg_refuse(
			svg,
			N_("<{element}>: the picture is too large: leave out "
			   "detail"),
			element, "");
	path.filled = rgb_of(style, &style->fill, &path.fill_rgb);
	path.stroked = rgb_of(style, &style->stroke, &path.stroke_rgb) &&
		       style->stroke_width > 0;
	if (svg->status != OK || !path.moves || style->hidden || style->gone ||
	    (!path.filled && !path.stroked))
		return;
	if (path.stroked)
		path.stroke_width = stroke_units(svg, element, style);
	path.miter_milli = (int32_t)lround(style->miter_limit * 1000);
	svg->path = arena_grow(svg->arena, svg->path, svg->paths,
			       &svg->paths_cap, sizeof *svg->path);
	svg->path[svg->paths++] = path;
}

static void
draw_rect(struct svg *svg, const char **attributes)
{
	const char *rx = svg_attribute(attributes, "rx");
	const char *ry = svg_attribute(attributes, "ry");
	bool x = rx && strcmp(rx, "auto"), y = ry && strcmp(ry, "auto");
	struct svg_rect rect = {
		.corner = {measure(svg, "rect", attributes, "x"),
			   measure(svg, "rect", attributes, "y")},
		.size = {svg_measure_size(svg, "rect", attributes, "width"),
			 svg_measure_size(svg, "rect", attributes, "height")}};

	if (x || y) {
		rect.radius.x = svg_measure_size(svg, "rect", attributes,
						 x ? "rx" : "ry");
		rect.radius.y = svg_measure_size(svg, "rect", attributes,
						 y ? "ry" : "rx");
	}
	if (svg->status == OK && rect.size.x > 0 && rect.size.y > 0)
		outline_rect(&svg->outline, &rect);
}

static void
draw_oval(struct svg *svg, const char *element, const char **attributes)
{
	bool circle = !strcmp(element, "circle");
	struct svg_vec middle = {measure(svg, element, attributes, "cx"),
				 measure(svg, element, attributes, "cy")};
	struct svg_vec radius = {
		svg_measure_size(svg, element, attributes, circle ? "r" : "rx"),
		svg_measure_size(svg, element, attributes,
				 circle ? "r" : "ry")};

	if (svg->status == OK && radius.x > 0 && radius.y > 0)
		outline_ellipse(&svg->outline, middle, radius);
}

static void
draw_line(struct svg *svg, const char **attributes)
{
	struct svg_vec from = {measure(svg, "line", attributes, "x1"),
			       measure(svg, "line", attributes, "y1")};
	struct svg_vec to = {measure(svg, "line", attributes, "x2"),
			     measure(svg, "line", attributes, "y2")};

	if (svg->status != OK)
		return;
	outline_move(&svg->outline, from);
	outline_line(&svg->outline, to);
}

static void
draw_data(struct svg *svg, const char *element, const char **attributes)
{
	bool path = !strcmp(element, "path");
	const char *data = svg_attribute(attributes, path ? "d" : "points");
	const char *bad;

	if (!data || !strcmp(data, "none"))
		return;
	if (!(path ? outline_path(&svg->outline, data, &bad)
		   : outline_points(&svg->outline, data, &bad)))
		svg_refuse_value(svg, element, bad);
	else if (!strcmp(element, "polygon"))
		outline_close(&svg->outline);
}

void
svg_draw(struct svg *svg, const char *element, const char **attributes)
{
	outline_clear(&svg->outline);
	svg->outline.matrix = svg->style[svg->depth].matrix;
	if (!strcmp(element, "rect"))
		draw_rect(svg, attributes);
	else if (!strcmp(element, "circle") || !strcmp(element, "ellipse"))
		draw_oval(svg, element, attributes);
	else if (!strcmp(element, "line"))
		draw_line(svg, attributes);
	else
		draw_data(svg, element, attributes);
	keep_path(svg, element);
}
