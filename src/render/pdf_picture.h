/* The pictures of a PDF file: drawn as paths, or as images that are written
 * once however often they stand on a page. render/pdf_content places them.
 * Source: ISO 32000-1, 8.5 and 8.9. */
#ifndef VERNACULAR_RENDER_PDF_PICTURE_H
#define VERNACULAR_RENDER_PDF_PICTURE_H

#include "doc/picture.h"
#include "render/pdf_file.h"
#include "render/pdf_tags.h"

/* Belongs to one thread; its memory is kept from file to file. */
struct pdf_pictures;

struct pdf_pictures *pdf_pictures_new(void);
void pdf_pictures_free(struct pdf_pictures *);
void pdf_pictures_begin(struct pdf_pictures *);

/* Append the operators that draw a picture, stretched to a box of the page.
 * They stand outside any text object and leave the graphics state as it was.
 *   picture  borrowed until the pictures are written */
void pdf_pictures_draw(struct pdf_pictures *, const struct picture *,
		       const struct pdf_box *, struct buf *content);

/* Write the images, and append the entries that pages' resources need for
 * them, such as "/XObject<</X0 12 0 R>>"; nothing where there are none. */
void pdf_pictures_write(struct pdf_pictures *, struct pdf_file *,
			struct buf *resources);

#endif
