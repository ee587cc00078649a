/* What was paid, line by line, each with the item that it was paid for. */
#ifndef VERNACULAR_STORE_LEDGER_H
#define VERNACULAR_STORE_LEDGER_H

#include "core/price.h"
#include "store/db.h"
#include "store/price.h"

/* Beside the prices of items: written when a bill is settled. */
struct ledger_entry {
	int64_t id, organisation, at_utc;
	const char *kind; /* "call", "difference", "credit" */
	int64_t provider, bill;
	int64_t line, item, call, credit; /* 0 none */
	int64_t net_minor, vat_minor, gross_minor; /* signed; gross is made */
	int vat_bp;
};
enum status ledger_entry_insert(const struct access *,
				const struct ledger_entry *, struct fault *)
	MUST_USE;

/* The item that a call became, with its net and VAT of what it cost by the
 * contract; item 0 where it became none, or nothing says what it costs. */
enum status ledger_call_item(const struct access *, int64_t call,
			     struct ledger_entry *ret, struct fault *) MUST_USE;
/* Bill, line, provider and VAT rate of the entry of a call by itself; bill 0
 * where there is none. */
enum status ledger_call_paid(const struct access *, int64_t call,
			     struct ledger_entry *ret, struct fault *) MUST_USE;
/* What lines that are paid before this one had of the price of an item or a
 * revision: on bills that are settled, and before it on its own. */
struct ledger_share {
	int64_t item, revision; /* revision: 0 of the item itself */
	int64_t bill, line;
};
enum status ledger_shared(const struct access *, const struct ledger_share *,
			  int64_t *ret_minor, struct fault *) MUST_USE;

struct ledger_line {
	int64_t at_utc, key; /* key: the item, or the entry */
	int64_t item;	     /* 0 none */
	const char *kind;    /* "actual", "cancelled", "revision", or that
			      * of an entry */
	const char *invoice, *order, *call; /* NULL none */
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

/* Of all landlords of the scope, in the order in which it was written;
 * pages by at and key.
 *   page  to: not included */
enum status ledger_list(const struct access *, const struct price_page *,
			struct ledger_lines *ret, struct fault *) MUST_USE;

/* All of a span: only its from and to count. */
struct ledger_sum {
	int64_t count, net_minor, vat_minor, gross_minor;
};
enum status ledger_total(const struct access *, const struct price_page *,
			 struct ledger_sum *ret, struct fault *) MUST_USE;

/* All that one organisation paid in a span, added up: by provider, service,
 * language and whether it was off contract. What a bill has beside work has no
 * service and no language. Borrowed for the call; visit uses no function of
 * the store. */
struct ledger_spend {
	int64_t provider; /* 0 nobody */
	const char *service, *language; /* "" none */
	bool off_contract;
	int64_t n, net_minor, gross_minor;
};
struct ledger_span {
	int64_t organisation, from_utc, to_utc; /* to: not included */
};
struct ledger_visit {
	void (*visit)(void *self, const struct ledger_spend *);
	void *self;
};
enum status ledger_spend(const struct access *, const struct ledger_span *,
			 const struct ledger_visit *, struct fault *) MUST_USE;

#endif
