/* The window of a letter: the tenant's address from the register, where a
 * printer takes it. A letter without one goes out all the same. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_WINDOW_H
#define VERNACULAR_DESK_WINDOW_H

#include "doc/address.h"

struct arena;
struct model;
struct tenant;

struct window {
	const struct address *to; /* NULL: the letter has no address in it */
	const char *code;	  /* address_code of why; "address-fine" */
};

/* Lines in the arena, or borrowed of the tenant. */
struct window window_of(struct arena *, const struct tenant *);

/* The one whose address turned out to be wider than it. */
struct window window_too_narrow(void);

/* {window(bool), window_code(code address): why it is false, else null}
 *   code  as in struct window; NULL is not known: both are null */
void window_show(struct model *, const char *code);

#endif
