/* What the files of figures share. Internal to desk/. */
#ifndef VERNACULAR_DESK_REPORT_INSIDE_H
#define VERNACULAR_DESK_REPORT_INSIDE_H

#include "core/fact.h"
#include "desk/field.h"

struct model;
struct report_filter;
struct visit;

/* Two ISO dates, both counted, as London days: to is not before from, nor more
 * than ten years on. Faults go to "from" and "to". */
struct report_span {
	int32_t from_days, to_days;
	int64_t from_utc, to_utc; /* from before to */
};
void report_span_read(struct fields *, const char *from, const char *to,
		      struct report_span *ret);

/* Minutes of which an exact rank is wanted; on the heap. */
struct minutes {
	int32_t *list;
	size_t count, cap;
};
void minutes_add(struct minutes *, int32_t);
void minutes_show(struct minutes *, struct model *, const char *key, int p);

/* "share", "low" and "high" (Wilson, 95 %) of hits; null where there is
 * nothing to divide by. */
void report_share_show(struct model *, size_t hits, size_t count);

/* Where the time of what fits went: the second half of report_turnaround. */
struct where_time {
	size_t took[9]; /* REPORT_TOOKS */
	struct minutes stage[5]; /* FACT_STAGES, of those that took any */
	int64_t stage_sum[5];
	struct held {
		struct fact example;
		int64_t n, minutes;
	} *held; /* by reason */
	size_t helds, cap;
};
void where_time_add(struct where_time *, const struct fact *);
enum status where_time_show(struct visit *, struct where_time *,
			    const struct report_filter *, struct model *,
			    struct fault *) MUST_USE;
void where_time_free(struct where_time *);

#endif
