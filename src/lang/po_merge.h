/* A catalogue brought up to date with messages that changed: what GNU gettext's
 * msgmerge does, but nothing that somebody translated is ever lost. */
#ifndef VERNACULAR_LANG_PO_MERGE_H
#define VERNACULAR_LANG_PO_MERGE_H

#include "lang/po.h"

/* A message as it is now. What is NULL among extracted, references and flags
 * stays as the catalogue has it. */
struct po_message {
	const char *context, *msgid, *msgid_plural; /* as in po_entry */
	const char *extracted, *references, *flags;
};

/* Make *ret_po of what old says of the messages in now, in their order, no two
 * the same. Everything is borrowed but what is made new, in the arena.
 *   the same     stays as it stands, byte for byte where nothing of it moved
 *   changed      takes the translation of the old message most like it, by its
 *                words and its place, as fuzzy with its previous msgid
 *   removed      becomes obsolete, and so does what a changed message was when
 *                it was translated: if it comes back, so does its translation
 *   new          is empty */
void po_merge(const struct po *old, const struct po_message *now, size_t count,
	      struct arena *, struct po *ret_po);

#endif
