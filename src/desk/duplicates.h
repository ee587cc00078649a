/* Open requests of a tenant that look like the one that comes in: pointed out
 * before it is sent. Internal to desk/. */
#ifndef VERNACULAR_DESK_DUPLICATES_H
#define VERNACULAR_DESK_DUPLICATES_H

#include "desk/decide.h"

/* Fill draft->alikes, and draft->request.again_of with the first that is the
 * same. A few index rows an item. */
enum status duplicates_find(struct visit *, struct draft *, struct fault *)
	MUST_USE;

/* Errors: E_CONFLICT at "/again_reason" where one is the same and no reason
 * was given; the fault names it. */
enum status duplicates_ask(const struct draft *, struct fault *) MUST_USE;

/* {alike: [...]} as intake.h has it. */
void show_alike(struct model *, const struct alikes *);

/* Why it was sent all the same, in the event. */
void log_again(struct model *payload, const struct draft *);

#endif
