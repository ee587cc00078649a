/* What officers decide of how an item finds somebody, and what they are told
 * when nobody does it: the next best ways, each with what its button needs. */
#ifndef VERNACULAR_DESK_ROUTES_H
#define VERNACULAR_DESK_ROUTES_H

#include "desk/desk.h"

struct item;
struct model;

/* Into an item of the request's page:
 * {routing: {mode(code routing-mode) or null: by the rules, any_gender,
 *   chosen_why, bought_at, bought_why, told(code told) or null, told_at},
 *  ways: null where somebody does it, else {modes: [{mode(code), count}]:
 *   how many may be asked, other_time, other_gender, sight(bool): by telephone
 *   at once, call(bool): an interpreter by telephone at once, neighbours:
 *   [{provider, name, organisation}], off_contract: [{provider, name,
 *   estimate(money or null)}]},
 *  asks_gender(bool): abuse is the matter, and nobody knows which gender the
 *   interpreter should have,
 *  family_offers: [{name(name), relation, child(bool), declined(bool), danger,
 *   rule(code family), text(message), allowed(bool), at}]} */
enum status routes_show(struct visit *, const struct item *, struct model *,
			struct fault *) MUST_USE;

struct route_wish {
	const char *ref;
	int n;
	int64_t version;
	const char *mode; /* how they are asked; NULL as it is, "" by rule */
	const char *any_gender; /* how it is known that the tenant agreed */
};
/* From now on; some more are asked at once where several may be.
 * The model is that of item_act. Errors: E_INPUT; E_STALE; E_CONFLICT it is
 * somebody's already. */
enum status item_route(struct visit *, const struct route_wish *,
		       struct model *, struct fault *) MUST_USE;

/* In another mode of interpreting: who was asked is told, others are asked.
 * mode is a code of interpreting here. Errors: as above. */
enum status item_instead(struct visit *, const struct route_wish *,
			 struct model *, struct fault *) MUST_USE;

/* Nobody will do it, and that is that: officers are told no more. */
enum status item_leave(struct visit *, const struct route_wish *,
		       struct model *, struct fault *) MUST_USE;

/* {unplaced: [{ref, n, tenant_name(name), service(code), language, mode(code),
 *  starts_at, told(code told), told_at, mine(bool)}]}: what officers are to
 * act on, the longest told first. */
enum status unplaced_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* {bought: how many items were bought off contract in the last 30 days} */
enum status bought_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* Bookings that are near with nobody on them: officers are told once. By
 * tick. */
enum status unplaced_tell(struct visit *, struct fault *) MUST_USE;

#endif
