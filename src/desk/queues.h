/* Who looks after what: an officer's own queue, colleagues who are away, the
 * handing over of requests, and what is said in the morning. */
#ifndef VERNACULAR_DESK_QUEUES_H
#define VERNACULAR_DESK_QUEUES_H

#include "desk/desk.h"

struct faults;
struct model;

/* A booking that nobody has taken is near when it starts within this. */
#define SLOT_NEAR_SECONDS (3 * 86400)

/* {mine: LOAD, away: [{id, account, name, from(day), to(day), now(bool), cover,
 *  cover_name, for_me(bool), LOAD}], colleagues: [{account, name, email,
 *  LOAD}], reminder: as reminder_show,
 *  what unplaced_show and bought_show (desk/routes.h) have}
 * LOAD is open, waiting, overdue, due_today, more: of the open items that
 * somebody looks after, those that wait for them, are late, are due today;
 * more: they have more than the 2,000 that were counted. for_me:
 * the caller covers for them, or nobody does by name. */
enum status queues_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* What waited for the caller at the start of today's office hours:
 * {reminder: {at, overdue, due_today, waiting, papers: what providers hold that
 *  runs out within 60 days or has, for managers} or null} */
enum status reminder_show(struct visit *, struct model *, struct fault *)
	MUST_USE;
/* It was read: not shown again. */
enum status reminder_put_away(struct visit *, struct fault *) MUST_USE;

/* Somebody else looks after a request from now on.
 *   to      e-mail address; NULL: the caller
 *   reason  NULL: none
 * Nothing is recorded where it is theirs already.
 * {ref, owner, owner_name}
 * Errors: E_NOT_FOUND; E_INPUT no such colleague; E_REFUSED they may not see
 * requests this sensitive. */
struct handing {
	const char *ref, *to, *reason;
};
enum status request_hand_over(struct visit *, const struct handing *,
			      struct model *, struct faults *, struct fault *)
	MUST_USE;

/* All that somebody looks after, HANDED_AT_ONCE requests at a time. Managers
 * and administrators, and officers their own.
 *   from  e-mail address; NULL: the caller
 * {handed, kept: requests too sensitive for the one who gets them, left}
 * Errors: E_INPUT, E_FORBIDDEN. */
#define HANDED_AT_ONCE 500
struct handing_all {
	const char *from, *to, *reason;
};
enum status caseload_hand_over(struct visit *, const struct handing_all *,
			       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Somebody is away from one day to another, both included. Managers and
 * administrators for others.
 *   account, cover  e-mail addresses; NULL: the caller; the whole team
 * {id} Errors: E_INPUT, E_FORBIDDEN. */
struct absence_input {
	const char *account, *cover;
	int32_t from_days, to_days; /* INT32_MIN: not said */
};
enum status absence_add(struct visit *, const struct absence_input *,
			struct model *, struct faults *, struct fault *)
	MUST_USE;
/* They are here after all. Errors: E_NOT_FOUND, E_FORBIDDEN. */
enum status absence_take_back(struct visit *, const char *id, struct fault *)
	MUST_USE;

/* Once on each working day, when the office of a landlord has opened: those who
 * look after something that is late, due or waiting are reminded; of a
 * colleague who is away, who covers for them. By tick. */
enum status reminders_make(struct visit *, struct fault *) MUST_USE;

#endif
