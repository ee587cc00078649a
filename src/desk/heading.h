/* The first row of a table: which column is what. Internal to desk/. */
#ifndef VERNACULAR_DESK_HEADING_H
#define VERNACULAR_DESK_HEADING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"

struct csv_row;

/* A column that a table may have, and other names for it: "ref|tenancy_ref".
 * Case, spaces and dashes do not count. */
struct heading {
	const char *name, *others;
	enum heading_need { HEADING_MAY, HEADING_MUST } need;
};

#define HEADINGS_MOST 64

/* column[i] is the field of the row that holds heading i, -1 where none. Each
 * unknown heading is a fault with the nearest right one; each that must be
 * there and is not, and each that is there twice, is one too.
 * Errors: E_INPUT. */
enum status heading_map(const struct heading *, size_t count,
			const struct csv_row *, struct arena *,
			int column[HEADINGS_MOST], struct faults *) MUST_USE;

#endif
