/* Success and gaps: the figures that managers and auditors are asked for. Each
 * is made from facts (core/fact) alone and can be had as a page, JSON or CSV.
 *
 * What they share: SHARE is {n, hits, share(real), low(real), high(real)}, low
 * and high Wilson's interval of 95 %, all three null where n is 0. KEY is
 * {key, name} and code or language where it has one; of who is known by number
 * the key is that. Every model has from(day), to(day), by, and organisations:
 * [{id, name}], those that may be asked for. */
#ifndef VERNACULAR_DESK_FIGURES_H
#define VERNACULAR_DESK_FIGURES_H

#include "desk/desk.h"

struct buf;
struct model;

/* NULL and "": not said. */
struct figures_wish {
	const char *from, *to;	  /* ISO dates, both included, London days; the
				     last twelve months */
	const char *by;		  /* what a row stands for */
	const char *service, *language; /* only these */
	const char *organisation; /* only this one, by its identifier */
	const char *policy;	  /* of report_impact */
};

/* How work that was closed ended.
 *   by  service language format mode provider organisation class month hour
 *       weekday area; hour and weekday are those of appointments
 * {total: ROW, rows: [ROW], rank_min, gaps: [{by(code
 *  success-by), KEY, SHARE of the unfilled, difference, difference_low,
 *  difference_high}] where nobody was found more often than elsewhere,
 *  complaints: [{KEY, n, upheld, open}]
 *  about providers, complaint_cases, off_contract: how many of them, bought:
 *  [{at, ref, n, provider, why}] the latest of these}; ROW is {KEY, n, contract: SHARE, tenant: SHARE,
 *  fulfilled, tenant_absent, interpreter_absent, cancelled_late,
 *  cancelled_early, provider_cancelled, unfilled, rejected, ranked(bool)}.
 * Errors: E_INPUT; E_NOT_FOUND an organisation that is not the caller's. */
enum status report_success(struct visit *, const struct figures_wish *,
			   struct model *, struct fault *) MUST_USE;

/* One of a report's lists as CSV, safe in a spreadsheet: what is nested is
 * named with a _ between, and rows within rows repeat what stands above.
 *   table  the list's key; NULL: rows
 * Errors: E_INPUT no such list, naming those there are. */
enum status figures_csv(const struct model *, const char *table, struct buf *,
			struct fault *) MUST_USE;

#endif
