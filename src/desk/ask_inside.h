/* Between asking and answering. Internal to desk/. */
#ifndef VERNACULAR_DESK_ASK_INSIDE_H
#define VERNACULAR_DESK_ASK_INSIDE_H

#include "desk/asks.h"
#include "store/ask.h"

/* Who asked for what stands in its row, which can be erased; the event says
 * only that somebody did. */
enum status log_ask(struct visit *, const struct ask *, const char *kind,
		    struct fault *) MUST_USE;

/* {id, ref ...} as asks_list has it. */
struct organisations;
void show_ask(struct model *, const struct ask *, const struct organisations *);

/* Errors: E_NOT_FOUND, for what is no id too. */
enum status ask_named(struct visit *, const char *id, struct ask *,
		      struct fault *) MUST_USE;

#endif
