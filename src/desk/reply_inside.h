/* Between the page of a letter and the officers' queue. Internal to desk/. */
#ifndef VERNACULAR_DESK_REPLY_INSIDE_H
#define VERNACULAR_DESK_REPLY_INSIDE_H

#include "desk/desk.h"
#include "store/reply.h"

enum status reply_log(struct visit *, const struct reply *, const char *kind,
		      struct fault *) MUST_USE;

#endif
