/* Percent-encoding, read strictly and written. Source: RFC 3986, 2.1. */
#ifndef VERNACULAR_WEB_PERCENT_H
#define VERNACULAR_WEB_PERCENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"

enum percent_of {
	PERCENT_PATH, /* '+' is itself */
	PERCENT_FORM, /* '+' is a space */
};

/* Decode count bytes into the arena, with NUL. False where a '%' is not
 * followed by two digits or the result holds a NUL or is not UTF-8. */
bool percent_decode(struct arena *, const char *text, size_t count,
		    enum percent_of, const char **ret_text);

/* Append text with all but A-Z a-z 0-9 - . _ ~ encoded. */
void percent_encode(const char *text, struct buf *);

#endif
