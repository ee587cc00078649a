/* What the two files of render/subset_cff share. */
#ifndef VERNACULAR_RENDER_SUBSET_CFF_INSIDE_H
#define VERNACULAR_RENDER_SUBSET_CFF_INSIDE_H

#include "base/arena.h"
#include "render/cff_index.h"
#include "render/charstring.h"
#include "render/subset_cff.h"

#define CFF_DICTS_MAX 256

/* A font DICT: what its glyphs are drawn with. */
struct cff_font {
	struct bytes dict, private;
	struct cff_index subrs;
};

struct cff {
	hb_blob_t *blob;
	hb_font_t *font; /* advances */
	struct bytes table, top;
	struct cff_index charstrings, global;
	struct cff_font *dict;
	unsigned dicts;
	size_t fd_select; /* where it is in the table; 0: there is none */

	struct arena *arena;
	size_t kept_bytes;
	struct outline_table outlines; /* NULL: not read */
	uint8_t *flat;		       /* room for one charstring */

	/* The subset that is being made. */
	uint8_t number[CFF_DICTS_MAX]; /* of a font DICT, in it */
	uint8_t used[CFF_DICTS_MAX];   /* the DICT that has a number */
	unsigned used_count;
	bool numbered[CFF_DICTS_MAX];
	uint8_t *out;
	size_t count, cap;
};

#endif
