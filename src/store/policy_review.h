/* Reviews of policies: who was asked, what was published, who has read it. */
#ifndef VERNACULAR_STORE_POLICY_REVIEW_H
#define VERNACULAR_STORE_POLICY_REVIEW_H

#include "store/db.h"

struct policy_review {
	int64_t id, organisation, version;
	const char *title, *why;
	int64_t owner; /* an account */
	int32_t due_on_days; /* London day, as all that follow; 0 none */
	int32_t asked_from_on_days, asked_to_on_days;
	const char *asked, *said, *changed; /* NULL none */
	int32_t published_on_days;
	const char *place;
	int32_t again_on_days;
	int64_t made_utc;
};
struct policy_reviews {
	struct policy_review *list;
	size_t count;
};

enum status policy_review_insert(const struct access *,
				 const struct policy_review *, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status policy_review_get(const struct access *, int64_t id,
			      struct policy_review *ret, struct fault *)
	MUST_USE;
/* All of it; version goes up by one. Errors: E_NOT_FOUND; E_STALE. */
enum status policy_review_update(const struct access *,
				 const struct policy_review *, struct fault *)
	MUST_USE;
/* An organisation's by due day and id. */
struct policy_review_wish {
	int64_t organisation;
	bool open; /* only those that are not published */
	int32_t after_days; /* INT32_MIN the first page */
	int64_t after_id;
	size_t limit;
};
enum status policy_review_list(const struct access *,
			       const struct policy_review_wish *,
			       struct policy_reviews *ret, struct fault *)
	MUST_USE;

/* Published by the organisation and not read by the account, at most 20. */
enum status policy_review_unread(const struct access *, int64_t organisation,
				 int64_t account, struct policy_reviews *ret,
				 struct fault *) MUST_USE;

struct policy_read {
	int64_t review, account, at_utc;
};
struct policy_reads {
	struct policy_read *list;
	size_t count;
};
/* Once; a second time changes nothing. */
enum status policy_read_put(const struct access *, const struct policy_read *,
			    struct fault *) MUST_USE;
/* By account. */
enum status policy_read_list(const struct access *, int64_t review,
			     struct policy_reads *ret, struct fault *)
	MUST_USE;

#endif
