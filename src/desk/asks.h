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
	const char *format, *interpreter_gender;
};

/* {ref}. Faults are in words that tenants read (po/tenant).
 * Errors: E_INPUT with faults filled. */
enum status ask_make(struct visit *, const struct ask_input *, struct model *,
		     struct faults *, struct fault *) MUST_USE;

/* {asks: [{id, ref, organisation, asked_at, page_language, name(name),
 *  tenancy, contact, safe_contact, language_spoken, language_read,
 *  wants(code), words(name), format(code format), interpreter_gender(code
 *  gender), answered_at, answer, tenant, confirmed_at}], next, and what
 *  replies_count has}
 *   state  "open", "answered"; NULL is open */
enum status asks_list(struct visit *, const char *state,
		      const struct page_wish *, struct model *, struct fault *)
	MUST_USE;

/* One, and who it might be: those whom the reference, telephone number, e-mail
 * address or name that they gave finds. Nobody is chosen.
 *   q  what the officer searches for instead; NULL: nothing
 * {ask: as in asks_list, searched, people: [as tenants_find], strip: of the
 *  tenant, where somebody has said who it is}
 * Errors: E_NOT_FOUND. */
enum status ask_show(struct visit *, const char *id, const char *q,
		     struct model *, struct fault *) MUST_USE;

/* An officer has found out who asks. What is yes goes from what they wrote
 * into the register, as they said it of themselves; what they did not write is
 * left alone. {ref, tenant, recorded: how many needs}
 * Errors: E_NOT_FOUND; E_CONFLICT somebody else has said who it is; E_INPUT no
 * such tenant at this landlord. */
struct ask_finding {
	const char *id, *tenant; /* tenant: id or reference */
	bool spoken, read, format, gender, safe_contact;
};
enum status ask_find_out(struct visit *, const struct ask_finding *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Done: answer says how. {ref} Errors: E_NOT_FOUND; E_CONFLICT somebody else
 * did already; E_INPUT. */
enum status ask_close(struct visit *, const char *id, const char *answer,
		      struct model *, struct fault *) MUST_USE;

#endif
