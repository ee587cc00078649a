/* A document in two languages: clause beside clause, or one after the other.
 * Inside render/pages only. */
#ifndef VERNACULAR_RENDER_BILINGUAL_H
#define VERNACULAR_RENDER_BILINGUAL_H

#include "render/flow.h"

struct languages {
	const struct document *document[2]; /* the first is read first */
	struct place place[2];		    /* the whole width, both */
};

/* Each block beside its like, list items and table rows one by one; a table
 * that is too wide for half a page stands above the other's, and in large
 * print each block does.
 * Errors: those of flow_blocks; E_INPUT where the two are not built alike. */
enum status bilingual_side(struct flow *, const struct languages *) MUST_USE;

/* The second from a new page. */
enum status bilingual_after(struct flow *, const struct languages *) MUST_USE;

#endif
