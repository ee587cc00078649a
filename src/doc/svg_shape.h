/* An SVG while it is read: doc/picture_svg walks its elements, doc/svg_shape
 * draws one of them. */
#ifndef VERNACULAR_DOC_SVG_SHAPE_H
#define VERNACULAR_DOC_SVG_SHAPE_H

#include <expat.h>

#include "base/buf.h"
#include "doc/picture.h"
#include "doc/svg_outline.h"
#include "doc/svg_sheet.h"
#include "doc/svg_style.h"

#define SVG_DEPTH_MAX 64

struct svg {
	XML_Parser parser;
	const char *name;
	struct arena *arena;
	struct picture *picture;
	struct svg_outline outline;
	struct picture_path *path;
	size_t paths, paths_cap;
	struct svg_style style[SVG_DEPTH_MAX]; /* of the open elements */
	int depth, skipped; /* skipped: elements inside one not drawn */
	int elements;
	struct svg_sheet sheet;
	struct buf css;	   /* of the <style> that is open */
	bool in_css, drawn; /* drawn: a group or shape came already */
	size_t ruled;	   /* bytes of declarations that rules brought */
	struct fault *fault;
	enum status status;
};

/* Say what is wrong with an element, by its line; the first fault counts, and
 * ends the reading. The message may name {element} and {value}. */
void svg_refuse(struct svg *, const char *message, const char *element,
		const char *value);
void svg_refuse_undrawn(struct svg *, const char *element, const char *value);
void svg_refuse_value(struct svg *, const char *element, const char *value);

/* NULL where it is not there. attributes: name, value, name ... NULL */
const char *svg_attribute(const char **attributes, const char *name);

/* The attribute as a length, in pixels of 1/96 inch; 0 where it is not there,
 * refused where it is negative. */
double svg_measure_size(struct svg *, const char *element,
			const char **attributes, const char *name);

/* Add the shape to the picture, in the style of the open element.
 *   element  path, rect, circle, ellipse, line, polyline or polygon */
void svg_draw(struct svg *, const char *element, const char **attributes);

#endif
