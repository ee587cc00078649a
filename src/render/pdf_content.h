/* The drawing of pages: content streams with their marks.
 * Source: ISO 32000-1, 8 and 9. */
#ifndef VERNACULAR_RENDER_PDF_CONTENT_H
#define VERNACULAR_RENDER_PDF_CONTENT_H

#include "render/pages.h"
#include "render/pdf_font.h"
#include "render/pdf_link.h"
#include "render/pdf_picture.h"
#include "render/pdf_tags.h"

/* What a page is drawn with, and what is told of it. */
struct pdf_drawing {
	struct pdf_fonts *fonts;
	struct pdf_fonts *more; /* of words that frozen fonts have no codes
				 * for, numbered after them; or NULL */
	struct pdf_tags *tags;
	struct pdf_links *links;
	struct pdf_pictures *pictures;
};

/* Append the content stream of a page.
 *   page  from 0, in order
 * Errors: those of pdf_fonts_code. */
enum status pdf_content(const struct pdf_drawing *, const struct pages *,
			uint32_t page, struct buf *, struct fault *) MUST_USE;

#endif
