/* English instead of a translation that is not ready, with a few approved
 * sentences in the reader's language before it: where the landlord's setting
 * companion-summary says so. Internal to desk/. */
#ifndef VERNACULAR_DESK_COMPANION_H
#define VERNACULAR_DESK_COMPANION_H

#include "desk/desk.h"
#include "desk/review.h"
#include "notice/merge.h"

struct notices;

/* The clause that stands before the letter; its field `about` is the letter's
 * title. */
#define COMPANION_CLAUSE "in-brief"

struct companion {
	int64_t organisation;
	const struct notices *notices;
	const struct merge *refused; /* the letter as it may not go out */
};

/* The letter in English, its summary first, in the arena.
 *   ret_reviews  of the summary's words, for a stamp
 * Errors: E_REFUSED the landlord does not want it, or nobody approved the
 * summary in that language; those of notice_merge. */
enum status companion_make(struct visit *, const struct companion *,
			   struct reviews *ret_reviews,
			   const struct document **ret, struct faults *,
			   struct fault *) MUST_USE;

/* Whose reviews those are, as notice_words has it. */
const char *const *companion_words(const struct notices *, struct arena *);

#endif
