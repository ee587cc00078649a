/* What tenants say of a piece of work, and the addresses at which they may. */
#ifndef VERNACULAR_STORE_FEEDBACK_H
#define VERNACULAR_STORE_FEEDBACK_H

#include "base/hash.h"
#include "store/db.h"

struct feedback {
	int64_t id, item, organisation, tenant;
	int64_t provider, linguist; /* 0 none */
	unsigned char token_hash[HASH_BYTES];
	int64_t made_utc, made_by, expires_utc;
	int64_t answered_utc, answered_by; /* by: 0 the tenant */
	const char *how, *language; /* NULL not answered */
	const char *answers;	    /* core/feedback */
	const char *words;	    /* NULL none */
	bool call_me;
	int64_t due_utc; /* somebody looks into it; 0 no need */
	int64_t settled_utc, settled_by;
	const char *settled_why;
};
struct feedbacks {
	struct feedback *list;
	size_t count;
};

/* Errors: E_CONFLICT the item has one. */
enum status feedback_insert(const struct access *, const struct feedback *,
			    struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND, as below. */
enum status feedback_get(const struct access *, int64_t id,
			 struct feedback *ret, struct fault *) MUST_USE;
enum status feedback_of_item(const struct access *, int64_t item,
			     struct feedback *ret, struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND, also where it is over. */
enum status feedback_by_token(const struct access *,
			      const unsigned char hash[HASH_BYTES],
			      int64_t now_utc, struct feedback *ret,
			      struct fault *) MUST_USE;
/* A new address; a new time until which it holds. */
enum status feedback_renew(const struct access *, const struct feedback *,
			   struct fault *) MUST_USE;
/* What was answered, from answered_utc to due_utc. */
enum status feedback_answer(const struct access *, const struct feedback *,
			    struct fault *) MUST_USE;
/* settled_utc, settled_by, settled_why. */
enum status feedback_settle(const struct access *, const struct feedback *,
			    struct fault *) MUST_USE;

/* Answers with what a list shows of their work. */
struct feedback_row {
	struct feedback feedback;
	const char *ref, *subject, *service, *language, *provider_name;
	int n;
};
struct feedback_rows {
	struct feedback_row *list;
	size_t count;
	bool more; /* the last row's place goes on */
};
struct feedback_wish {
	bool waiting; /* those to look into, the soonest due first; else the
			 latest answered first */
	int64_t after_utc, after_id; /* the last row of the page before; 0 */
	size_t limit;
};
enum status feedback_list(const struct access *, const struct feedback_wish *,
			  struct feedback_rows *ret, struct fault *) MUST_USE;
/* How many wait, at most FEEDBACK_WAITING_MOST. */
#define FEEDBACK_WAITING_MOST 200
enum status feedback_waiting(const struct access *, int64_t *ret,
			     struct fault *) MUST_USE;

/* A provider's answers since a time, at most FEEDBACK_PROVIDER_MOST: only
 * answers and call_me are set. */
#define FEEDBACK_PROVIDER_MOST 5000
enum status feedback_of_provider(const struct access *, int64_t provider,
				 int64_t since_utc, struct feedbacks *ret,
				 struct fault *) MUST_USE;

#endif
