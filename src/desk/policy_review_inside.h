/* What the files of reviews of policies share. Internal to desk/. */
#ifndef VERNACULAR_DESK_POLICY_REVIEW_INSIDE_H
#define VERNACULAR_DESK_POLICY_REVIEW_INSIDE_H

#include "desk/policy_reviews.h"
#include "store/policy_review.h"

/* Errors: E_NOT_FOUND. */
enum status policy_review_named(struct visit *, const char *id,
				struct policy_review *, struct fault *)
	MUST_USE;
/* The same, or one that the caller's partnership published. */
enum status policy_review_readable(struct visit *, const char *id,
				   struct policy_review *, struct fault *)
	MUST_USE;

#endif
