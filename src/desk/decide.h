/* The decision on each item of a request that comes in, before anything is
 * kept. Called by intake on a reader (preview) and on the writer. */
#ifndef VERNACULAR_DESK_DECIDE_H
#define VERNACULAR_DESK_DECIDE_H

#include "core/policy.h"
#include "desk/intake.h"
#include "store/offer.h"
#include "store/request.h"
#include "store/tenant.h"

/* A request read from its words: whose it is, what the register says, and its
 * items with what was decided of each. */
struct draft {
	const struct intake *in;
	struct tenant tenant;
	struct needs needs;
	struct request request;
	int response; /* wished, or -1 */
	size_t items;
	struct item item[INTAKE_ITEMS];
	struct policy_decision decision[INTAKE_ITEMS];
	struct offer offer[INTAKE_ITEMS];
};

/* Item i, whose spec is read, gets its decision, state and due time. */
enum status decide_item(struct visit *, struct draft *, size_t i,
			struct fault *) MUST_USE;

#endif
