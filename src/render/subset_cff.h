/* CFF subsets: the charstrings of one font file copied without subroutines
 * and hints, renumbered, as a CID-keyed font in which CID and glyph number are
 * the same. Called by render/pdf_font. Nothing in a font file is believed:
 * what does not fit together is damage.
 * Source: Adobe Technical Notes 5176 and 5177; ISO 32000-1, 9.9. */
#ifndef VERNACULAR_RENDER_SUBSET_CFF_H
#define VERNACULAR_RENDER_SUBSET_CFF_H

#include <hb.h>
#include <stddef.h>

#include "render/big_endian.h"
#include "render/outline.h"

/* Belongs to one thread at a time; keeps what it made. */
struct cff;

/* NULL where the face has no CFF outlines or is damaged. The face is borrowed
 * for as long as this lives. */
struct cff *cff_new(hb_face_t *);
void cff_free(struct cff *);

/* About how much memory it keeps. */
size_t cff_bytes(const struct cff *);

/* A glyph of the file; NULL where it is damaged. */
struct outline *cff_outline(struct cff *, unsigned id);

/* A CFF table in which list[i] is glyph i + 1, and glyph 0 draws nothing.
 *   name  the font's PostScript name
 * Valid until the next call; NULL bytes where there are too many glyphs. */
struct bytes cff_subset(struct cff *, const char *name,
			struct outline *const *list, size_t count);

#endif
