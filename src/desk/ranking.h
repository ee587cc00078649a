/* Who would be asked to do an item, and why. */
#ifndef VERNACULAR_DESK_RANKING_H
#define VERNACULAR_DESK_RANKING_H

#include "desk/desk.h"

struct model;

/* Everybody for one item, those that may be asked first, then those whom an
 * officer may ask who says why, then the others, with reasons and figures.
 * {ref, n, version, can_offer(bool), mode(code routing-mode): how they are
 *  asked, mode_chosen(code routing-mode): by an officer, or null, candidates:
 *  [{provider, name, can(bool), off_contract(bool): has no contract,
 *  needs_reason(bool), framework(bool), out(message), why: [message], score,
 *  contract, performance, price, load, wish, continuity, travel (real: what
 *  each adds to the score), contract_order, estimate(money or null),
 *  open_items, capacity, done, in_standard, share, offers, accepted, checked,
 *  good: spot checks, together:
 *  how often they worked for this tenant, travel_minutes or null,
 *  not_cleared(bool): that is why not, and as show_clearance has it}]} */
enum status item_ranking(struct visit *, const char *ref, int n,
			 struct model *, struct fault *) MUST_USE;

#endif
