/* Which items a report is about: the filters of its address, whether a fact
 * fits them, and addresses of the same with one thing changed. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_REPORT_FILTER_H
#define VERNACULAR_DESK_REPORT_FILTER_H

#include "core/fact.h"
#include "desk/report_inside.h"

struct model;
struct report_wish;
struct visit;

/* How long it took, in working time of 8 hours a day; the ends are counted. */
#define REPORT_TOOKS 9
extern const char *const report_took_names[REPORT_TOOKS]; /* "1-hour" */
int report_took(int64_t net_min);			  /* -1 unknown */

struct report_filter {
	struct report_span span;
	int service, format, document_class, took, stage; /* -1 any */
	int standard; /* 1 met, 0 missed, -1 any */
	const char *language; /* NULL any */
	/* 0 any; of a provider REPORT_NOBODY: it has none. */
	int64_t provider, organisation, officer;
	const char *provider_name, *organisation_name, *officer_name;
};
#define REPORT_NOBODY (-1)

/* Errors: E_INPUT at each bad one; E_NOT_FOUND a provider, organisation or
 * colleague who is not there for the caller. */
enum status report_filter_read(struct visit *, const struct report_wish *,
			       struct report_filter *ret, struct fault *)
	MUST_USE;

/* Of completed items only; the span is the query's. */
bool report_filter_fits(const struct report_filter *, const struct fact *);

/* Only what of the span lies in that month (from 0). */
void report_filter_month(struct report_filter *, int year, int month);

/* "from=2026-01-01&to=...": all filters, with name=value instead of what it
 * has (value NULL: without it). Percent-encoded where it must be. */
const char *report_filter_query(struct arena *, const struct report_filter *,
				const char *name, const char *value);

/* "filters": {from, to, service(code), ...} as they hold, and "only":
 *  [{what(code report-by), code, language, name, without: query}] of those
 *  that are no choice of the form. */
void report_filter_show(struct arena *, const struct report_filter *,
			struct model *);

#endif
