/* Figures for managers: turnaround, and the very requests behind each figure.
 */
#ifndef VERNACULAR_DESK_REPORT_H
#define VERNACULAR_DESK_REPORT_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct buf;
struct model;

/* Below this many a row is shown but not ranked. */
#define REPORT_RANK_MIN 10

/* NULL or "": all. */
struct report_wish {
	const char *from, *to; /* ISO dates, both included, London days */
	const char *by; /* service language format provider organisation
			   officer class month; NULL: service */
	const char *service, *language, *format, *document_class;
	const char *provider; /* an id, or "none" */
	const char *organisation, *officer; /* ids */
	const char *standard; /* met missed */
	const char *took, *stage; /* report_took_names, fact_stage_names */
	struct page_wish page;	  /* of report_items */
};

/* Items completed in the span, by group.
 * {from(day), to(day), by, total: row, rows: [{key, language(language),
 *  code(code), name, n, median_gross_min, p90_gross_min, median_net_min,
 *  p90_net_min (minutes), in_standard, share(real), low(real), high(real),
 *  ranked(bool), query}], rank_min,
 *  took: [{took(code report-took), n, share(real), query}],
 *  stages: [{stage(code report-stage), n, median_min, p90_min (minutes),
 *  share(real), query}], holds: [{reason, n, min(minutes)}], holds_other:
 *  {n, min(minutes)}, filters, only (desk/report_filter)}; language, code and
 * name: whichever fits by. A query is what to ask this report or report_items
 * for that alone. A stage's n are the items that it took
 * any time of, its share is of all the time of all. An item counts for the
 * reason of its longest hold; one that fewer than 3 items have is among the
 * others.
 * Errors: E_INPUT; E_NOT_FOUND. */
enum status report_turnaround(struct visit *, const struct report_wish *,
			      struct model *, struct fault *) MUST_USE;

/* The requests behind a figure, closed last first.
 * {from(day), to(day), n, requests: [rows of requests_list with closed_at,
 *  gross_min, net_min (minutes), in_standard(bool or null)], next, filters,
 *  only}
 * Errors: E_INPUT; E_NOT_FOUND. */
enum status report_items(struct visit *, const struct report_wish *,
			 struct model *, struct fault *) MUST_USE;

/* The landlords that the caller may see side by side: the last 90 days, and
 * the 90 days before.
 * {from(day), to(day), rank_min, rows: [{id, name, rank, ranked(bool), n,
 *  median_net_min, p90_net_min (minutes), in_standard, share(real), low(real),
 *  high(real), unfilled, n_before, share_before(real), query}], total: row
 *  without id, name and rank}; rank is by share, from 10 items on, else null;
 * one with nothing to count has no row. */
#define REPORT_RECENT_DAYS 90
enum status report_overview(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* The model of report_turnaround as CSV, safe in a spreadsheet. */
void report_csv(const struct model *, struct buf *);

#endif
