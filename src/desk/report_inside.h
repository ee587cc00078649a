/* What the files of figures share. Internal to desk/. */
#ifndef VERNACULAR_DESK_REPORT_INSIDE_H
#define VERNACULAR_DESK_REPORT_INSIDE_H

#include "desk/field.h"

/* Two ISO dates, both counted, as London days: to is not before from, nor more
 * than ten years on. Faults go to "from" and "to". */
struct report_span {
	int32_t from_days, to_days;
	int64_t from_utc, to_utc; /* from before to */
};
void report_span_read(struct fields *, const char *from, const char *to,
		      struct report_span *ret);

#endif
