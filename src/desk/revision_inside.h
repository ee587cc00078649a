/* What the files about revisions share. Internal to desk/. */
#ifndef VERNACULAR_DESK_REVISION_INSIDE_H
#define VERNACULAR_DESK_REVISION_INSIDE_H

#include "base/sign.h"
#include "desk/hand_in_inside.h"
#include "desk/revisions.h"
#include "store/revision.h"

/* An item with what was handed in of it. */
struct revising {
	struct work work;
	struct making making;
	struct revision revision; /* id 0: none is open */
};

/* The last one of an item that is open; id 0 where none is. */
enum status revision_current(struct visit *, int64_t item,
			     struct revision *ret, struct fault *) MUST_USE;

/* The secret of its link, the same whenever it is asked for. */
void revision_token(const struct visit *, int64_t id, char ret[TOKEN_TEXT]);

/* price(money or null), expires_at: until when they may say yes. */
void revision_show_terms(struct model *, const struct revision *);

enum status log_revision(struct visit *, const char *kind,
			 const struct revising *, struct fault *) MUST_USE;

/* What a reviser typed; with "done" it is over: the text is checked again and
 * kept as a file where anything changed. Errors: E_INPUT something is
 * certainly wrong, or the action is none. */
enum status revision_press(struct visit *, struct revising *,
			   const struct hand_in_press *, struct fault *)
	MUST_USE;

#endif
