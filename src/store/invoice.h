/* Work that a provider may send an invoice for. */
#ifndef VERNACULAR_STORE_INVOICE_H
#define VERNACULAR_STORE_INVOICE_H

#include "store/db.h"

struct invoice_item {
	int64_t item;
	const char *ref, *language, *state;
	int n;
	int64_t starts_utc, closed_utc; /* 0 none */
	int64_t billed_minor; /* on bills, but for disputed lines; -1 none */
	/* Of a revision of the item, which is what is billed: 0 none. */
	int64_t revision, price_minor; /* net */
	int vat_bp;
};

struct invoice_items {
	struct invoice_item *list;
	size_t count;
};

#define INVOICE_ITEMS_MOST 20000

/* Those of one request that the provider has or had, and what it revises at a
 * price.
 *   ref  "V26-000123" */
enum status invoice_items_of(const struct access *, const char *ref,
			     int64_t provider, struct invoice_items *ret,
			     struct fault *) MUST_USE;

/* Those of an organisation that were closed in a time and have something to
 * pay, by when. */
struct invoice_span {
	int64_t organisation, provider;
	int64_t from_utc, to_utc; /* to: not in it */
};
enum status invoice_items_between(const struct access *,
				  const struct invoice_span *,
				  struct invoice_items *ret, struct fault *)
	MUST_USE;

#endif
