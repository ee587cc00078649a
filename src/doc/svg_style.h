/* How the shapes of an SVG are painted: properties, as attributes and in
 * `style`, and what they take over from the groups that they stand in. */
#ifndef VERNACULAR_DOC_SVG_STYLE_H
#define VERNACULAR_DOC_SVG_STYLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/picture.h"
#include "doc/svg_outline.h"

enum svg_paint_kind {
	SVG_PAINT_NONE,
	SVG_PAINT_RGB,
	SVG_PAINT_CURRENT, /* the property `color` */
};

struct svg_paint {
	enum svg_paint_kind kind;
	uint32_t rgb;
};

struct svg_style {
	struct svg_paint fill, stroke;
	uint32_t color_rgb;
	double stroke_width, miter_limit;
	enum picture_cap cap;
	enum picture_join join;
	bool even_odd, hidden, gone;
	struct svg_matrix matrix;
};

/* What a shape has where nobody says anything. Source: SVG 1.1, appendix N. */
void svg_style_first(struct svg_style *);

enum svg_said {
	SVG_SAID,    /* taken, or of no account for what is drawn */
	SVG_WRONG,   /* no value of that property */
	SVG_UNDRAWN, /* a look that we do not draw, such as half seen through */
};

/* One property. Names of no account are taken and forgotten. */
enum svg_said svg_style_say(struct svg_style *, const char *name,
			    const char *value);

/* The attribute `transform`, put before the matrix. Returns false where it is
 * none. */
bool svg_style_transform(struct svg_style *, const char *value);

/* Red, green and blue of a colour; transparent gives SVG_PAINT_NONE. */
enum svg_said svg_colour(const char *value, struct svg_paint *ret);

#endif
