/* What jobs cost: before anybody is asked, when somebody takes them, when they
 * are done, and when they are called off. By the contract in force on the day
 * of the job; where there is none by the price that the provider's skill
 * names. Net prices are what is compared, counted and stored with an item. */
#ifndef VERNACULAR_DESK_PRICES_H
#define VERNACULAR_DESK_PRICES_H

#include "core/price.h"
#include "desk/desk.h"

struct candidates;
struct faults;
struct item;
struct model;

/* A price, and what it comes from. */
struct price_found {
	bool known;	  /* else nothing below is said */
	struct price price;
	int64_t provider;
	int64_t card;	  /* of the contract; 0: off contract */
	bool expired;	  /* there was a contract, and it is past */
};

/* What an item would cost with a provider, or (0) with the cheapest who can do
 * it under contract, off contract where nobody can. Not knowing is no error.
 */
enum status price_estimate(struct visit *, const struct item *,
			   int64_t provider, struct price_found *ret,
			   struct fault *) MUST_USE;

/* The same, and it is kept with the item, which is written already. */
enum status price_foresee(struct visit *, const struct item *,
			  int64_t provider, struct price_found *ret,
			  struct fault *) MUST_USE;

/* The price of each candidate for an item, in one query however many there
 * are: price_minor (net, -1 unknown), and contract_order as their contracts
 * have it: 0 where the last one is past. Who never had a contract keeps the
 * order of the provider's record. */
enum status price_candidates(struct visit *, const struct item *,
			     struct candidates *, struct fault *) MUST_USE;

/* A provider takes the item: what was agreed is kept with it and does not
 * change when rates do. item->price_minor is set; the caller writes the item.
 */
enum status price_agree(struct visit *, struct item *, struct fault *)
	MUST_USE;

/* It is done, or somebody did not come: what it comes to, by the rates that
 * were agreed. Nothing is paid where the provider failed (the outcome). Again
 * replaces what was settled.
 *   size  0 and NULL: words and minutes as the item has them now; NULL: the
 *         way there as it was agreed, else as size has it */
struct price_size {
	int minutes, words, pages, travel_minutes, travel_miles;
};
enum status price_settle(struct visit *, const struct item *,
			 const struct price_size *, struct fault *) MUST_USE;

/* Somebody puts right what a completed item came to: its real size, with the
 * way there. The model is that of request_show without strip.
 *   numbers  0: as the item has it, no travel
 * Errors: E_NOT_FOUND, E_STALE, E_INPUT; E_CONFLICT it is not done. */
struct price_correction {
	const char *ref;
	int n;
	int64_t version; /* of the request, as it was read */
	int64_t minutes, words, pages, travel_minutes, travel_miles;
	const char *reason;
};
enum status price_correct(struct visit *, const struct price_correction *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;

/* What calling an item off costs at a time, and when that changes. Nothing
 * was agreed: nothing to pay.
 *   ret_step  percents belong to price of the same place */
struct price_cancel {
	size_t count; /* at least one: what it costs at once */
	struct price_step step[PRICE_STEPS];
	struct price price[PRICE_STEPS];
};
enum status price_cancel(struct visit *, const struct item *, int64_t at_utc,
			 struct price_cancel *ret, struct fault *) MUST_USE;

/* Whether calling an item off, or moving it, costs something now. */
enum status price_is_late(struct visit *, const struct item *, bool *ret,
			  struct fault *) MUST_USE;

/* The same now as a model, under "cancel": {percent, net(money), vat, gross,
 * steps: [{after_at, today(bool), percent, net, vat, gross}]}, steps are those
 * still to come; null where nobody has taken it. */
enum status show_cancel_cost(struct visit *, struct model *,
			     const struct item *, struct fault *) MUST_USE;

/* It is free again: nobody has agreed to anything. */
enum status price_forget(struct visit *, const struct item *, struct fault *)
	MUST_USE;

/* It is called off: what is to be paid for it by now is kept. */
enum status price_close(struct visit *, const struct item *, struct fault *)
	MUST_USE;

/* Under a key, which is returned: {net(money), vat, gross, vat_share, lines:
 * [{kind(code price-line), quantity, length(minutes or null), rate(text in
 * pounds or null), unit(code rate-unit), percent, amount(money)}]}. */
struct model *show_price(struct model *, const char *key,
			 const struct price *);

/* A price that was found, as show_price with off_contract(bool) and
 * expired(bool); null where it is not known. */
void show_found(struct model *, const char *key, const struct price_found *);

/* All that is kept with an item: "prices": {estimate, agreed, actual,
 * cancelled: as show_price with off_contract, or null; changes: [{kind(code
 * price-line), agreed, actual (quantities), difference(money)}],
 * difference(money or null)}. */
enum status show_prices(struct visit *, struct model *, const struct item *,
			struct fault *) MUST_USE;

#endif
