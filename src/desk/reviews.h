/* What is due to be looked at again: one queue of several kinds of thing,
 * soonest first. A kind is a row of the table in reviews.c: how to list what
 * of it is due, and what one tap says of one. */
#ifndef VERNACULAR_DESK_REVIEWS_H
#define VERNACULAR_DESK_REVIEWS_H

#include "desk/desk.h"

struct model;
struct page_wish;

/* {reviews: [{what(code review-what), word, id, due(day), overdue(bool),
 *  tenant, reference, name(name), name_native(name), organisation,
 *  facts: [as strip], met_at, right(bool): one tap is enough, path}], next}:
 * due in the next REVIEW_DAYS days or before. What is no tenant's (the plan of
 * the caller's landlord, its assessments and reviews of policies) has the path
 * of its page, its title as the name, and no tenant.
 * Errors: E_INPUT. */
#define REVIEW_DAYS 30
enum status reviews_list(struct visit *, const struct page_wish *,
			 struct model *, struct fault *) MUST_USE;

/* It is still right: due again when its kind says. what is "need" or another
 * word of the table. {due(day)}
 * Errors: E_NOT_FOUND; E_CONFLICT it is over. */
enum status review_right(struct visit *, const char *what, const char *id,
			 struct model *, struct fault *) MUST_USE;

#endif
