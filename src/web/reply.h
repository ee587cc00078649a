/* What the routes under a letter's address share. */
#ifndef VERNACULAR_WEB_REPLY_H
#define VERNACULAR_WEB_REPLY_H

#include "base/fault.h"

struct exchange;
struct visit;

/* Who guesses addresses waits, and leaves a trace; a true one opens all the
 * same. The status, or where that is E_NOT_FOUND what is said of it. */
enum status letter_lost(struct exchange *, struct visit *, enum status,
			struct fault *) MUST_USE;

#endif
