/* A landlord's own versions of the English of notices and clauses. A version
 * is never changed; what changes is how far it has come. */
#ifndef VERNACULAR_STORE_SOURCE_H
#define VERNACULAR_STORE_SOURCE_H

#include "store/db.h"

enum source_state {
	SOURCE_DRAFT,
	SOURCE_WAITING, /* for another person's approval */
	SOURCE_IN_USE,
	SOURCE_REPLACED,
	SOURCE_RETURNED, /* not approved, with the reason */
	SOURCE_WITHDRAWN,
};
#define SOURCE_STATES 6

/* "in-use" and so on. */
extern const char *const source_state_names[SOURCE_STATES];

struct source {
	int64_t id, organisation;
	const char *notice; /* its name, or a clause's */
	int64_t version;
	int64_t based_on; /* 0: what ships */
	const char *text, *easy_read; /* NULL in lists; easy_read also where
				       * there is none */
	int64_t made_by, made_utc, sent_by, sent_utc, decided_by, decided_utc;
	const char *made_name, *sent_name, *decided_name; /* read only */
	enum source_state state;
	const char *note; /* or NULL */
};

struct sources {
	struct source *list;
	size_t count;
};

/* The version is the next of its notice, set in here.
 * Errors: E_CONFLICT a draft of it is open already. */
enum status source_insert(const struct access *, struct source *,
			  struct fault *) MUST_USE;

/* Keep state, sent, decided and note. Errors: E_NOT_FOUND; E_STALE it is no
 * longer in the state `from`. */
enum status source_move(const struct access *, const struct source *,
			enum source_state from, struct fault *) MUST_USE;

/* Errors: E_NOT_FOUND. */
enum status source_get(const struct access *, int64_t organisation,
		       const char *notice, int64_t version, struct source *ret,
		       struct fault *) MUST_USE;

/* Of one notice, the latest first, without texts. */
enum status source_history(const struct access *, int64_t organisation,
			   const char *notice, struct sources *ret,
			   struct fault *) MUST_USE;

/* Every one in use, of the organisation and its partnership: of each notice
 * the organisation's own, else the partnership's; in order of notice. */
enum status source_in_use(const struct access *, int64_t organisation,
			  struct sources *ret, struct fault *) MUST_USE;

/* Drafts and what waits, of the organisation alone, without texts. */
enum status source_open(const struct access *, int64_t organisation,
			struct sources *ret, struct fault *) MUST_USE;

#endif
