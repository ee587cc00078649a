/* How a booking went: start, finish, and by whose failing it did not happen.
 * The interpreter says it, the officer confirms it; a job that the interpreter
 * missed goes to others at once. Internal to desk/. */
#ifndef VERNACULAR_DESK_ATTENDANCE_H
#define VERNACULAR_DESK_ATTENDANCE_H

#include "desk/desk.h"

struct model;
struct work;

/* Words as they came. */
struct attendance_input {
	const char *started_at, *finished_at; /* where somebody came */
	const char *outcome; /* as item_act's; NULL completed */
	const char *note;
	int64_t by; /* the provider or account that says it */
};

/* Kept with the item, an event; the officer confirms it later. Not before the
 * booking starts, but for "provider-cancelled", which gives the work back and
 * asks the next one at once.
 * Errors: E_INPUT with faults; E_CONFLICT the state, or it is confirmed. */
enum status attendance_say(struct visit *, struct work *,
			   const struct attendance_input *, struct faults *,
			   struct fault *) MUST_USE;

/* {attendance: {started_at, finished_at, minutes, outcome(code), note,
 *  said_at, said_by_name, confirmed_at, confirmed_by_name} or null,
 *  may_say(bool)} */
enum status attendance_show(struct visit *, const struct work *,
			    struct model *, struct fault *) MUST_USE;

#endif
