/* Drop-in sessions: one interpreter in one place, and many tenants who come as
 * they like; each who came is logged, on their own record too. */
#ifndef VERNACULAR_DESK_DROP_INS_H
#define VERNACULAR_DESK_DROP_INS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct model;

/* The latest first. {drop_ins: [{id, name, language(language), mode(code),
 *  place, starts_at, ends_at, provider, provider_name, cancelled(bool),
 *  visits}], next} */
enum status drop_ins_list(struct visit *, const struct page_wish *,
			  struct model *, struct fault *) MUST_USE;

/* As a row of the list, and cancelled_why, may_log(bool), visits_list: [{at,
 * minutes, purpose, tenant, tenant_name(name), tenant_native(name),
 * tenant_reference}]. Errors: E_NOT_FOUND. */
enum status drop_in_show(struct visit *, const char *id, struct model *,
			 struct fault *) MUST_USE;

/* {id}. Errors: E_INPUT with faults; E_CONFLICT the interpreter has another
 * booking then. */
struct drop_in_input {
	const char *name, *provider, *language, *mode, *place, *starts_at;
	int64_t minutes;
};
enum status drop_in_make(struct visit *, const struct drop_in_input *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;

/* It does not take place. Errors: E_INPUT no reason; E_CONFLICT it is
 * cancelled, or somebody came already. */
enum status drop_in_call_off(struct visit *, const char *id,
			     const char *reason, struct model *,
			     struct fault *) MUST_USE;

/* Somebody came: a contact with the interpreter of the session, which meets
 * what the tenant needs as any other does.
 *   at  NULL: now
 * The model of drop_in_show. Errors: E_INPUT with faults; E_CONFLICT the
 * session is cancelled or still to come. */
struct drop_in_came {
	const char *id, *tenant, *purpose, *at;
	int64_t minutes;
};
enum status drop_in_log(struct visit *, const struct drop_in_came *,
			struct model *, struct faults *, struct fault *)
	MUST_USE;

#endif
