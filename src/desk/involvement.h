/* Who is consulted: take-up of the panel, its invitations and surveys, by
 * language. */
#ifndef VERNACULAR_DESK_INVOLVEMENT_H
#define VERNACULAR_DESK_INVOLVEMENT_H

#include "desk/figures.h"

/* By language, the largest in the register first; English and who is of no
 * known language are not held against it.
 * {from, to, by, organisations (figures.h), rows: [{KEY, register, members,
 *  invited: of the members, at least once, answers: to surveys in the span,
 *  index, low, high (real or null), claim(code demand-claim)}], register,
 *  members, invited, claim_min}: the index is of members against the register,
 *  1 is a fair share. Errors: as figures_demand. */
enum status figures_involvement(struct visit *, const struct figures_wish *,
				struct model *, struct fault *) MUST_USE;

#endif
