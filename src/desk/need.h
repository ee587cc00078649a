/* What the files about needs share. Internal to desk/. */
#ifndef VERNACULAR_DESK_NEED_H
#define VERNACULAR_DESK_NEED_H

#include "desk/needs.h"
#include "store/need.h"
#include "store/tenant.h"

/* One need of a tenant, each by what the outside calls it.
 * Errors: E_NOT_FOUND. */
struct named_need {
	struct tenant tenant;
	struct need need;
};
enum status need_named(struct visit *, const char *tenant, const char *need,
		       struct named_need *ret, struct fault *) MUST_USE;

/* {NEED} of desk/needs.h with its history. */
enum status need_show_whole(struct visit *, const struct need *,
			    struct model *, struct fault *) MUST_USE;

/* The answer of what changed a need: as need_show, nothing is noted. */
enum status need_answer(struct visit *, int64_t tenant, int64_t need,
			struct model *, struct fault *) MUST_USE;

#endif
