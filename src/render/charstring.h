/* Type 2 charstrings on their own: subroutines written out where they are
 * called, hints left out. Called by render/subset_cff.
 * Source: Adobe Technical Note 5177. */
#ifndef VERNACULAR_RENDER_CHARSTRING_H
#define VERNACULAR_RENDER_CHARSTRING_H

#include "render/cff_index.h"

/* More than any glyph needs. */
#define CHARSTRING_BYTES_MAX 65535

/* Flatten one charstring.
 *   ret_bytes  room for CHARSTRING_BYTES_MAX
 *   ret_count  how many were written
 * False where it is damaged: what it calls is not there or calls itself, it
 * ends before it is complete, or it computes, which no font does. */
bool charstring_flatten(struct bytes, const struct cff_index *global,
			const struct cff_index *local, uint8_t *ret_bytes,
			size_t *ret_count);

#endif
