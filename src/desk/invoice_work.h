/* The work that lines of an invoice may be for, with what is due for it.
 * Internal to desk/. */
#ifndef VERNACULAR_DESK_INVOICE_WORK_H
#define VERNACULAR_DESK_INVOICE_WORK_H

#include "core/invoice.h"
#include "desk/desk.h"

struct bill;
struct invoice_rows;

struct invoice_works {
	struct invoice_work *list;
	struct invoice_for {
		int64_t item, revision; /* revision: 0 the item itself */
	} *item; /* of the same place */
	size_t count, cap, item_cap;
};

/* What the lines name, and, where some name nothing that is known, what the
 * provider did in the days of the bill: by the whole scope of the caller. */
enum status invoice_works_find(struct visit *, const struct bill *,
			       const struct invoice_rows *,
			       struct invoice_works *ret, struct fault *)
	MUST_USE;

/* One that somebody names. Errors: E_NOT_FOUND. */
enum status invoice_work_named(struct visit *, const struct bill *,
			       const char *ref, int n,
			       struct invoice_works *ret, struct fault *)
	MUST_USE;

/* "rate 120; quantity -40"; NULL none. In the arena. */
const char *invoice_parts_text(struct arena *, const struct invoice_match *);

#endif
