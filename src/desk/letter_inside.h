/* How a letter is shown, and the secret of its link. Internal to desk/. */
#ifndef VERNACULAR_DESK_LETTER_INSIDE_H
#define VERNACULAR_DESK_LETTER_INSIDE_H

#include "base/hash.h"
#include "desk/desk.h"

struct letter;
struct model;

/* The secret of a letter's address, the same each time: it follows from the key
 * and what the letter was given when it was prepared (token_sealed), since its
 * code stands on the letter; from the id where it was given nothing. */
void letter_token(const struct visit *, const struct letter *,
		  char ret[TOKEN_TEXT]);
#define LETTER_NONCE 16 /* bytes */

/* The letter with that id, for who may see where its tenant lives.
 * Errors: E_NOT_FOUND; E_FORBIDDEN. */
enum status letter_find(struct visit *, const char *id, struct letter *ret,
			struct fault *) MUST_USE;

/* {strip} of whom it is for. */
enum status letter_whom(struct visit *, const struct letter *, struct model *,
			struct fault *) MUST_USE;

/* What letter_show says of it. */
enum status letter_describe(struct visit *, struct model *,
			    const struct letter *, struct fault *) MUST_USE;

#endif
