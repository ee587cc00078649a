/* What the two files of render/subset_glyf share. */
#ifndef VERNACULAR_RENDER_SUBSET_GLYF_INSIDE_H
#define VERNACULAR_RENDER_SUBSET_GLYF_INSIDE_H

#include <stdbool.h>

#include "base/arena.h"
#include "render/subset_glyf.h"

#define HEAD_BYTES 54
#define HHEA_BYTES 36
#define MAXP_BYTES 32
#define COMPOSITE_BUCKETS 1024

/* A composite glyph of ours, found by what it is made of. */
struct composite {
	struct composite *next;
	struct outline *outline;
	uint32_t hash;
	size_t parts;
	struct glyf_part part[];
};

struct glyf {
	hb_blob_t *blob[6];
	struct bytes glyf, loca, hmtx, head, hhea, maxp;
	bool long_loca;
	unsigned count;	  /* of glyphs in the file */
	unsigned metrics; /* that have an advance of their own */

	struct arena *arena;
	size_t kept_bytes;
	struct outline_table outlines; /* NULL: not read */
	struct outline open; /* stands for one that is being read, so that a
			      * glyph that is part of itself is seen */
	struct composite *composite[COMPOSITE_BUCKETS];

	/* The subset that is being made. */
	uint32_t stamp;
	struct outline **order; /* by number in it; its bytes are written
				 * where it has that number, else it is a
				 * second name of the same outline */
	size_t orders, order_cap;
	uint8_t *out;
	size_t out_cap;
};

#endif
