/* The review of translations: who translated, revised, approved or refused
 * each message of a notice in a language. */
#ifndef VERNACULAR_STORE_REVIEW_H
#define VERNACULAR_STORE_REVIEW_H

#include "base/hash.h"
#include "store/db.h"

enum review_state {
	REVIEW_TRANSLATED,
	REVIEW_REVISED,
	REVIEW_APPROVED,
	REVIEW_REFUSED,
};

/* One message; one that has no row is as its catalogue says. */
struct review {
	int64_t organisation;
	const char *notice, *language;
	unsigned char key[HASH_BYTES]; /* of the English and every form */
	enum review_state state;
	int64_t translated_by; /* account or provider; 0: it came with the
				* product */
	int64_t translated_utc;
	int64_t revised_by, revised_utc, decided_by, decided_utc; /* 0: none */
	const char *translated_name, *revised_name, *decided_name; /* read */
	const char *note; /* of who acted last; NULL for none */
};

struct reviewed {
	struct review *list;
	size_t count;
};

/* Adds or replaces. */
enum status review_put(const struct access *, const struct review *,
		       struct fault *) MUST_USE;

/* Of one notice in one language, ordered by key: the organisation's own, and
 * of its partnership what it has no own of. */
enum status review_list(const struct access *, int64_t organisation,
			const char *notice, const char *language,
			struct reviewed *ret, struct fault *) MUST_USE;

/* Has anybody of the scope approved anything? */
enum status review_any_approved(const struct access *, bool *ret,
				struct fault *) MUST_USE;

#endif
