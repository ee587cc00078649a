/* Where a string of a PO file goes on in the next line: as msgcat breaks it,
 * for lang/po alone. Source: UAX 14; GNU gettext's page width of 79. */
#ifndef VERNACULAR_LANG_PO_LINES_H
#define VERNACULAR_LANG_PO_LINES_H

#include <stddef.h>

struct po_lines;

struct po_lines *po_lines_new(void);
void po_lines_free(struct po_lines *);

/* Break text, valid UTF-8 with its escapes, into lines of at most width
 * columns where it can be broken so; used columns of the first are taken.
 * Returns how many lines there are, and in ret_ends, which lives until the
 * next call, where each ends. */
size_t po_lines_break(struct po_lines *, const char *text, size_t count,
		      size_t used, size_t width, const size_t **ret_ends);

#endif
