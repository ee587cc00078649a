/* Purchase orders: how much may be billed under a contract, and how much was.
 * Money is net. */
#ifndef VERNACULAR_STORE_PURCHASE_ORDER_H
#define VERNACULAR_STORE_PURCHASE_ORDER_H

#include "store/db.h"

struct purchase_order {
	int64_t id, organisation, provider, contract;
	const char *number;
	int32_t from_days, until_days; /* the last day */
	int64_t amount_minor;
	int64_t version;
	int64_t created_utc, created_by;
	/* Read only. */
	int64_t drawn_minor, bills; /* of invoices: paid, or to be paid */
	const char *provider_name, *contract_name;
};

struct purchase_orders {
	struct purchase_order *list;
	size_t count;
};

/* Errors: E_CONFLICT where there is one of that number. */
enum status order_insert(const struct access *, const struct purchase_order *,
			 struct fault *) MUST_USE;
/* Days and amount; version as it was read, and is raised.
 * Errors: E_STALE, E_NOT_FOUND. */
enum status order_update(const struct access *, const struct purchase_order *,
			 struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status order_get(const struct access *, int64_t id,
		      struct purchase_order *ret, struct fault *) MUST_USE;
enum status order_by_number(const struct access *, int64_t organisation,
			    const char *number, struct purchase_order *ret,
			    struct fault *) MUST_USE;
/* An organisation's, newest first; after 0 from the newest.
 *   on_days  only those that hold on that day; 0 all */
struct order_filter {
	int64_t organisation, after;
	int32_t on_days;
	size_t limit;
};
enum status order_list(const struct access *, const struct order_filter *,
		       struct purchase_orders *ret, struct fault *) MUST_USE;

#endif
