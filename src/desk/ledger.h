/* The ledger: what was paid to providers in a period, each line traceable to
 * its item, call or credit: what items cost, and beside it, once a bill is
 * settled, calls, differences that were accepted and credits taken off. For
 * managers and their finance system. */
#ifndef VERNACULAR_DESK_LEDGER_H
#define VERNACULAR_DESK_LEDGER_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct buf;
struct model;

/* {from(day), to(day), total: {count, net(money), vat, gross}, rows: [{at,
 *  stage(code ledger-kind), ref, n, service(code), language(language),
 *  cost_code, provider, contract, contract_number, card_version, net(money),
 *  vat_share, vat, gross, invoice, order, call (references or null)}], next}
 * ref, n, service, language and cost_code are null where the caller may not
 * know of the item; its money counts all the same.
 *   from, to  ISO dates, both included, London days; NULL: the last month
 * Errors: E_INPUT. */
struct ledger_wish {
	const char *from, *to;
	struct page_wish page;
};
enum status ledger_show(struct visit *, const struct ledger_wish *,
			struct model *, struct fault *) MUST_USE;

/* All of the period as CSV, safe in a spreadsheet; money with two places.
 * Errors: E_INPUT. */
enum status ledger_csv(struct visit *, const struct ledger_wish *,
		       struct buf *out, struct fault *) MUST_USE;

#endif
