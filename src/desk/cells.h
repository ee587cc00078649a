/* A table with headings, as people keep it in a spreadsheet. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_CELLS_H
#define VERNACULAR_DESK_CELLS_H

#include "base/arena.h"
#include "base/fault.h"

#define CELLS_MOST 8

/* The cell under each heading of a row, "" where there is none; the apostrophe
 * that keeps a spreadsheet from counting is gone. */
struct cells_row {
	size_t line;
	const char *cell[CELLS_MOST];
};

struct cells {
	struct cells_row *row;
	size_t count;
};

/* Read all of it.
 *   headings  ended by NULL; the first one must be there
 *   ret       in the arena
 * Errors: E_INPUT, faults where NAME:LINE. */
struct cells_file {
	const char *name, *bytes;
	size_t count;
};
enum status cells_read(const struct cells_file *, const char *const *headings,
		       struct arena *, struct cells *ret, struct faults *)
	MUST_USE;

#endif
