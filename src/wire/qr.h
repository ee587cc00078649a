/* QR codes as one path of squares, the same in a page and on paper.
 * Source: ISO/IEC 18004. */
#ifndef VERNACULAR_WIRE_QR_H
#define VERNACULAR_WIRE_QR_H

#include "base/buf.h"
#include "base/fault.h"

/* More bytes than a telephone reads with ease from a small square. */
#define QR_BYTES 300

/* The white squares that belong round a code. */
#define QR_QUIET 4

/* Append a path of SVG ("M4 4h7v1h-7z..."), a unit for each square, the quiet
 * zone included; a sixth of it may be covered or torn (level M).
 *   ret_side  squares on a side, with the quiet zone
 * Errors: E_INPUT no text, or more than QR_BYTES. */
enum status qr_path(const char *text, struct buf *, int *ret_side,
		    struct fault *) MUST_USE;

#endif
