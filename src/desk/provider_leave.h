/* How a provider is stopped, started again and taken off the register, as was
 * agreed; and what becomes of the work that is open then. */
#ifndef VERNACULAR_DESK_PROVIDER_LEAVE_H
#define VERNACULAR_DESK_PROVIDER_LEAVE_H

#include "desk/desk.h"

struct faults;
struct model;

/* Before: {provider, name, kind(code), active, ended, mine, version, work:
 *  [{ref, n, state(code), service(code), language, due_at, moves(bool): others
 *  can be asked for it}], hidden: how many more the caller may not see} */
enum status provider_leaving(struct visit *, const char *provider,
			     struct model *, struct fault *) MUST_USE;

/* Not asked any more. Offers that wait for an answer are withdrawn and the
 * next asked. With work open, work says what becomes of the rest:
 *   "finish"  they do what they have
 *   "others"  others are asked for all that is not handed in yet
 * What the caller may not see stays with them, and is counted.
 * {id, version, handed_on: [{ref, n}], kept: [{ref, n}], hidden}
 * Errors: E_INPUT no reason, or work is open and not decided about; E_STALE;
 * E_CONFLICT they are stopped. */
struct provider_stop {
	const char *id, *reason, *agreed_with, *work;
	int64_t version;
};
enum status provider_stop(struct visit *, const struct provider_stop *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Asked again; also one that was taken off. agreed_with, work are not read.
 * {id, version} */
enum status provider_start(struct visit *, const struct provider_stop *,
			   struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Taken off the register; all that they did stays. {id, version}
 * Errors: E_INPUT no reason; E_STALE; E_CONFLICT work is open: the fault says
 * which. */
enum status provider_end(struct visit *, const struct provider_stop *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;

#endif
