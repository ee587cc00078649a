/* The formats of pictures, for doc/picture alone. */
#ifndef VERNACULAR_DOC_PICTURE_INSIDE_H
#define VERNACULAR_DOC_PICTURE_INSIDE_H

#include <stddef.h>

#include "doc/picture.h"

/* The bytes of one file. */
struct picture_file {
	const char *name; /* for faults */
	const unsigned char *bytes;
	size_t count;
};

/* A pixel is 1/96 inch where the file does not say otherwise. */
#define PIXEL_MPT 750

/* How large a picture asks to be, and the bound on its pixels.
 *   width_px, height_px  > 0
 *   x_ppm, y_ppm         pixels a metre; 0 where the file does not say
 * Errors: E_INPUT too many pixels, or none. */
enum status picture_measure(struct picture *, const char *name, int64_t x_ppm,
			    int64_t y_ppm, struct fault *) MUST_USE;

/* Each reads a whole file of its format. Errors: E_INPUT. */
enum status picture_png(const struct picture_file *, struct arena *,
			struct picture *ret, struct fault *) MUST_USE;
enum status picture_jpeg(const struct picture_file *, struct arena *,
			 struct picture *ret, struct fault *) MUST_USE;
enum status picture_svg(const struct picture_file *, struct arena *,
			struct picture *ret, struct fault *) MUST_USE;

/* The fault of a file that ends too soon or contradicts itself. */
enum status picture_damaged(const struct picture_file *, struct fault *)
	MUST_USE;

#endif
