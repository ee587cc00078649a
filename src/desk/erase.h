/* Erasing a person: no name, word or letter of theirs is left in the file;
 * figures stay, and the chain of events stays whole. */
#ifndef VERNACULAR_DESK_ERASE_H
#define VERNACULAR_DESK_ERASE_H

#include "desk/desk.h"

struct model;

struct erase_input {
	const char *tenant; /* reference or id */
	const char *reason; /* names nobody: it stays */
	/* Letters go before their time is over, too. */
	enum { ERASE_LETTERS_OLD, ERASE_LETTERS_ALL } letters;
};

/* What would go, and what stands in the way.
 * {id, organisation, requests, letters, files, events,
 *  held: [{why(message), what}]}: open work, a case or complaint, a legal
 *  hold, a letter whose time is not over (what: until when) */
enum status erase_show(struct visit *, const struct erase_input *,
		       struct model *, struct fault *) MUST_USE;

/* All of it, on the writer of DESK_ERASE; then desk_wipe. The model is that of
 * erase_show, with how many events were emptied. Managers and administrators.
 * Errors: E_FORBIDDEN; E_NOT_FOUND; E_INPUT no reason; E_REFUSED held, the
 * fault says why. */
enum status erase_person(struct visit *, const struct erase_input *,
			 struct model *, struct fault *) MUST_USE;

#endif
