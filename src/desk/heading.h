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
	const char *instead; /* a column that serves as well; NULL none */
};

/* What somebody said of a heading that we do not know. */
struct heading_choice {
	const char *heading; /* as heading_plain has it */
	const char *meaning; /* one of our columns; "" it is left out */
};

struct headings {
	const struct heading *list;
	size_t count;
	const struct heading_choice *choice; /* before our own other names */
	size_t choices;
};

#define HEADINGS_MOST 64
#define HEADING_LEFT_OUT (-1)
#define HEADING_UNKNOWN (-2)

/* A column of the table. */
struct heading_column {
	const char *heading; /* as it stands there, in the arena */
	int meaning;	     /* index of the list, or one of the two above */
};

/* "Date of birth " as date_of_birth. */
const char *heading_plain(struct arena *, const char *text);

/* columns has a place for each field of the row. Each unknown heading is a
 * fault with the nearest right one; each that must be there and is not, and
 * each that is there twice, is one too.
 * Errors: E_INPUT; the columns are filled then too. */
enum status heading_map(const struct headings *, const struct csv_row *,
			struct arena *, struct heading_column *columns,
			struct faults *) MUST_USE;

#endif
