/* What each item stands at, and its sums by organisation, cost code and month:
 * what budgets are held against. Kept with the prices, in their savepoint, so
 * that a sum costs the same however many items there are. Months are London's,
 * counted from January 1970; money is net. */
#ifndef VERNACULAR_STORE_SPEND_H
#define VERNACULAR_STORE_SPEND_H

#include "store/db.h"

enum spend_stage {
	SPEND_ESTIMATED, /* nobody has taken it */
	SPEND_COMMITTED, /* taken, not done */
	SPEND_SPENT,	 /* done, or called off at a price */
};
#define SPEND_STAGES 3
extern const char *const spend_stage_names[SPEND_STAGES];

/* The item stands at its price of that stage ("agreed"), unless it has come
 * further already. Called by store/price. */
enum status spend_put(const struct access *, int64_t item, const char *stage,
		      struct fault *) MUST_USE;
/* Nobody has taken it any more: it stands at its estimate. */
enum status spend_free(const struct access *, int64_t item, struct fault *)
	MUST_USE;
/* Its request is booked on another code: so are its items but those that say
 * so themselves. */
enum status spend_recode(const struct access *, int64_t request,
			 struct fault *) MUST_USE;

/* An entry of the ledger, or a revision, as it is kept now: its price, on the
 * code of its item or call. Called by store/ledger and store/revision. */
enum status spend_put_entry(const struct access *, int64_t entry,
			    struct fault *) MUST_USE;
enum status spend_put_revision(const struct access *, int64_t revision,
			       struct fault *) MUST_USE;

/* The sums of twelve months: of an organisation and its members. */
struct spend_span {
	int64_t organisation;
	const char *code; /* "" all codes */
	int from_month;
};
enum status spend_sums(const struct access *, const struct spend_span *,
		       int64_t ret_minor[SPEND_STAGES], struct fault *)
	MUST_USE;

/* Who pays within an organisation. */
struct cost_code {
	const char *code, *name;
	const char *services; /* it is the default of: "translation, other" */
};
struct cost_codes {
	struct cost_code *list;
	size_t count;
};
/* By code; a partnership's are its members' too. */
enum status cost_code_list(const struct access *, int64_t organisation,
			   struct cost_codes *ret, struct fault *) MUST_USE;
/* In place of one of that code. */
enum status cost_code_put(const struct access *, int64_t organisation,
			  const struct cost_code *, struct fault *) MUST_USE;
/* The default of a service, "" of those without one; code "" none. */
enum status cost_code_default(const struct access *, int64_t organisation,
			      const char *service, const char *code,
			      struct fault *) MUST_USE;
/* What a request is booked on: what it says, NULL the default. */
enum status cost_code_of(const struct access *, int64_t request,
			 const char **ret_code, struct fault *) MUST_USE;
/* code NULL: the default again. */
enum status cost_code_set(const struct access *, int64_t request,
			  const char *code, struct fault *) MUST_USE;

#endif
