/* The store's review of translations as notice/ asks for it. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_REVIEW_H
#define VERNACULAR_DESK_REVIEW_H

#include "base/hash.h"
#include "desk/desk.h"
#include "notice/translate.h"

struct notices;
struct translations;
struct tag;

/* What the store says about one notice in one language. */
struct reviews {
	struct translate_review review; /* self points at marks */
	const struct translations *marks;
};
enum status reviews_read(struct visit *, const struct notice *,
			 const struct tag *, struct reviews *ret,
			 struct fault *) MUST_USE;

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
