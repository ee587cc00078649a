/* What a change of the policy would have made of the last quarter's items. On
 * a reader: some thousands of items at most are looked at, evenly out of all
 * that came in. Internal to desk/. */
#ifndef VERNACULAR_DESK_POLICY_PREVIEW_H
#define VERNACULAR_DESK_POLICY_PREVIEW_H

#include "desk/desk.h"
#include "desk/tenants.h"

#define PREVIEW_DAYS 92
#define PREVIEW_MOST 4000

struct model;
struct policy_row;

/* Under "preview": {from, to, items: how many came in, looked_at, whole(bool:
 *  all of them), changed, approve, ask, refuse: {before, after}, sooner,
 *  later: by their due time, unpriced: changed ones without a price,
 *  cost_less(money), cost_more(money): of those that would not, or that would
 *  now go ahead by themselves; by: [{by(code policy-by), rows: [{service,
 *  language or class, items, changed, approve, ask, refuse: {before, after},
 *  sooner, later}]}] only where something changes, most first;
 *  list: [{ref, n, service(code), language, class(code), before(code
 *  verdict), after(code verdict), rule_before, rule_after, due_before,
 *  due_after, price(money) or null}] of those that the caller may see} and at
 *  the top "next", the page after this one. */
enum status policy_preview(struct visit *, const struct policy_row *,
			   const struct page_wish *, struct model *,
			   struct fault *) MUST_USE;

#endif
