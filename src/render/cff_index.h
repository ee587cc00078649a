/* An INDEX of a CFF table: counted pieces of bytes one after another. Read by
 * render/subset_cff and render/charstring.
 * Source: Adobe Technical Note 5176, section 5. */
#ifndef VERNACULAR_RENDER_CFF_INDEX_H
#define VERNACULAR_RENDER_CFF_INDEX_H

#include "render/big_endian.h"

struct cff_index {
	struct bytes table;
	size_t offsets;	      /* where they begin in the table */
	size_t origin;	      /* what they count from */
	uint32_t count;	      /* of pieces */
	uint8_t offset_bytes; /* 1 to 4 */
};

/* False where no INDEX begins there.
 *   ret_end  where it ends in the table */
bool cff_index_open(struct bytes table, size_t at, struct cff_index *ret,
		    size_t *ret_end);

/* False where there is no such piece. */
bool cff_index_get(const struct cff_index *, uint32_t number,
		   struct bytes *ret);

#endif
