/* Service credits: once a month is over, what a provider had promised in its
 * contract is held against what it did; what was missed is a credit to accept
 * or to waive, with the items behind it, and is taken off the next bill that
 * is settled. For managers. */
#ifndef VERNACULAR_DESK_SERVICE_CREDITS_H
#define VERNACULAR_DESK_SERVICE_CREDITS_H

#include "desk/desk.h"

struct bill;
struct faults;
struct model;
struct page_wish;

/* {credits: [CREDIT], next} newest first.
 * CREDIT: {id, provider, provider_name, contract, contract_name, month(month:
 *  its first), measure(code target-measure), promised, reached (shares), hits,
 *  of, base(money: the month's price), credit_share, credit(money), state(code
 *  credit-state), reason, bill, bill_number, version} */
enum status credits_list(struct visit *, const struct page_wish *,
			 struct model *, struct fault *) MUST_USE;
/* One CREDIT, and items: [{ref (null where the caller may not know), n,
 * why(code credit-why)}], can_say(bool). Errors: E_NOT_FOUND. */
enum status credit_show(struct visit *, const char *id, struct model *,
			struct fault *) MUST_USE;

/* It is accepted or waived, until it was taken off.
 *   verdict  "accepted" or "waived", with a reason
 * Errors: E_NOT_FOUND, E_STALE, E_INPUT with faults, E_CONFLICT. */
struct credit_saying {
	const char *id, *verdict, *reason;
	int64_t version;
};
enum status credit_say(struct visit *, const struct credit_saying *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Contracts are looked at for the month that is over, some at a time. Called
 * by tick. */
enum status credits_make(struct visit *, struct fault *) MUST_USE;

/* The same for one contract and the month of a time: for a demonstration. */
enum status credits_make_for(struct visit *, int64_t contract, int64_t utc,
			     struct fault *) MUST_USE;

/* A CREDIT of a row. */
struct service_credit;
void credit_model(struct model *, const struct service_credit *);

#endif
