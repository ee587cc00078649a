/* How a letter is shown, and the secret of its link. Internal to desk/. */
#ifndef VERNACULAR_DESK_LETTER_INSIDE_H
#define VERNACULAR_DESK_LETTER_INSIDE_H

#include "base/hash.h"
#include "desk/desk.h"

struct letter;
struct model;

/* The same for a letter each time: it follows from the key and the id. */
void letter_token(const struct visit *, int64_t letter, char ret[TOKEN_TEXT]);

/* What letter_show says of it. */
enum status letter_describe(struct visit *, struct model *,
			    const struct letter *, struct fault *) MUST_USE;

#endif
