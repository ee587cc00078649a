/* The bookmarks of a PDF file: its headings, nested by level.
 * Source: ISO 32000-1, 12.3.3. */
#ifndef VERNACULAR_RENDER_PDF_OUTLINE_H
#define VERNACULAR_RENDER_PDF_OUTLINE_H

#include "render/pdf_tags.h"

/* Write them.
 *   height_mpt   of a page
 *   page_object  object number of each page
 * Returns the object number of their root; 0 where there are none. */
uint32_t pdf_outline_write(struct pdf_tags *, struct pdf_file *,
			   int32_t height_mpt, const uint32_t *page_object);

#endif
