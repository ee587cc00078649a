/* How values are spelled in PDF: numbers, strings, names, references. All
 * append to a buffer, independent of locale. */
#ifndef VERNACULAR_RENDER_PDF_PUT_H
#define VERNACULAR_RENDER_PDF_PUT_H

#include <stddef.h>
#include <stdint.h>
#include <unicode/umachine.h>

#include "base/buf.h"

/* Text known when compiled. */
#define pdf_put(b, text) buf_put((b), (text), sizeof(text) - 1)

void pdf_put_number(struct buf *, int64_t);

/* Thousandths, such as 12345 as "12.345" and 500 as ".5". */
void pdf_put_thousandths(struct buf *, int64_t);

/* "12 0 R". */
void pdf_put_reference(struct buf *, uint32_t number);

/* A text string for people, in the shorter of PDFDocEncoding (ASCII only) and
 * UTF-16BE. Source: ISO 32000-1, 7.9.2.2. */
void pdf_put_text(struct buf *, const char *utf8);
void pdf_put_text_u16(struct buf *, const UChar *, size_t units);

/* A literal string of any bytes. */
void pdf_put_bytes(struct buf *, const void *bytes, size_t count);

#endif
