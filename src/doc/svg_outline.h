/* Outlines of an SVG: shapes and path data become moves and points of a
 * picture, in its units. */
#ifndef VERNACULAR_DOC_SVG_OUTLINE_H
#define VERNACULAR_DOC_SVG_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "doc/picture.h"

/* Points of a whole SVG, and how far out one may lie, in units. */
#define SVG_POINTS_MAX 500000
#define SVG_FAR 10000000

/* x' = a x + c y + e, y' = b x + d y + f. Source: SVG 1.1, 7.4. */
struct svg_matrix {
	double a, b, c, d, e, f;
};

struct svg_vec {
	double x, y;
};

struct svg_outline {
	struct arena *arena;
	struct svg_matrix matrix; /* from the file's numbers to units */
	unsigned char *move;
	struct picture_point *point;
	size_t moves, moves_cap, points, points_cap;
	size_t budget;		  /* points that may still be added */
	struct svg_vec at, start; /* the pen, and where its figure began */
	bool open;		  /* a figure was begun */
	bool too_far, too_many;
};

/* Left first, then right: right is the inner one. */
struct svg_matrix svg_matrix_times(const struct svg_matrix *left,
				   const struct svg_matrix *right);

/* Forget moves and points; what was handed out stays in the arena. */
void outline_clear(struct svg_outline *);

void outline_move(struct svg_outline *, struct svg_vec);
void outline_line(struct svg_outline *, struct svg_vec);
void outline_curve(struct svg_outline *, const struct svg_vec point[3]);
void outline_close(struct svg_outline *);

struct svg_arc {
	struct svg_vec radius;
	double turn_degrees;
	bool large, sweep;
	struct svg_vec end;
};

/* An elliptical arc from the pen. Source: SVG 1.1, appendix F.6. */
void outline_arc(struct svg_outline *, const struct svg_arc *);

void outline_ellipse(struct svg_outline *, struct svg_vec middle,
		     struct svg_vec radius);

struct svg_rect {
	struct svg_vec corner, size, radius;
};

void outline_rect(struct svg_outline *, const struct svg_rect *);

/* Path data, as the attribute `d` has it.
 *   ret_bad  where it stops being path data
 * Returns false there. */
bool outline_path(struct svg_outline *, const char *data, const char **ret_bad);

/* Numbers in pairs, as the attribute `points` has them. */
bool outline_points(struct svg_outline *, const char *data,
		    const char **ret_bad);

/* The number at *text, whatever the locale; *text goes behind it, and behind
 * one comma and the spaces round it.
 * Returns false where there is none, or one past 1e37; *text is as it was. */
bool svg_number(const char **text, double *ret);

#endif
