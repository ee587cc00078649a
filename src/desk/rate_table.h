/* A rate card as a table, which people paste from a spreadsheet or bring as a
 * file (doc/rate-card.md). Internal to desk/. */
#ifndef VERNACULAR_DESK_RATE_TABLE_H
#define VERNACULAR_DESK_RATE_TABLE_H

#include "base/fault.h"
#include "desk/desk.h"
#include "store/contract.h"

#define RATE_ROWS_MOST 400

struct rate_table {
	const char *bytes; /* borrowed; any encoding of lang/encoding */
	size_t count;
	const char *field; /* JSON pointer of the faults, "/table" */
};

/* Rates, terms, targets and what else the card says; its other members stay as
 * they are. All in the arena.
 *   faults  every wrong line, with its number
 * Errors: E_INPUT with faults filled; ret is then not to be used. */
enum status rate_table_read(struct arena *, const struct rate_table *,
			    struct card *ret, struct faults *, struct fault *)
	MUST_USE;

/* The same the other way: a table that reads as this card, in the arena. */
const char *rate_table_text(struct arena *, const struct card *);

#endif
