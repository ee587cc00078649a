/* Half-filled request forms: "continue where you were". One for each officer,
 * tenant and service, kept UNFINISHED_DAYS; it goes when its request is
 * logged. */
#ifndef VERNACULAR_DESK_UNFINISHED_H
#define VERNACULAR_DESK_UNFINISHED_H

#include "desk/desk.h"

struct model;

#define UNFINISHED_DAYS 14

struct unfinished_key {
	const char *tenant, *service; /* id or reference; a name */
};

/* Keep what was typed: an object of texts by field.
 * Errors: E_INPUT no such service; E_NOT_FOUND no such tenant; E_REFUSED too
 * long. */
enum status unfinished_keep(struct visit *, const struct unfinished_key *,
			    const struct model *typed, struct fault *)
	MUST_USE;

/* What was typed, as it was kept; {} where nothing is. */
enum status unfinished_typed(struct visit *, const struct unfinished_key *,
			     const struct model **ret_typed, struct fault *)
	MUST_USE;

/* {unfinished: [{tenant, tenant_name(name), tenant_native(name), service
 *  (code), code, saved_at}]} of the caller's, the last first; code is the
 * service as a form has it. */
enum status unfinished_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* {kept_at: when, or null} of one. */
enum status unfinished_since(struct visit *, const struct unfinished_key *,
			     struct model *, struct fault *) MUST_USE;

/* OK where there is none. */
enum status unfinished_forget(struct visit *, const struct unfinished_key *,
			      struct fault *) MUST_USE;

#endif
