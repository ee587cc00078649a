/* A supplier's file of calls, read. Internal to desk/. */
#ifndef VERNACULAR_DESK_BILL_FILE_H
#define VERNACULAR_DESK_BILL_FILE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

#define BILL_FILE_BYTES_MAX (20 << 20)

struct bill_row {
	int64_t line; /* of the file */
	int64_t started_utc;
	int32_t seconds;
	const char *language;	   /* BCP 47; NULL not understood */
	const char *said_language; /* as it stands there, as are these */
	const char *user, *number;
	int64_t net_minor;
};

struct bill_rows {
	struct bill_row *list;
	size_t count;
};

/* Columns, by these or the names that suppliers give them: started, or date
 * and time; minutes ("7", "07:12", "00:07:12") or seconds; language; user;
 * number; net ("12.34"). In UTF-8, UTF-16 or Windows-1252; dates as 2026-11-21
 * or 21/11/2026, times on the wall in London. In the arena.
 * Errors: E_INPUT, every bad line is in faults: where is "line 12/net". */
enum status bill_file_read(const char *bytes, size_t count, struct arena *,
			   struct bill_rows *ret, struct faults *) MUST_USE;

#endif
