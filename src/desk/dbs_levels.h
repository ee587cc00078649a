/* The DBS level that each matter asks of interpreters, as a landlord decided
 * it. Members follow their partnership where they have not decided. */
#ifndef VERNACULAR_DESK_DBS_LEVELS_H
#define VERNACULAR_DESK_DBS_LEVELS_H

#include "core/clearance.h"
#include "desk/desk.h"

struct model;

/* What holds there now, by sensitivity: what ships where nothing was
 * decided. */
enum status dbs_levels(struct visit *, int64_t organisation,
		       enum dbs_level ret[SENSITIVITIES], struct fault *)
	MUST_USE;

/* {dbs: [{sensitivity(code), level(code dbs-wanted): none, basic,
 * standard or enhanced}]} of the caller's organisation */
enum status dbs_levels_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* Administrators alone; what is NULL stays.
 *   level  by sensitivity: one of these words
 * Errors: E_FORBIDDEN; E_INPUT with faults, named "dbs_health". */
struct dbs_change {
	const char *level[SENSITIVITIES];
};
enum status dbs_levels_set(struct visit *, const struct dbs_change *,
			   struct faults *, struct fault *) MUST_USE;

#endif
