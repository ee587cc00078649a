/* Messages found by context and msgid: a table with open addressing, keyed so
 * that no file can be made to fall into one slot. */
#ifndef VERNACULAR_LANG_PO_INDEX_H
#define VERNACULAR_LANG_PO_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct po_slot;

struct po_index {
	struct po_slot *slot; /* NULL while nothing can be found */
	size_t mask;	      /* slots less one */
	uint64_t key[2];
};

/* Make it empty, with room in the arena for most messages. */
void po_index_make(struct po_index *, struct arena *, size_t most);

/* Put value under its key, both borrowed; where the key is taken nothing
 * changes and the value there is returned, else NULL. context may be NULL. */
void *po_index_put(struct po_index *, const char *context, const char *msgid,
		   void *value);

/* NULL where there is none. */
void *po_index_find(const struct po_index *, const char *context,
		    const char *msgid);

#endif
