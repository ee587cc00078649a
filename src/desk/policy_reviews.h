/* Reviews of policies: who was asked and what they said, where the policy was
 * published, and which colleagues have read it. HISTORY and COLLEAGUES are
 * those of desk/action_plans.h. */
#ifndef VERNACULAR_DESK_POLICY_REVIEWS_H
#define VERNACULAR_DESK_POLICY_REVIEWS_H

#include "desk/desk.h"

struct faults;
struct model;
struct page_wish;

/* ROW: {id, title, organisation, organisation_name, owner_name, stage(code
 * review-stage), due_on(day), late(bool), published_on, again_on (days or
 * null)} */

/* {open(bool), reviews: [ROW], next, unread: [{id, title, published_on,
 *  place}] what the caller has not read, organisations: [{id, name}],
 *  COLLEAGUES}.
 *   organisation  an id; NULL or "" all that the caller may see
 *   show          "all", or NULL those that are not published
 * Errors: E_NOT_FOUND no such organisation; E_INPUT. */
struct policy_reviews_wish {
	const char *organisation, *show;
};
enum status policy_reviews_list(struct visit *,
				const struct policy_reviews_wish *,
				const struct page_wish *, struct model *,
				struct fault *) MUST_USE;

/* ROW, and why, owner, version, asked_from_on, asked_to_on (days or null),
 * asked, said, changed, place, mine(code policy-read: unread, read, or null
 * where it is not for the caller to read), colleagues_all, colleagues_read,
 * reads: [{name, organisation_name, at}] those who have not first, for
 * managers and auditors, else empty; HISTORY, COLLEAGUES. One that the
 * partnership published can be seen by its members' colleagues, without reads
 * and history. Errors: E_NOT_FOUND. */
enum status policy_review_show(struct visit *, const char *id, struct model *,
			       struct fault *) MUST_USE;

/* {policies_unread: how many the caller has not read, at most 40}; 0 for who
 * has none to read. */
enum status policies_unread(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* A new one. Must be said: title, why, owner, due_on, which is not past. {id}
 * Errors: E_NOT_FOUND; E_INPUT with faults. */
struct policy_review_input {
	const char *organisation, *title, *why, *owner, *due_on;
};
enum status policy_review_add(struct visit *,
			      const struct policy_review_input *,
			      struct model *, struct faults *, struct fault *)
	MUST_USE;

/* The next step. "asked": from_on and to_on, and whom (words); "heard": what
 * was said (words) and what was changed for it (changed); "published": on_day,
 * not to come, where (place), and again_on, when it is reviewed again. Each
 * may be put right by doing it again; what is published stays so.
 * {id} Errors: E_NOT_FOUND; E_INPUT with faults; E_STALE; E_CONFLICT heard
 * before anybody was asked. */
struct policy_review_step {
	const char *id, *step;
	int64_t version;
	const char *words, *from_on, *to_on, *changed, *on_day, *place,
		*again_on;
};
enum status policy_review_step(struct visit *,
			       const struct policy_review_step *,
			       struct model *, struct faults *,
			       struct fault *) MUST_USE;

/* The caller has read it; a second time changes nothing. {id}
 * Errors: E_NOT_FOUND; E_CONFLICT it is not published; E_FORBIDDEN who has no
 * account here. */
enum status policy_review_read(struct visit *, const char *id, struct model *,
			       struct fault *) MUST_USE;

#endif
