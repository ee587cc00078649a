/* Slabs onto pages. Inside render/pages only. */
#ifndef VERNACULAR_RENDER_PAGINATE_H
#define VERNACULAR_RENDER_PAGINATE_H

#include "render/flow.h"

/* A page as it fills. */
struct sheet {
	struct ink *ink;
	size_t inks, cap;
};

struct sheets {
	struct arena *arena;
	struct sheet *sheet;
	size_t count, cap;
	const struct ink *ground; /* lies under every page; NULL for none */
	/* Between which the slabs stand, from the top of the page. */
	int32_t first_top_mpt, top_mpt, bottom_mpt;
};

void sheets_add(struct sheets *);
void sheet_ink(struct sheets *, size_t nth, const struct ink *);

/* Let so much at the end stand on one page, that no name stands there alone. */
void strip_keep_end(struct strip *, int32_t high_mpt);

/* Whether the slabs fit on the first page. Where they nearly do, the spaces
 * between them are made a little smaller, and then they do. */
bool sheets_one(const struct sheets *, struct strip *);

/* Put the slabs on pages, from the first on, which may hold ink already. Slabs
 * are used up by it. */
void sheets_fill(struct sheets *, struct strip *);

#endif
