/* A glyph as subset fonts hold it: made once from its font file, kept from PDF
 * to PDF. render/subset_glyf and render/subset_cff make them, render/pdf_font
 * lists them. */
#ifndef VERNACULAR_RENDER_OUTLINE_H
#define VERNACULAR_RENDER_OUTLINE_H

#include <stdint.h>

#include "base/arena.h"

struct pair;

/* A smaller glyph in a composite one. */
struct outline_part {
	struct outline *outline;
	uint32_t at; /* where in the bytes its number stands */
};

struct outline {
	const uint8_t *bytes; /* but for the numbers of its parts */
	uint32_t count;	      /* of bytes; 0: it draws nothing */
	uint16_t advance_fu;
	uint64_t hash; /* of the bytes, and of its parts' */

	struct pair *pair; /* what render/pdf_font last read it as */

	/* Of the subset that is being made. */
	uint32_t stamp;	 /* which one */
	uint16_t number; /* in it */

	/* CFF */
	uint8_t dict; /* the font DICT that it is drawn with */

	/* TrueType */
	int16_t left_fu;   /* side bearing */
	int16_t origin_fu; /* the x of its points that is drawn at 0 */
	int16_t x_min, y_min, x_max, y_max;
	uint16_t points, contours; /* of its parts too */
	uint16_t depth;		   /* 0: simple */
	uint16_t parts;
	const struct outline_part *part;
};

/* The outlines of a font file by glyph number, few of which there are. Room
 * for any number is made as it is used; it lives in the arena. */
#define OUTLINES_PAGE 64

struct outline_table {
	struct outline **page[(UINT16_MAX + 1) / OUTLINES_PAGE];
};

/* Multiplies bytes into a hash, the same on every machine. It tells things
 * apart and protects nothing. */
uint64_t outline_hash(uint64_t hash, const uint8_t *bytes, size_t count);

/* Where the outline of a glyph, below 65536, stands: NULL there at first. */
struct outline **outline_at(struct outline_table *, struct arena *,
			    unsigned id);

#endif
