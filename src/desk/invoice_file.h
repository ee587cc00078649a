/* A provider's invoice for work, its lines read. Internal to desk/. */
#ifndef VERNACULAR_DESK_INVOICE_FILE_H
#define VERNACULAR_DESK_INVOICE_FILE_H

#include "base/fault.h"
#include "core/invoice.h"

#define INVOICE_LINES_MOST 5000
#define INVOICE_RATES_MOST 10 /* of VAT */

struct invoice_row {
	int64_t line; /* of the file */
	struct invoice_line said;
	const char *number, *said_language; /* as it stands there */
};

struct invoice_rows {
	struct invoice_row *list;
	size_t count;
};

/* Columns, by these or the names that providers give them: reference
 * ("V26-000123" or "V26-000123/2"), date, language, minutes, words, rate, net,
 * vat (per cent). Typed lines may leave the first row out where they have
 * these eight in this order. In the arena.
 * Errors: E_INPUT, every bad line is in faults: where is "line 12/net". */
enum status invoice_file_read(const char *bytes, size_t count, struct arena *,
			      struct invoice_rows *ret, struct faults *)
	MUST_USE;

/* "v26-123/2" as V26-000123 and 2; NULL where it is no reference of ours.
 *   ret_n  0 where none is said */
const char *invoice_ref(struct arena *, const char *text, int *ret_n);

#endif
