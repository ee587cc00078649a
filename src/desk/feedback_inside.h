/* What the files about tenants' answers share. Internal to desk/. */
#ifndef VERNACULAR_DESK_FEEDBACK_INSIDE_H
#define VERNACULAR_DESK_FEEDBACK_INSIDE_H

#include "core/request.h"
#include "desk/feedback.h"
#include "store/feedback.h"

/* Reads the answers into answers, words, call_me, language and due_utc of the
 * row, and keeps it with an event. */
struct item;
enum status feedback_keep(struct visit *, const struct feedback_input *,
			  const struct item *, struct feedback *,
			  struct faults *, struct fault *) MUST_USE;

#endif
