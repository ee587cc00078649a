/* The event log read again in the background, and what everybody is told where
 * it does not fit. */
#ifndef VERNACULAR_DESK_CHAIN_CHECK_H
#define VERNACULAR_DESK_CHAIN_CHECK_H

#include "desk/desk.h"

struct model;

/* Go on reading the chain, on this thread (one at a time), so far that all of
 * it is read twice a day however long it is, in slices that hold no other
 * back. How far it got is kept now and then, what is found at once.
 * Errors: E_CONFLICT an event does not fit that did before: once, when it is
 * found; E_IO. */
enum status chain_check(struct desk *, struct fault *) MUST_USE;

/* The first event that does not fit, as far as the service knows. */
enum status chain_broken(struct visit *, int64_t *ret_seq, struct fault *)
	MUST_USE; /* 0: none */

/* {event_log: {state(code log-state: whole, broken, unread), event: the first
 *  that does not fit, or null, found_at, whole_at: when
 *  it was last read to its end, events: how many there were then}} */
enum status chain_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

#endif
