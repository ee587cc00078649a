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
enum status reviews_read(struct visit *, int64_t organisation,
			 const struct notice *, const struct tag *,
			 struct reviews *ret, struct fault *) MUST_USE;

/* The review of that key, NULL where nobody reviewed it. */
const struct review *reviews_find(const struct reviews *,
				  const unsigned char key[HASH_BYTES]);

/* A hash of all of it: equal while nothing was reviewed. */
void reviews_stamp(const struct reviews *, struct hash_state *);

/* key: of struct translated. */
enum status review_approve(struct visit *, const struct notice *,
			   const struct tag *,
			   const unsigned char key[HASH_BYTES], struct fault *)
	MUST_USE;
enum status log_approval(struct visit *, const struct notice *,
			 const struct tag *, struct fault *) MUST_USE;

enum status no_translation(const struct notice *, const struct tag *,
			   struct fault *) MUST_USE;

enum status notice_named(struct visit *, const char *name,
			 const struct notices **, const struct notice **,
			 struct fault *) MUST_USE;

#endif
