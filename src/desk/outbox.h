/* What must leave the house, or be done behind it: a message in the outbox is
 * written in the same commit as what it tells, and sent afterwards by a few
 * threads of their own (posters), at least once. What fails is tried again
 * later and later, and given up in the end; where it was given up is shown by
 * who put it there. A new kind of message is a row of the table in outbox.c.
 *
 *     status = outbox_add(visit, "webhook", key, payload, fault);
 *     outbox_soon(visit->desk); */
#ifndef VERNACULAR_DESK_OUTBOX_H
#define VERNACULAR_DESK_OUTBOX_H

#include "desk/desk.h"

struct model;

/* Tries in about two days. */
#define OUTBOX_TRIES 8

/* Put a message. One with that key is not put twice.
 *   kind     of the table
 *   payload  becomes JSON
 *   due_utc  0: now */
struct outbox_message {
	const char *kind, *key;
	const struct model *payload;
	int64_t due_utc;
	int64_t organisation; /* whose it is; 0 the house's */
};
enum status outbox_add(struct visit *, const struct outbox_message *,
		       struct fault *) MUST_USE;

/* Try again now, from the first try on, one that waits or was given up.
 * Errors: E_NOT_FOUND. */
enum status outbox_again(struct visit *, const char *key, struct fault *)
	MUST_USE;

/* Take what is due and hand it to the posters, who do the slow part; returns
 * at once. Never in a write. Errors: E_BUSY, E_IO. */
enum status outbox_run(struct desk *, struct fault *) MUST_USE;

/* The same soon, from anywhere; where it fails the next tick does it. */
void outbox_soon(struct desk *);

/* The same in this thread until nothing is due: for the command line and
 * tests. *ret_tried counts them. */
enum status outbox_run_here(struct desk *, int64_t *ret_tried, struct fault *)
	MUST_USE;

#endif
