/* The address of a letter, /n/TOKEN: whom it opens for, until when, and
 * closing it before. That somebody opened it is recorded nowhere. Internal to
 * desk/, but what web/ asks for. */
#ifndef VERNACULAR_DESK_LETTER_LINK_H
#define VERNACULAR_DESK_LETTER_LINK_H

#include "desk/desk.h"

struct letter;
struct model;

/* The letter of a token. It opens for LETTER_OPEN_DAYS; not once it was closed;
 * not where the tenant died, but for somebody who got it in the tenant's
 * place; and not where it went out before the tenant's address became
 * confidential, since whoever lived there then may have it.
 * Errors: E_NOT_FOUND, the same for all of these. */
enum status letter_link_open(struct visit *, const char *token,
			     struct letter *ret, struct fault *) MUST_USE;

/* Somebody came with a token that opens nothing: an event. */
void letter_link_unknown(struct visit *);

/* {link: {opens(bool), until, closed_at, closed_why}} */
enum status letter_link_show(struct visit *, struct model *,
			     const struct letter *, struct fault *) MUST_USE;

/* It opens no more, for good. {id}
 * Errors: E_NOT_FOUND; E_INPUT no reason; E_CONFLICT it is closed. */
struct letter_closing {
	const char *id, *reason;
};
enum status letter_link_close(struct visit *, const struct letter_closing *,
			      struct model *, struct fault *) MUST_USE;

/* Where this service is for its readers, "https://..."; NULL where nobody has
 * said it (desk/mail_settings). */
enum status letter_place(struct visit *, int64_t organisation,
			 const char **ret, struct fault *) MUST_USE;

#endif
