/* What stands below every letter: that it can be had in another language or
 * format, in the languages that most of the landlord's tenants read; and on
 * paper the code that opens its page. Internal to desk/. */
#ifndef VERNACULAR_DESK_LETTER_FOOT_H
#define VERNACULAR_DESK_LETTER_FOOT_H

#include "desk/desk.h"
#include "desk/letter_making.h"

/* Put it below making->document, a copy of which it becomes.
 *   address  that the code opens, whole; NULL: no code
 * In what nobody approved it does not stand; beside the code it is English
 * then. */
enum status letter_foot(struct visit *, struct making *, const char *address,
			struct fault *) MUST_USE;

/* Draw the codes of a document that was kept. Errors: E_INPUT. */
enum status letter_codes(struct visit *, struct document *, struct fault *)
	MUST_USE;

#endif
