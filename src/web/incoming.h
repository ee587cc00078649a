/* The one door through which files come in: before anything else is done with
 * one, the virus scanner has seen it, where the machine has one. */
#ifndef VERNACULAR_WEB_INCOMING_H
#define VERNACULAR_WEB_INCOMING_H

#include <stdbool.h>

struct exchange;

/* Whether something came that is to be looked at. */
bool incoming_fits(const struct exchange *);

/* Have it looked at; next is called on another thread, perhaps before this
 * returns, with x->status and x->fault set. x->resume is not called. */
void incoming_scan(struct exchange *, void (*next)(struct exchange *));

#endif
