/* What HTTP forbids and the library below lets through: found while its
 * headers are read. Lines that end in LF alone, NUL, folded lines, names that
 * are empty and blanks too many are no longer to be seen by then, but the
 * head is longer or shorter than what was made of it.
 * Source: RFC 9112, 2.2, 3, 3.2, 5.1, 5.2, 6.1; RFC 9110, 5.5, 7.2, 9.1. */
#ifndef VERNACULAR_WEB_STRICT_H
#define VERNACULAR_WEB_STRICT_H

#include <stdbool.h>
#include <stddef.h>

#include "web/inside.h"

struct strict {
	unsigned hosts, lengths, codings;
	size_t lines_bytes; /* of the headers as they should have come */
	size_t head_bytes;  /* as it came, with its empty line */
	bool bad; /* a name or value that cannot be */
	bool unknown_coding;
};

/* One header as it came. Keeps those that x->asked looks at. */
void strict_header(struct exchange *, struct strict *, const char *name,
		   size_t name_bytes, const char *value, size_t value_bytes);

/* All headers came: refuse what cannot be (x->status is then set).
 *   method, version  of the request line */
void strict_verdict(struct exchange *, const struct strict *,
		    const char *method, const char *version);

#endif
