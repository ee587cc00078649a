/* A report's table as a page that stands alone. */
#ifndef VERNACULAR_CLI_REPORT_PAGE_H
#define VERNACULAR_CLI_REPORT_PAGE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"

/* Append HTML: the title, the days, and the rows of a CSV of ours, the first
 * of them its headers. Errors: E_INPUT; E_IO. */
struct report_page {
	const char *title, *from, *to;
	const struct buf *csv;
};
enum status report_page(const struct report_page *, struct arena *,
			struct buf *, struct fault *) MUST_USE;

#endif
