/* Service credits: agreed targets that a provider missed in a month, the items
 * behind them, and the bills that they are taken off. Months are those of
 * store/spend, money is net. */
#ifndef VERNACULAR_STORE_SERVICE_CREDIT_H
#define VERNACULAR_STORE_SERVICE_CREDIT_H

#include "store/contract.h"
#include "store/db.h"

enum credit_state {
	CREDIT_OPEN, /* to be decided */
	CREDIT_ACCEPTED,
	CREDIT_WAIVED,
};
#define CREDIT_STATES 3
extern const char *const credit_state_names[CREDIT_STATES];

struct service_credit {
	int64_t id, organisation, provider, contract, card;
	int month;
	enum target_measure measure;
	int share_bp, credit_bp; /* as promised */
	int64_t hits, of;
	int64_t base_minor, credit_minor;
	enum credit_state state;
	const char *reason; /* of the decision; NULL none */
	int64_t version;
	int64_t made_utc, said_utc, said_by;
	int64_t bill; /* that it is taken off; 0 none yet */
	/* Read only. */
	const char *provider_name, *contract_name, *bill_number;
	int vat_bp; /* of the card */
};

struct service_credits {
	struct service_credit *list;
	size_t count;
};

enum status credit_insert(const struct access *, const struct service_credit *,
			  struct fault *) MUST_USE;
/* State and reason; version as it was read, and is raised. Errors: E_STALE. */
enum status credit_update(const struct access *, const struct service_credit *,
			  struct fault *) MUST_USE;
/* It is taken off that bill. */
enum status credit_take(const struct access *, int64_t id, int64_t bill,
			struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status credit_get(const struct access *, int64_t id,
		       struct service_credit *ret, struct fault *) MUST_USE;
/* An organisation's, newest first; after 0 from the newest. */
enum status credit_list(const struct access *, int64_t organisation,
			int64_t after, size_t limit,
			struct service_credits *ret, struct fault *) MUST_USE;
/* A provider's that were accepted, newest first, at most limit. */
enum status credit_of_provider(const struct access *, int64_t provider,
			       size_t limit, struct service_credits *ret,
			       struct fault *) MUST_USE;
/* Those of a bill; before it is settled (bill 0) an organisation's that are
 * accepted and on no bill, the oldest first. */
struct credit_question {
	int64_t bill, organisation, provider;
};
enum status credit_for_bill(const struct access *,
			    const struct credit_question *,
			    struct service_credits *ret, struct fault *)
	MUST_USE;

/* What missed it. */
struct credit_item {
	int64_t credit;
	int n;
	int64_t item;
	const char *why; /* "late", "declined" ... */
	const char *ref; /* read only; NULL where the caller may not know */
	int item_n;
};
struct credit_items {
	struct credit_item *list;
	size_t count;
};
#define CREDIT_ITEMS_MOST 1000
enum status credit_item_insert(const struct access *,
			       const struct credit_item *, struct fault *)
	MUST_USE;
enum status credit_item_list(const struct access *, int64_t credit,
			     struct credit_items *ret, struct fault *) MUST_USE;

/* What a month has for a contract, in all organisations that it is for. */
struct credit_span {
	int64_t contract, card, provider, organisation;
	int64_t from_utc, to_utc; /* to: not in it */
};
struct credit_fact {
	int64_t item;
	const char *state, *outcome; /* of an offer: what became of it */
	int in_standard;	     /* 1, 0, or -1 unknown */
};
struct credit_facts {
	struct credit_fact *list;
	size_t count;
};
/* Work agreed by the contract and closed. */
enum status credit_work(const struct access *, const struct credit_span *,
			struct credit_facts *ret, struct fault *) MUST_USE;
/* Offers that were answered or expired, of services that the card has. */
enum status credit_offers(const struct access *, const struct credit_span *,
			  struct credit_facts *ret, struct fault *) MUST_USE;
/* What it came to. */
enum status credit_base(const struct access *, const struct credit_span *,
			int64_t *ret_minor, struct fault *) MUST_USE;

/* Contracts in force in a month that nobody has looked at, at most limit; days
 * are its first and last. */
struct credit_due {
	int month;
	int32_t first_days, last_days;
	size_t limit;
};
enum status credit_due(const struct access *, const struct credit_due *,
		       struct contracts *ret, struct fault *) MUST_USE;
enum status credit_looked(const struct access *, int64_t contract, int month,
			  int64_t at_utc, struct fault *) MUST_USE;

#endif
