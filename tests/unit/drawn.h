/* What glyphs draw, as HarfBuzz reads it from their font: a path to compare
 * with another. */
#ifndef VERNACULAR_TESTS_DRAWN_H
#define VERNACULAR_TESTS_DRAWN_H

#include <hb.h>
#include <stdbool.h>
#include <stddef.h>

/* A zeroed struct is an empty path. */
struct drawn {
	float *number; /* kinds of step, each with its coordinates */
	size_t count, cap;
};

void drawn_free(struct drawn *);
void drawn_clear(struct drawn *);

/* Append a glyph of a font of upem scale, moved. */
void drawn_glyph(struct drawn *, hb_font_t *, unsigned id, int x_fu, int y_fu);

bool drawn_equal(const struct drawn *, const struct drawn *);

/* A font of upem scale over bytes that outlive it. */
hb_font_t *drawn_font(const void *bytes, size_t count);

/* As that, over a CFF table, with the other tables of a font file. */
hb_font_t *drawn_font_cff(const void *bytes, size_t count, hb_face_t *of,
			  unsigned glyphs);

#endif
