/* The rule that decided of an item, as the request's models show it. */
#ifndef VERNACULAR_DESK_POLICY_DECISION_H
#define VERNACULAR_DESK_POLICY_DECISION_H

#include "core/policy.h"
#include "desk/desk.h"
#include "store/request.h"

struct model;

/* Into a decision: {rule, rule_version (0 where it ships), rule_origin(code
 *  origin), rule_since or null: since when that version holds, why(message)}
 * of an item as it stands in the store. */
enum status show_item_rule(struct visit *, struct model *, const struct item *,
			   struct fault *) MUST_USE;

/* The same of a decision just made, with {cost(money) or null: the estimate,
 *  cost_missing: whether a rule would have looked at the cost}. */
void show_decision_rule(struct model *, const struct policy_decision *);

#endif
