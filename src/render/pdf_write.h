/* The objects of a PDF file, from pages that are laid out. Inside render/pdf
 * and render/edition only. */
#ifndef VERNACULAR_RENDER_PDF_WRITE_H
#define VERNACULAR_RENDER_PDF_WRITE_H

#include "render/pages.h"
#include "render/press_inside.h"

/* What is to be written into press->file, which was begun. */
struct pdf_job {
	struct press *press;
	const struct pages *pages;
	struct pdf_fonts *fonts;      /* begun */
	const uint32_t *font_objects; /* theirs, written already; NULL: they
				       * are written with the rest */
	struct pdf_fonts *more;	      /* for what those have no codes for,
				       * begun; or NULL */
	bool blank;		      /* without what is drawn on pages */
};

/* Draw the pages only, so that what they are drawn with gets its codes.
 * Errors: those of pdf_fonts_code. */
enum status pdf_draw(const struct pdf_job *, struct fault *) MUST_USE;

/* Draw, tag and write. Errors: those of pdf_fonts_code and pdf_fonts_write. */
enum status pdf_write(const struct pdf_job *, struct pdf_trailer *ret,
		      struct fault *) MUST_USE;

/* The same, and end the file; out is as it was at start where that fails.
 *   out    that the file was begun on
 *   start  its count before
 * Errors: those of pdf_write. */
enum status pdf_write_file(const struct pdf_job *, struct buf *out,
			   size_t start, struct fault *) MUST_USE;

/* All of a file of its own, appended to out; nothing where it fails
 * (render/pdf.c). */
enum status render_pages(struct press *, const struct pages *, struct buf *out,
			 struct fault *) MUST_USE;

#endif
