/* A second person looks at a translation: who was asked, and what came of it.
 */
#ifndef VERNACULAR_STORE_REVISION_H
#define VERNACULAR_STORE_REVISION_H

#include "base/hash.h"
#include "store/db.h"

enum revision_state {
	REVISION_ASKED,
	REVISION_ACCEPTED,
	REVISION_DECLINED,
	REVISION_WITHDRAWN, /* by the landlord, or the work went back */
	REVISION_RETURNED,  /* the reviser sent it back */
	REVISION_DONE,
};
#define REVISION_STATES 6
const char *revision_state_name(enum revision_state);

struct revision {
	int64_t id, item, organisation, hand_in;
	int64_t provider; /* 0: a colleague */
	int64_t account;  /* who did it; 0 by the link */
	enum revision_state state;
	unsigned char token_hash[HASH_BYTES]; /* of a provider's link */
	int64_t asked_utc, asked_by, answered_utc, done_utc; /* 0 not yet */
	int64_t price_minor; /* net, agreed; -1 nothing was */
	int vat_bp;	     /* of that */
	int64_t expires_utc; /* while nobody has answered; 0 never */
	int changed;	    /* parts that were put right */
	const char *reason; /* NULL none */
	/* Read only; NULL where it is the other's. */
	const char *provider_name, *account_name;
};
struct revisions {
	struct revision *list;
	size_t count;
};

/* Adds it, or replaces the one with its id. */
enum status revision_put(const struct access *, const struct revision *,
			 struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status revision_by_token(const struct access *,
			      const unsigned char token_hash[HASH_BYTES],
			      struct revision *ret, struct fault *) MUST_USE;
/* An item's, oldest first. */
enum status revision_of_item(const struct access *, int64_t item,
			     struct revisions *ret, struct fault *) MUST_USE;
/* Those that nobody answered in time, the oldest first, at most limit. */
enum status revision_expired(const struct access *, int64_t now_utc,
			     size_t limit, struct revisions *ret,
			     struct fault *) MUST_USE;
/* What a provider was asked and has not done, oldest first; at most
 * REVISIONS_MOST. */
#define REVISIONS_MOST 200
enum status revision_open(const struct access *, int64_t provider,
			  struct revisions *ret, struct fault *) MUST_USE;

#endif
