/* Between asking and answering. Internal to desk/. */
#ifndef VERNACULAR_DESK_ASK_INSIDE_H
#define VERNACULAR_DESK_ASK_INSIDE_H

#include "desk/asks.h"
#include "store/ask.h"

/* Who asked for what stands in its row, which can be erased; the event says
 * only that somebody did. */
enum status log_ask(struct visit *, const struct ask *, const char *kind,
		    struct fault *) MUST_USE;

#endif
