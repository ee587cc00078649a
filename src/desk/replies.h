/* What tenants asked for on the page of a letter, as officers work on it. Who
 * understood a letter is nowhere in it. */
#ifndef VERNACULAR_DESK_REPLIES_H
#define VERNACULAR_DESK_REPLIES_H

#include "desk/tenants.h"

struct model;

/* {replies: [{id, kind(code reply), tenant, name(name), name_native(name),
 *  reference, facts: of the strip, letter, notice, language(language): of the
 *  page, or to be called in, reads(language), at, due_at, late(bool),
 *  done_at, answer}], replies_open, replies_late, next}: what is due soonest
 * first.
 *   state  "open", "done"; NULL is open
 * Errors: E_INPUT. */
enum status replies_list(struct visit *, const char *state,
			 const struct page_wish *, struct model *,
			 struct fault *) MUST_USE;

/* How many wait: {replies_open, replies_late} */
enum status replies_count(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* Done: answer says how. {id} Errors: E_NOT_FOUND; E_CONFLICT it is open no
 * more; E_INPUT. */
enum status reply_close(struct visit *, const char *id, const char *answer,
			struct model *, struct fault *) MUST_USE;

#endif
