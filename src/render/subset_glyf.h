/* TrueType subsets: the glyphs of one font file copied without their
 * instructions, renumbered, and joined to composite ones where several glyphs
 * print one cluster. Called by render/pdf_font. Nothing in a font file is
 * believed: what does not fit together is damage.
 * Source: OpenType 1.9, glyf, loca, hmtx, maxp; ISO 32000-1, 9.9. */
#ifndef VERNACULAR_RENDER_SUBSET_GLYF_H
#define VERNACULAR_RENDER_SUBSET_GLYF_H

#include <hb.h>
#include <stddef.h>

#include "render/big_endian.h"
#include "render/outline.h"

/* Belongs to one thread at a time; keeps what it made. */
struct glyf;

/* NULL where the face has no TrueType outlines or is damaged. The face is
 * borrowed for as long as this lives. */
struct glyf *glyf_new(hb_face_t *);
void glyf_free(struct glyf *);

/* About how much memory it keeps. */
size_t glyf_bytes(const struct glyf *);

/* A glyph of the file; NULL where it is damaged. */
struct outline *glyf_outline(struct glyf *, unsigned id);

/* What stands where in a composite glyph. */
struct glyf_part {
	unsigned id;
	int32_t x_fu, y_fu;
};

/* The glyph that draws all parts; the same for the same parts and advance.
 * NULL where the file is damaged or a number does not fit its field. */
struct outline *glyf_compose(struct glyf *, const struct glyf_part *,
			     size_t parts, int32_t advance_fu);

/* A font file in which list[i] is glyph i + 1, and glyph 0 draws nothing.
 * Valid until the next call; NULL bytes where there are too many glyphs. */
struct bytes glyf_subset(struct glyf *, struct outline *const *list,
			 size_t count);

#endif
