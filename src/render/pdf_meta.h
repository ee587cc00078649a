/* What a PDF file says of itself: title, language, and the standard it keeps.
 * Only a standard that the tests check is named.
 * Source: ISO 32000-1, 14.3; ISO 14289-1, 5 and 7.1. */
#ifndef VERNACULAR_RENDER_PDF_META_H
#define VERNACULAR_RENDER_PDF_META_H

#include "render/pdf_file.h"

/* Write the metadata as XML; returns its object number. */
uint32_t pdf_meta_write(struct pdf_file *, const char *title, const char *lang);

/* Write the information dictionary; returns its object number. */
uint32_t pdf_meta_info(struct pdf_file *, const char *title);

#endif
