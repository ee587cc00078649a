/* Offers as they go out. Internal to desk/assign. */
#ifndef VERNACULAR_DESK_OFFER_SEND_H
#define VERNACULAR_DESK_OFFER_SEND_H

#include "desk/assign.h"

/* When the answer to an offer made now is due. *ret_utc is 0 where there is
 * nothing to answer. */
enum status offer_answer_by(struct visit *, const struct job *,
			    int64_t *ret_utc, struct fault *) MUST_USE;

/* Whether a provider was asked before; offers for another time do not count.
 */
bool offer_was_made(const struct job *, const struct offers *asked,
		    int64_t provider);

#endif
