/* Figures of contacts: how often needs were met, and how often we wrote what
 * could not be read. */
#ifndef VERNACULAR_DESK_NEEDS_MET_H
#define VERNACULAR_DESK_NEEDS_MET_H

#include "desk/desk.h"

struct buf;
struct model;

/* How often needs were met.
 *   by  kind organisation channel why; NULL kind
 * {from(day), to(day), by, total: ROW, rows: [ROW], unreadable: {n,
 *  another_language, reads_nothing}}: how often we wrote what could not be
 * read. ROW is {key, code(code need-kind, channel or met-why), name, n, met,
 *  unmet, share(real), low(real), high(real), ranked(bool)}, most often unmet
 * first; low and high are Wilson’s interval, left out where n is 0.
 * Errors: E_INPUT. */
struct met_wish {
	const char *from, *to; /* ISO dates, both included, London days */
	const char *by;
};
enum status report_needs_met(struct visit *, const struct met_wish *,
			     struct model *, struct fault *) MUST_USE;

/* Its rows as CSV, safe in a spreadsheet. */
void report_needs_met_csv(const struct model *, struct buf *);

#endif
