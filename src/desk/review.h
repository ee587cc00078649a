/* The store's review of translations as notice/ asks for it. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_REVIEW_H
#define VERNACULAR_DESK_REVIEW_H

#include "base/hash.h"
#include "desk/desk.h"
#include "notice/translate.h"
#include "store/review.h"

struct notices;
struct tag;

/* What an organisation says about one notice in one language. */
struct reviews {
	struct translate_review review; /* self points at marks */
	const struct reviewed *marks;	/* ordered by key */
};
/* Whose words a notice is made of: its own name and those of its clauses,
 * ended by NULL. In the arena, copied. */
const char *const *notice_words(const struct notice *, struct arena *);

/*   words  as above: a clause's reviews count wherever it stands */
enum status reviews_read(struct visit *, int64_t organisation,
			 const char *const *words, const struct tag *,
			 struct reviews *ret, struct fault *) MUST_USE;

/* The review of that key, NULL where nobody reviewed it. */
const struct review *reviews_find(const struct reviews *,
				  const unsigned char key[HASH_BYTES]);

/* A hash of all of it: equal while nothing was reviewed. */
void reviews_stamp(const struct reviews *, struct hash_state *);

enum status no_translation(const struct notice *, const struct tag *,
			   struct fault *) MUST_USE;

/* A notice as the organisation has it; it lives as long as the visit. */
struct found {
	const struct notices *notices;
	const struct notice *notice;
};
enum status notice_named(struct visit *, int64_t organisation,
			 const char *name, struct found *ret, struct fault *)
	MUST_USE;

#endif
