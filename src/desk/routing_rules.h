/* What a landlord has decided about how providers are asked. Members follow
 * their partnership where they have not decided. */
#ifndef VERNACULAR_DESK_ROUTING_RULES_H
#define VERNACULAR_DESK_ROUTING_RULES_H

#include "core/routing_mode.h"
#include "desk/desk.h"

struct model;

/* What holds there now: what ships where nothing was decided. */
enum status routing_policy(struct visit *, int64_t organisation,
			   struct routing_policy *ret, struct fault *)
	MUST_USE;

/* {modes: [{service(code), situation, mode(code routing-mode)}], of_class:
 *  [{class(code), mode(code routing-mode) or null: as its service}],
 *  soon_hours, origin(code origin), at or null} of the caller's organisation */
enum status routing_rules_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* Administrators alone; what is NULL stays.
 *   mode        by service and situation: a name of routing_mode_names
 *   of_class    the same, "" as its service
 *   soon_hours  negative: not said
 * Errors: E_FORBIDDEN; E_INPUT with faults, named "translation_soon",
 * "class_legal", "soon_hours". */
struct routing_change {
	const char *mode[SERVICES][ROUTING_SITUATIONS];
	const char *of_class[CLASSES];
	int64_t soon_hours;
};
enum status routing_rules_set(struct visit *, const struct routing_change *,
			      struct faults *, struct fault *) MUST_USE;

#endif
