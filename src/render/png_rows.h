/* Rows of pixels as PNG filters them before they are packed, which PDF undoes
 * by itself (Predictor 15). Each row has the filter that leaves least.
 * Source: PNG (ISO/IEC 15948), 9; ISO 32000-1, 7.4.4.4. */
#ifndef VERNACULAR_RENDER_PNG_ROWS_H
#define VERNACULAR_RENDER_PNG_ROWS_H

#include <stddef.h>

struct png_rows {
	const unsigned char *bytes; /* from the top, no padding */
	size_t row_bytes, rows;
	size_t pixel_bytes;
};

/* Write all of them: a byte and row_bytes for each. */
void png_rows_filter(const struct png_rows *, unsigned char *ret);

#endif
