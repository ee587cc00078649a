/* PO files through libgettextpo, which keeps global state: one call at a time
 * in the whole process, by a lock in here. lang/catalogue makes tables of what
 * is read. Source: GNU gettext manual, "The format of PO files". */
#ifndef VERNACULAR_LANG_PO_H
#define VERNACULAR_LANG_PO_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "lang/catalogue.h"

struct po {
	const char *header; /* "Field: value" lines, NULL where there is none */
	struct catalogue_entry *entry; /* without header and obsolete ones */
	size_t entries;
};

/* Read path into the arena; what was readable is there also on failure.
 * Errors: E_IO; E_INPUT, a fault for each thing the library finds wrong, where
 * is PATH:LINE. */
enum status po_read(const char *path, struct arena *, struct po *ret_po,
		    struct faults *) MUST_USE;

#endif
