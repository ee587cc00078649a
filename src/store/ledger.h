/* What was paid, line by line, each with the item that it was paid for. */
#ifndef VERNACULAR_STORE_LEDGER_H
#define VERNACULAR_STORE_LEDGER_H

#include "core/price.h"
#include "store/db.h"
#include "store/price.h"

struct ledger_line {
	int64_t at_utc, item;
	enum price_stage stage; /* PRICE_ACTUAL or PRICE_CANCELLED */
	/* NULL and 0 where the caller may not know of the item. */
	const char *ref, *service, *language, *cost_code;
	int n;
	const char *provider;	       /* its name; NULL nobody */
	const char *contract, *number; /* NULL off contract */
	int card_version;	       /* 0 off contract */
	int64_t net_minor, vat_minor, gross_minor;
	int vat_bp;
};

struct ledger_lines {
	struct ledger_line *list;
	size_t count;
};

/* Of all landlords of the scope, in the order in which items were closed;
 * pages by at and item.
 *   page  to: not included */
enum status ledger_list(const struct access *, const struct price_page *,
			struct ledger_lines *ret, struct fault *) MUST_USE;

/* All of a span: only its from and to count. */
struct ledger_sum {
	int64_t count, net_minor, vat_minor, gross_minor;
};
enum status ledger_total(const struct access *, const struct price_page *,
			 struct ledger_sum *ret, struct fault *) MUST_USE;

#endif
