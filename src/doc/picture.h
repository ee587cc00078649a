/* Pictures: read, bounded and made ready for any output, so that a renderer
 * only places them. PNG becomes rows of pixels, JPEG is checked and kept as it
 * is, SVG becomes filled and stroked paths. Nothing in a picture is run or
 * fetched. */
#ifndef VERNACULAR_DOC_PICTURE_H
#define VERNACULAR_DOC_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/hash.h"

#define PICTURE_BYTES_MAX (8 << 20)
#define PICTURE_PIXELS_MAX (40 * 1000 * 1000)
#define PICTURE_SIDE_MAX (1 << 19) /* a pixel may be 1 mm: fits width_mpt */
#define PICTURES_MAX 64 /* files of one document */

/* Coordinates of paths: the longer side of the picture has so many. */
#define PICTURE_UNITS 50000

enum picture_kind {
	PICTURE_PIXELS,
	PICTURE_JPEG,
	PICTURE_PATHS,
};

struct picture_pixels {
	int colours;		     /* 1 grey, 3 red green blue */
	const unsigned char *colour; /* rows from the top, no padding */
	const unsigned char *alpha;  /* one byte a pixel; NULL where opaque */
};

struct picture_jpeg {
	int colours; /* 1 grey, 3 colour, 4 cyan magenta yellow black */
	bool inverted; /* of four colours, as Adobe writes them */
};

enum picture_move {
	PICTURE_MOVE,  /* 1 point */
	PICTURE_LINE,  /* 1 point */
	PICTURE_CURVE, /* 3 points: two handles and the end */
	PICTURE_CLOSE, /* none */
};

struct picture_point {
	int32_t x, y; /* from the top left corner, y down */
};

enum picture_cap {
	PICTURE_CAP_BUTT,
	PICTURE_CAP_ROUND,
	PICTURE_CAP_SQUARE,
};

enum picture_join {
	PICTURE_JOIN_MITER,
	PICTURE_JOIN_ROUND,
	PICTURE_JOIN_BEVEL,
};

/* Filled first, then stroked. */
struct picture_path {
	const unsigned char *move; /* enum picture_move */
	const struct picture_point *point;
	size_t moves, points;
	bool filled, even_odd, stroked;
	uint32_t fill_rgb, stroke_rgb; /* 0xRRGGBB */
	int32_t stroke_width;	       /* in units, > 0 where stroked */
	int32_t miter_milli;	       /* limit, thousandths */
	enum picture_cap cap;
	enum picture_join join;
};

struct picture_paths {
	int32_t width, height; /* in units; what is outside is not shown */
	const struct picture_path *path; /* the lowest first */
	size_t paths;
};

struct picture {
	enum picture_kind kind;
	unsigned char sha256[HASH_BYTES]; /* of the file: the same picture */
	int32_t width_mpt, height_mpt; /* as large as it asks to be, > 0 */
	int32_t width_px, height_px;   /* pixels and JPEG */
	const char *mime; /* "image/png" */
	const unsigned char *file; /* the file, for outputs that show files;
				    * of a JPEG what is kept of it */
	size_t file_bytes;
	bool drawn_here; /* an SVG of our own making, with its own title: it
			  * may stand in a page as it is */
	union {
		struct picture_pixels pixels;
		struct picture_jpeg jpeg;
		struct picture_paths paths;
	};
};

/* A picture of the bytes of a PNG, JPEG or SVG file.
 *   name   of the file, for faults: NAME, or NAME:LINE of an SVG
 *   bytes  borrowed for the call
 *   ret    lives in the arena
 * Errors: E_INPUT what it is, more bytes or pixels than above (said before
 * anything is decoded), damaged, or something in an SVG that is not drawn. */
enum status picture_parse(const char *name, const void *bytes, size_t count,
			  struct arena *, const struct picture **ret,
			  struct fault *) MUST_USE;

/* The same of a file. Errors: also E_IO. */
enum status picture_read(const char *path, struct arena *,
			 const struct picture **ret, struct fault *) MUST_USE;

/* The bytes of a file that a document in `folder` names, appended.
 *   target  relative, and in that folder or below it; no URL
 * Errors: E_INPUT a target that is elsewhere, or more than PICTURE_BYTES_MAX;
 * E_IO. */
enum status picture_load(const char *folder, const char *target,
			 struct arena *, struct buf *, struct fault *) MUST_USE;

/* The picture in them. */
enum status picture_find(const char *folder, const char *target,
			 struct arena *, const struct picture **ret,
			 struct fault *) MUST_USE;

/* Fill in `picture` of every BLOCK_PICTURE from files beside the document; a
 * file that is named twice is read once.
 * Together they may have little more than PICTURE_PIXELS_MAX.
 *   name    of the document, for faults: NAME:LINE
 * Errors: E_INPUT; everything wrong is added to faults. */
struct block;
enum status pictures_find(const char *name, const char *folder, struct block *,
			  struct arena *, struct faults *) MUST_USE;

#endif
