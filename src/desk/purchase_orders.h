/* Purchase orders: a number, a contract, days and an amount; what invoices
 * that refer to one have drawn of it, and a warning before it runs out. For
 * managers. Money is net. */
#ifndef VERNACULAR_DESK_PURCHASE_ORDERS_H
#define VERNACULAR_DESK_PURCHASE_ORDERS_H

#include "desk/desk.h"

struct faults;
struct model;
struct page_wish;

/* Warned of from so much of it drawn, or so many days before its end. */
#define ORDER_WARN_PERCENT 80
#define ORDER_WARN_DAYS 60

/* {orders: [{id, number, provider, provider_name, contract, contract_name,
 *  from(day), until(day), amount(money), drawn, left (below nothing where it
 *  is overdrawn), bills, state(code order-state), version}], next,
 *  contracts: [{id, name, provider_name}] that hold} newest first. */
enum status orders_list(struct visit *, const struct page_wish *,
			struct model *, struct fault *) MUST_USE;

/* One row of them. Errors: E_NOT_FOUND. */
enum status order_show(struct visit *, const char *id, struct model *,
		       struct fault *) MUST_USE;

/* Words as they came. */
struct order_input {
	const char *contract, *number, *from, *until, *amount;
};
/* Errors: E_INPUT with faults, E_CONFLICT. */
enum status order_add(struct visit *, const struct order_input *,
		      struct model *, struct faults *, struct fault *)
	MUST_USE;
/* From, until and amount; NULL stays. Errors: also E_STALE, E_NOT_FOUND. */
enum status order_change(struct visit *, const char *id, int64_t version,
			 const struct order_input *, struct model *,
			 struct faults *, struct fault *) MUST_USE;

#endif
