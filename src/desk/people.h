/* The people around a tenant: household members, carers, representatives, what
 * they may be told and decide, and until when. */
#ifndef VERNACULAR_DESK_PEOPLE_H
#define VERNACULAR_DESK_PEOPLE_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct model;
struct people;
struct person;
struct tenant;

/* {tenant, strip, people: [one], ended: [one], children_interpret(bool)}
 * one is {id, role(code person-role), name(name), name_native(name), relation,
 *  child(bool), interprets(bool), spoken(language), read(language), formats,
 *  address: [text], postcode, phone, email, safe_contact, version,
 *  authority: null or {kind(code authority), may(code may), state(code
 *   authority-state), usable(bool), evidence, kept, given(day),
 *   expires(day)}, ended_at, ended_why}.
 * An authority that is not usable must not be relied on: it lapsed, or does
 * not hold yet, or ended with the tenant's life. What is told of where a
 * person can be reached is null where the tenant's address is confidential
 * and the caller may not see it. The reading is an event.
 * Errors: E_NOT_FOUND; E_BUSY. */
enum status people_list(struct visit *, const char *tenant, struct model *,
			struct fault *) MUST_USE;

/* One of them: {tenant, strip} and one's fields. Errors: E_NOT_FOUND. */
enum status person_show(struct visit *, const char *tenant, const char *person,
			struct model *, struct fault *) MUST_USE;

/* NULL: not said; on editing it stays as it is, "" empties it. Days are
 * 2026-11-21, address has a line each. */
struct person_input {
	const char *role, *name, *name_native, *relation, *age; /* "child" */
	const char *interprets; /* "yes", "no" */
	const char *spoken, *read, *formats;
	const char *address, *postcode, *phone, *email, *safe_contact;
	const char *authority, *may, *evidence, *kept, *given, *expires;
};

/* {tenant, id, version}. Errors: E_INPUT with faults: a representative without
 * an authority, an authority without evidence, a child with one, dates that
 * are no dates or the wrong way round. */
enum status person_add(struct visit *, const char *tenant,
		       const struct person_input *, struct model *,
		       struct faults *, struct fault *) MUST_USE;

struct person_edit {
	const char *tenant, *person;
	int64_t version;
	struct person_input input;
};
/* Errors: also E_STALE. */
enum status person_edit(struct visit *, const struct person_edit *,
			struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Not around the tenant any more; the entry stays. Errors: E_INPUT no reason;
 * E_CONFLICT ended already. */
struct person_stop {
	const char *tenant, *person, *reason;
};
enum status person_stop(struct visit *, const struct person_stop *,
			struct model *, struct fault *) MUST_USE;

/* Authorities that lapsed in the last AUTHORITY_WARN_DAYS or will in the next,
 * soonest first: one source of the reviews.
 * {people: [{id, tenant, tenant_reference, tenant_name(name), tenant_native
 *  (name), name(name), name_native(name), kind(code authority), state(code
 *  authority-state), expires(day)}], next}. Errors: E_INPUT. */
enum status people_expiring(struct visit *, const struct page_wish *,
			    struct model *, struct fault *) MUST_USE;

/* For the tenant's page: {people: [one], people_more(bool),
 * children_interpret(bool)} of those who are around the tenant, at most 20. */
enum status people_brief(struct visit *, const struct tenant *, struct model *,
			 struct fault *) MUST_USE;

/* Whom a letter may go to instead of the tenant: somebody of the tenant's with
 * an authority that holds on that day.
 * Errors: E_REFUSED with the sentence; E_NOT_FOUND. */
enum status person_to_write_to(struct visit *, const struct tenant *,
			       const char *person, struct person *ret,
			       struct fault *) MUST_USE;

#endif
