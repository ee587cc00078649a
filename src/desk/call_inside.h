/* What the files of calls share. Internal to desk/. */
#ifndef VERNACULAR_DESK_CALL_INSIDE_H
#define VERNACULAR_DESK_CALL_INSIDE_H

#include "desk/call_access.h"
#include "store/tenant.h"

/* Whose call it is: tenant and organisation of the call, and what the register
 * says of them. Errors: E_NOT_FOUND, E_CONFLICT. */
enum status call_tenant(struct visit *, const char *name, struct call *,
			struct needs *, struct fault *) MUST_USE;

/* Errors: E_NOT_FOUND. */
enum status call_named(struct visit *, const char *id, struct call *ret,
		       struct fault *) MUST_USE;

/* A row of a list. */
void show_call(struct model *, const struct call *);

/* Something happened to it. */
enum status call_event(struct visit *, const char *kind, const struct call *,
		       struct fault *) MUST_USE;

#endif
