/* An invoice for booked or written work held against what was ordered: which
 * line is which item, and to the penny why it is not what is due. Pure. */
#ifndef VERNACULAR_CORE_INVOICE_H
#define VERNACULAR_CORE_INVOICE_H

#include "base/arena.h"
#include "core/bill.h"
#include "core/price.h"

#define INVOICE_NO_DAY INT32_MIN

/* One line as the provider has it. Not said: NULL, INVOICE_NO_DAY, -1. */
struct invoice_line {
	const char *ref; /* "V26-000123" */
	int n;		 /* of the item; 0 not said */
	int32_t day_days;
	const char *language; /* BCP 47 */
	int minutes, words;
	int64_t rate; /* hundredths of a minor unit, of the contract's unit */
	int64_t net_minor;
	int vat_bp;
};

/* One item that the provider did, does or was to do. */
struct invoice_work {
	const char *ref;
	int n;
	int32_t day_days; /* of the job; of its end where it has no time */
	const char *language;
	enum { WORK_TO_COME, WORK_DONE, WORK_CALLED_OFF } stage;
	bool billed; /* on a bill already */
	int64_t billed_minor; /* what lines for it ask for there, net */
	struct price price; /* what is due; what was agreed while it is to
			     * come */
};

/* Why a line differs. Those but BILL_VAT add up to billed less due. */
struct invoice_part {
	enum bill_doubt doubt;
	int64_t amount_minor;
};
#define INVOICE_PARTS 5

struct invoice_match {
	int work;	 /* place in the list, -1 none */
	unsigned doubts; /* BILL_BITs; 0: agreed */
	int64_t expected_minor; /* -1 nothing says; what is due */
	int expected_vat_bp;	/* -1 nothing says */
	struct invoice_part part[INVOICE_PARTS];
	size_t parts;
};

/* By reference; else by day, language and size: a booking on its very day,
 * written work up to INVOICE_DAYS_APART from its end. An item belongs to one
 * line, and to those beside it that give a sum alone where its price has
 * travel or the like: the one is held against the work, the others together
 * against the rest. Any other line for it is billed twice.
 *   ret  a place for each line */
#define INVOICE_DAYS_APART 7
struct invoice_files {
	const struct invoice_line *line;
	size_t lines;
	const struct invoice_work *work;
	size_t works;
};
void invoice_match(const struct invoice_files *, struct arena *,
		   struct invoice_match *ret);

/* The line against the work that somebody says it is: parts and what is due;
 * doubts are as in invoice_match. Of work that is on a bill already a line
 * that gives a sum alone is for travel or the like, where the price has that
 * and something is left; and where no more than that is billed a line is for
 * the work. */
void invoice_compare(const struct invoice_line *, const struct invoice_work *,
		     struct invoice_match *ret);

#endif
