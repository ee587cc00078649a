/* A letterhead: who writes, as an administrator sets it down in a file
 * (doc/letterhead-format.md). It stands on the first page, round the window. */
#ifndef VERNACULAR_DOC_LETTERHEAD_H
#define VERNACULAR_DOC_LETTERHEAD_H

#include "base/arena.h"
#include "base/fault.h"
#include "doc/picture.h"

#define LETTERHEAD_LINES_MAX 12

/* Of a logo: it is decoded for every letter, whoever asks for one. */
#define LETTERHEAD_PIXELS_MAX (2 * 1000 * 1000)

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

/* A letterhead as its files have it, for keeping where there is no folder. */
struct letterhead_files {
	const char *name; /* for faults */
	const char *text; /* the letterhead's own file */
	size_t bytes;
	const void *logo; /* NULL where it names none */
	size_t logo_bytes;
};

/* Read the files of a letterhead; its logo lies beside it or below.
 *   ret  lives in the arena
 * Errors: E_IO; E_INPUT with a fault FILE:LINE for each thing wrong. */
enum status letterhead_load(const char *path, struct arena *,
			    struct letterhead_files *ret, struct faults *)
	MUST_USE;

/* What they say.
 *   ret  lives in the arena
 * Errors: E_INPUT with a fault NAME:LINE for each thing wrong. */
enum status letterhead_parse(const struct letterhead_files *, struct arena *,
			     const struct letterhead **ret, struct faults *)
	MUST_USE;

/* Both. */
enum status letterhead_read(const char *path, struct arena *,
			    const struct letterhead **ret, struct faults *)
	MUST_USE;

#endif
