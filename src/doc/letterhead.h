/* A letterhead: who writes, as an administrator sets it down in a file
 * (doc/letterhead-format.md). It stands on the first page, round the window. */
#ifndef VERNACULAR_DOC_LETTERHEAD_H
#define VERNACULAR_DOC_LETTERHEAD_H

#include "base/arena.h"
#include "base/fault.h"
#include "doc/picture.h"

#define LETTERHEAD_LINES_MAX 12

struct letterhead_lines {
	const char *line[LETTERHEAD_LINES_MAX];
	size_t lines;
};

struct letterhead {
	const char *name;	    /* of the organisation */
	const char *strapline;	    /* "" for none */
	const char *lang;	    /* BCP 47, of all words here */
	const struct picture *logo; /* NULL: the name stands there */
	const char *logo_alt;	    /* never "" where there is a logo */
	struct letterhead_lines contact; /* how to reach it */
	struct letterhead_lines service; /* where papers are handed in; may be
					  * empty */
};

/* Read a letterhead and its logo, which lies beside it or below.
 *   ret  lives in the arena
 * Errors: E_IO; E_INPUT with a fault FILE:LINE for each thing wrong. */
enum status letterhead_read(const char *path, struct arena *,
			    const struct letterhead **ret, struct faults *)
	MUST_USE;

#endif
