/* Budgets per organisation and cost code for twelve months: what is spent,
 * what is committed, what is estimated, and warnings where the landlord wants
 * them. Nothing is refused because of money: a duty stands; that somebody was
 * warned is kept. Money is net. */
#ifndef VERNACULAR_DESK_BUDGETS_H
#define VERNACULAR_DESK_BUDGETS_H

#include "desk/desk.h"

struct draft;
struct faults;
struct model;
struct request;

/* {budgets: [BUDGET] of this year and later, and of the year before, codes:
 *  [{code, name, services: "translation, other": what it is the default of}],
 *  owners: [{id, name}]}
 * BUDGET: {id, code (null: whatever the code), code_name, from(day),
 *  until(day), amount(money), spent, committed, estimated, used, left (below
 *  nothing where it is overspent), percent, warn: "80 100", passed (the highest
 *  that was, or null), state(code budget-state), owner, owner_name, version} */
enum status budgets_list(struct visit *, struct model *, struct fault *)
	MUST_USE;
/* One BUDGET, and owners. Errors: E_NOT_FOUND. */
enum status budget_show(struct visit *, const char *id, struct model *,
			struct fault *) MUST_USE;

/* Words as they came; NULL stays where one is changed.
 *   from  the first day of a month */
struct budget_input {
	const char *code, *from, *amount, *warn, *owner;
};
/* Errors: E_INPUT with faults, E_CONFLICT. */
enum status budget_add(struct visit *, const struct budget_input *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;
/* Errors: also E_STALE, E_NOT_FOUND. */
enum status budget_change(struct visit *, const char *id, int64_t version,
			  const struct budget_input *, struct model *,
			  struct faults *, struct fault *) MUST_USE;

/* A cost code, and the service that it is the default of, "other" of
 * those without one, NULL none. Errors: E_INPUT with faults. */
struct cost_code_input {
	const char *code, *name, *service;
};
enum status cost_code_keep(struct visit *, const struct cost_code_input *,
			   struct model *, struct faults *, struct fault *)
	MUST_USE;

/* The item's price has changed: whatever its budgets pass with it is kept, and
 * the owner is written to, once. */
enum status budgets_watch(struct visit *, int64_t item, struct fault *)
	MUST_USE;

/* The same of what a reviser is paid, and of what a bill has beside items. */
enum status budgets_watch_revision(struct visit *, int64_t revision,
				   struct fault *) MUST_USE;
enum status budgets_watch_bill(struct visit *, int64_t bill, struct fault *)
	MUST_USE;

/* "budgets": those near or past their end that a request is held against, as
 * BUDGET; "cost_code": what it is booked on, null the default. */
enum status budgets_show(struct visit *, int64_t request, struct model *,
			 struct fault *) MUST_USE;
/* The same for one that is logged just now: and that it was said is kept. */
enum status budgets_warn(struct visit *, const struct request *,
			 struct model *, struct fault *) MUST_USE;
/* The same for one that is not kept yet, its estimates counted. */
enum status budgets_foresee(struct visit *, const struct draft *,
			    struct model *, struct fault *) MUST_USE;

/* A request is booked on another code, or on "default". The model has ref and
 * cost_code. Errors: E_NOT_FOUND, E_INPUT with faults. */
enum status request_book(struct visit *, const char *ref, const char *code,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;
/* The code, checked: NULL and a fault at the field where it is none of those
 * that the organisation has. *ret is NULL where none is said. */
struct fields;
enum status cost_code_read(struct visit *, int64_t organisation,
			   const char *code, struct fields *,
			   const char **ret, struct fault *) MUST_USE;

#endif
