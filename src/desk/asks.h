/* What people ask for themselves, on a page that is open to all and in their
 * language. It matches nobody in the register: an officer reads it, finds out
 * who asks, and says what was done. */
#ifndef VERNACULAR_DESK_ASKS_H
#define VERNACULAR_DESK_ASKS_H

#include "desk/tenants.h"

struct faults;
struct model;

/* {landlords: [{id, name}]}: those that nobody else is a member of, by name. */
enum status ask_landlords(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* Words as they came; NULL is absent. */
struct ask_input {
	const char *landlord; /* id; NULL where there is only one */
	const char *page_language;
	const char *name, *tenancy, *contact, *safe_contact;
	const char *language_spoken, *language_read;
	const char *wants, *words;
};

/* {ref}. Faults are in words that tenants read (po/tenant).
 * Errors: E_INPUT with faults filled. */
enum status ask_make(struct visit *, const struct ask_input *, struct model *,
		     struct faults *, struct fault *) MUST_USE;

/* {asks: [{id, ref, organisation, asked_at, page_language, name(name),
 *  tenancy, contact, safe_contact, language_spoken, language_read,
 *  wants(code), words(name), answered_at, answer}], next}
 *   state  "open", "answered"; NULL is open */
enum status asks_list(struct visit *, const char *state,
		      const struct page_wish *, struct model *, struct fault *)
	MUST_USE;

/* Done: answer says how. {ref} Errors: E_NOT_FOUND; E_CONFLICT somebody else
 * did already; E_INPUT. */
enum status ask_close(struct visit *, const char *id, const char *answer,
		      struct model *, struct fault *) MUST_USE;

#endif
