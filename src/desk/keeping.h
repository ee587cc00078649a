/* For how long letters are kept, and holds that let nothing of them be
 * deleted. Nothing here deletes anything. */
#ifndef VERNACULAR_DESK_KEEPING_H
#define VERNACULAR_DESK_KEEPING_H

#include "desk/desk.h"

struct faults;
struct letter;
struct model;

/* What the letter was about when it was issued; on the writer. NULL: said
 * nowhere. */
enum status keeping_note(struct visit *, const struct letter *,
			 const char *document_class, struct fault *) MUST_USE;

/* The day until which a letter is kept.
 *   class  NULL: said nowhere */
enum status keeping_until(struct visit *, int64_t organisation,
			  const char *document_class, int64_t issued_utc,
			  int32_t *ret_day, struct fault *) MUST_USE;

/* {keeping: {class(code class) or null, years, until(day), held(bool),
 *  holds: [{id, all(bool): of every letter of the tenant, reason, at, by(name),
 *  ended_at, ended_by(name), ended_why}]}} */
enum status keeping_show(struct visit *, struct model *,
			 const struct letter *, struct fault *) MUST_USE;

/* Nothing of it is deleted from now on. {id}
 *   whose  "letter" (as NULL) or "tenant": every letter of theirs
 * Errors: E_INPUT; E_NOT_FOUND; E_FORBIDDEN. */
struct hold_input {
	const char *letter, *whose, *reason;
	const char *hold; /* of an end: which */
};
enum status keeping_hold(struct visit *, const struct hold_input *,
		     struct model *, struct fault *) MUST_USE;
/* It holds no more; managers. {id} Errors: as above. */
enum status keeping_release(struct visit *, const struct hold_input *,
		     struct model *, struct fault *) MUST_USE;

/* {rules: [{class(code class), years, origin(code origin: shipped,
 *  partnership, own), reason, at}]} of the caller's organisation */
enum status keeping_rules(struct visit *, struct model *, struct fault *)
	MUST_USE;
/* Administrators alone. Errors: E_FORBIDDEN; E_INPUT with faults. */
struct keeping_input {
	const char *document_class, *years, *reason;
};
enum status keeping_set(struct visit *, const struct keeping_input *,
			struct faults *, struct fault *) MUST_USE;

#endif
