/* Interpreters by telephone, now: no offer and no booking. The officer is told
 * the number, the code and what to say, calls, and says afterwards what came
 * of it. Every number that was shown is a row until somebody says so; what is
 * logged for a tenant becomes a request like any other. */
#ifndef VERNACULAR_DESK_CALLS_H
#define VERNACULAR_DESK_CALLS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct faults;
struct model;

/* Finding the language.
 *   region  code of lang/region, NULL: none opened
 * {reachable(bool), common: [language], region(code call-region) or null,
 *  regions: [{region(code call-region), open(bool), languages: [language]}],
 *  waiting: as calls_waiting}
 * A language is {tag, language(language), autonym(name)}. reachable is false
 * where nobody has set up a number yet. */
enum status calls_begin(struct visit *, const char *region, struct model *,
			struct fault *) MUST_USE;

/* Show the number: a row is made. Both may be NULL: a tenant's language is the
 * register's, one that nobody knows is left open.
 * {id, ref} Errors: E_INPUT; E_NOT_FOUND no such tenant; E_REFUSED nobody has
 * set up a number, or none for a sign language. */
struct call_wish {
	const char *language, *tenant;
};
enum status call_open(struct visit *, const struct call_wish *, struct model *,
		      struct faults *, struct fault *) MUST_USE;

/* {id, ref, organisation, state(code call-state), language(language),
 *  autonym(name), greeting(name): "we can speak with you in your language", or
 *  null, tenant, tenant_name, caller, provider, provider_name, opened_at,
 *  opened_by_name, phone, code, say, started_at, minutes, purpose(code
 *  call-purpose), outcome(code call-outcome), met(bool or null), note,
 *  cost_code, request, logged_at}, and strip where the tenant is known.
 * phone, code and say are null for others than who opened it, and once it is
 * logged. Errors: E_NOT_FOUND. */
enum status call_show(struct visit *, const char *id, struct model *,
		      struct fault *) MUST_USE;

/* What came of it. Words as they came; NULL is absent, minutes -1. */
struct call_said {
	const char *id;
	const char *language, *tenant, *caller;
	const char *purpose, *outcome; /* outcome: needed */
	const char *met;	       /* "yes", "no" */
	const char *started_at, *note, *sensitivity;
	const char *cost_code; /* of the landlord's list; NULL the default */
	int64_t minutes;
};
/* {id, ref, request}. Where the tenant is known it becomes a request with one
 * item, on demand, that is closed as it ended.
 * Errors: E_INPUT with faults; E_NOT_FOUND; E_CONFLICT it is logged. */
enum status call_log(struct visit *, const struct call_said *, struct model *,
		     struct faults *, struct fault *) MUST_USE;

/* Who it was, found out later. As call_log. Errors: E_CONFLICT it is known. */
enum status call_match(struct visit *, const char *id, const char *tenant,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* {calls: [{id, ref, language(language), state(code call-state), opened_at,
 *  opened_by_name, started_at, minutes, purpose(code), outcome(code), met,
 *  tenant, tenant_name, caller, request, provider_name}], next}
 *   state  a call-state, "unmatched", or NULL */
struct calls_filter {
	const char *state, *language;
	struct page_wish page;
};
enum status calls_list(struct visit *, const struct calls_filter *,
		       struct model *, struct fault *) MUST_USE;

/* {calls_waiting: [as calls_list]}: what the caller opened and did not log. */
enum status calls_waiting(struct visit *, struct model *, struct fault *)
	MUST_USE;

#endif
