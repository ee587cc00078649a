/* Figures for managers. */
#ifndef VERNACULAR_DESK_REPORT_H
#define VERNACULAR_DESK_REPORT_H

#include "desk/desk.h"

struct buf;
struct model;

/* Below this many a row is shown but not ranked. */
#define REPORT_RANK_MIN 10

struct report_wish {
	const char *from, *to; /* ISO dates, both included, London days */
	const char *by; /* service language format provider organisation class
			   month; NULL: service */
	const char *service, *language; /* only these; NULL all */
};

/* Items completed in the span, by group.
 * {from(day), to(day), by, total: row, rows: [{key, language(language),
 *  code(code), name, n, median_gross_min, p90_gross_min, median_net_min,
 *  p90_net_min (minutes), in_standard, share(real), low(real), high(real),
 *  ranked(bool)}], rank_min}; language, code and name: whichever fits by.
 * Errors: E_INPUT. */
enum status report_turnaround(struct visit *, const struct report_wish *,
			      struct model *, struct fault *) MUST_USE;

/* The model of a report as CSV, safe in a spreadsheet. */
void report_csv(const struct model *, struct buf *);

#endif
