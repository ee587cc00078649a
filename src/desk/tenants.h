/* The register: the people a landlord serves and what they need. */
#ifndef VERNACULAR_DESK_TENANTS_H
#define VERNACULAR_DESK_TENANTS_H

#include "desk/desk.h"

struct model;

/* A page of a list.
 *   after  cursor of the page before, NULL for the first
 *   limit  1 to 200; 0 is 50 */
struct page_wish {
	const char *after;
	int limit;
};

/* One tenant; id is the 13 characters outside the program, or the landlord's
 * own reference.
 * {id, reference, name(name), name_native(name), organisation, address:
 *  [text], postcode, uprn, email, phone, version, created_at, updated_at,
 *  strip, what needs_brief has (desk/needs), requests: [as requests_list],
 *  letters: [{id, notice, language(language), issued_at}], and what
 *  flags_of_tenant, life_show, people_brief and exclusions_show (desk/
 *  exclusions) have}. The id of one that was merged shows the tenant it was
 * merged into. Address, telephone and e-mail are null where they are
 * confidential and the caller may not see them (desk/life).
 * strip is {id, reference, name(name), name_native(name), life(code life),
 *  life_note(message), confidential(bool), joint(bool), facts: [{id, kind
 *  (code need-kind), value, language(language), format(code format), size,
 *  paper(code paper), stop(bool)}]}: what every page about the tenant shows,
 *  how to be in touch safely last with stop true.
 * A person's record was looked at: an event is queued.
 * Errors: E_NOT_FOUND, also for another landlord's; E_BUSY. */
enum status tenant_show(struct visit *, const char *id, struct model *,
			struct fault *) MUST_USE;

/* Only {strip}, for pages about something of the tenant's. */
enum status tenant_strip(struct visit *, const char *id, struct model *,
			 struct fault *) MUST_USE;

/* NULL: not said (on editing: left as it is). */
struct tenant_input {
	const char *reference, *name, *name_native, *organisation;
	const char *address[7], *postcode, *uprn, *email, *phone;
	const char *spoken, *read, *english, *safe_contact; /* needs, at once */
	const char *formats; /* "large-print:20; braille:2" */
};

/* Every bad field is named, by JSON pointer ("/postcode").
 * {id, reference, version}
 * Errors: E_INPUT with faults filled; E_CONFLICT the reference is taken. */
enum status tenant_add(struct visit *, const struct tenant_input *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* version is what the editor read. Errors: also E_NOT_FOUND, E_STALE. */
struct tenant_edit {
	const char *id;
	int64_t version;
	struct tenant_input input;
};
enum status tenant_edit(struct visit *, const struct tenant_edit *,
			struct model *, struct faults *, struct fault *)
	MUST_USE;

/* What other systems ask: {id, reference, has_needs(bool), facts: [as strip]}
 * That it was read is an event. */
enum status tenant_flag(struct visit *, const char *id, struct model *,
			struct fault *) MUST_USE;

#endif
