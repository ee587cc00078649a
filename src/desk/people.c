/* The people around a tenant, as they are read. */
#include "desk/people.h"

#include <string.h>

#include "desk/inside.h"
#include "desk/life.h"
#include "desk/people_inside.h"
#include "desk/record.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/person.h"
#include "wire/model.h"

#define PEOPLE_SHOWN 100
#define PEOPLE_BRIEF 20

enum authority_state
person_authority(const struct visit *visit, const struct tenant *tenant,
		 const struct person *person)
{
	const struct authority_case c = {
		.kind = (enum authority)person->authority,
		.given_days = person->given_days,
		.expires_days = person->expires_days,
		.died = tenant->life == LIFE_DIED,
	};

	return authority_on(&c, zone_local(visit->now_utc).day_days);
}

static void
day_or_null(struct model *model, const char *key, int32_t day_days)
{
	if (day_days == NO_DAY)
		model_null(model, key);
	else
		model_day(model, key, day_days);
}

static void
show_authority(struct visit *visit, struct model *row,
	       const struct tenant *tenant, const struct person *p)
{
	enum authority_state state;
	struct model *child;

	model_null(row, "authority");
	if (p->authority < 0)
		return;
	state = person_authority(visit, tenant, p);
	child = model_child(row, "authority");
	model_code(child, "kind", "authority", authority_names[p->authority]);
	model_code(child, "may", "may", may_names[p->may]);
	model_code(child, "state", "authority-state",
		   authority_state_names[state]);
	model_bool(child, "usable", authority_usable(state));
	model_text(child, "evidence", p->evidence);
	model_text(child, "kept", p->evidence_kept);
	day_or_null(child, "given", p->given_days);
	day_or_null(child, "expires", p->expires_days);
}

static void
show_lines(struct model *row, const char *text)
{
	struct model *lines = model_children(row, "address");

	while (text && *text) {
		size_t bytes = strcspn(text, "\n");

		model_bytes(lines, NULL, text, bytes);
		text += bytes + (text[bytes] != '\0');
	}
}

static void
show_reach(struct visit *visit, struct model *row, const struct tenant *tenant,
	   const struct person *p)
{
	bool may = life_may_see(visit, tenant);

	show_lines(row, may ? p->address : NULL);
	model_text(row, "postcode", may ? p->postcode : NULL);
	model_text(row, "phone", may ? p->phone : NULL);
	model_text(row, "email", may ? p->email : NULL);
	model_text(row, "safe_contact", p->safe_contact);
}

void
show_around(struct visit *visit, struct model *row,
	    const struct tenant *tenant, const struct person *p)
{
	model_id(row, "id", p->id);
	model_code(row, "role", "person-role", person_role_names[p->role]);
	show_names(row, "name", p->name, "name_native", p->name_native);
	model_text(row, "relation", p->relation);
	model_bool(row, "child", p->child);
	model_bool(row, "interprets", p->interprets);
	model_language(row, "spoken", p->spoken);
	model_language(row, "read", p->read);
	model_text(row, "formats", p->formats);
	show_reach(visit, row, tenant, p);
	model_int(row, "version", p->version);
	show_authority(visit, row, tenant, p);
	model_time_or_null(row, "ended_at", p->ended_utc);
	model_text(row, "ended_why", p->ended_why);
}

/* A child who interprets is told on every page of the tenant's people: a child
 * is never the interpreter. */
static bool
show_those(struct visit *visit, struct model *rows,
	   const struct tenant *tenant, const struct people *people)
{
	bool interpret = false;

	for (size_t i = 0; i < people->count; i++) {
		const struct person *p = &people->list[i];

		if (p->ended_utc)
			continue;
		show_around(visit, model_append(rows), tenant, p);
		interpret |= p->child && p->interprets;
	}
	return interpret;
}

static enum status
note_reading(struct visit *visit, const struct tenant *tenant,
	     struct fault *fault)
{
	struct desk_note reading = {.kind = "tenant.people-read",
				    .subject = tenant->id,
				    .organisation = tenant->organisation,
				    .when = tenant->confidential_utc
						    ? NOTE_FIRST
						    : NOTE_QUEUED};

	return desk_note_read(visit, &reading, fault);
}

enum status
people_list(struct visit *visit, const char *text, struct model *model,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	struct people people;
	struct model *rows;
	enum status status = tenant_strip(visit, text, model, fault);

	if (status == OK)
		status = tenant_named(visit, text, &tenant, fault);
	if (status == OK)
		status = note_reading(visit, &tenant, fault);
	if (status == OK)
		status = person_of_tenant(&access, tenant.id, PEOPLE_SHOWN,
					  &people, fault);
	if (status != OK)
		return status;
	model_id(model, "tenant", tenant.id);
	rows = model_children(model, "people");
	model_bool(model, "children_interpret",
		   show_those(visit, rows, &tenant, &people));
	rows = model_children(model, "ended");
	for (size_t i = 0; i < people.count; i++)
		if (people.list[i].ended_utc)
			show_around(visit, model_append(rows), &tenant,
				    &people.list[i]);
	return OK;
}

enum status
people_brief(struct visit *visit, const struct tenant *tenant,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "people");
	struct people people;
	enum status status = person_of_tenant(&access, tenant->id,
					      PEOPLE_BRIEF, &people, fault);

	if (status != OK)
		return status;
	model_bool(model, "children_interpret",
		   show_those(visit, rows, tenant, &people));
	model_bool(model, "people_more", people.count == PEOPLE_BRIEF);
	return OK;
}

enum status
person_named(struct visit *visit, const char *tenant_text, const char *text,
	     struct around *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status = tenant_named(visit, tenant_text, &ret->tenant,
					  fault);

	if (status != OK)
		return status;
	if (!text || !id_parse(text, &id))
		return not_found("person", fault);
	status = person_get(&access, id, &ret->person, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && ret->person.tenant != ret->tenant.id))
		return not_found("person", fault);
	return status;
}

enum status
person_show(struct visit *visit, const char *tenant, const char *person,
	    struct model *model, struct fault *fault)
{
	struct around around;
	enum status status = person_named(visit, tenant, person, &around,
					  fault);

	if (status == OK)
		status = note_reading(visit, &around.tenant, fault);
	if (status == OK)
		status = tenant_strip(visit, tenant, model, fault);
	if (status != OK)
		return status;
	model_id(model, "tenant", around.tenant.id);
	show_around(visit, model, &around.tenant, &around.person);
	return OK;
}

static enum status
cannot_act(enum authority_state state, struct fault *fault)
{
	switch (state) {
	case AUTHORITY_LAPSED:
		return fault_set(fault, E_REFUSED, "/person",
				 N_("This authority has lapsed: see the new "
				    "one and record it first"),
				 NULL);
	case AUTHORITY_NOT_YET:
		return fault_set(fault, E_REFUSED, "/person",
				 N_("This authority does not hold yet"), NULL);
	case AUTHORITY_ENDED_BY_DEATH:
		return fault_set(fault, E_REFUSED, "/person",
				 N_("This authority ended when the tenant "
				    "died: only an executor or administrator "
				    "of the estate acts now"),
				 NULL);
	case AUTHORITY_HOLDS:
	case AUTHORITY_EXPIRING:
		break;
	}
	return OK;
}

enum status
person_to_write_to(struct visit *visit, const struct tenant *tenant,
		   const char *text, struct person *ret, struct fault *fault)
{
	char id[ID_TEXT];
	struct around around;
	enum status status;

	id_format(tenant->id, id);
	status = person_named(visit, id, text, &around, fault);
	if (status == OK && around.person.ended_utc)
		status = not_found("person", fault);
	if (status == OK && around.person.authority < 0)
		return fault_set(fault, E_REFUSED, "/person",
				 N_("No authority is recorded for this person: "
				    "what the tenant is told is not theirs to "
				    "know"),
				 NULL);
	if (status == OK)
		status = cannot_act(person_authority(visit, tenant,
						     &around.person),
				    fault);
	if (status == OK)
		*ret = around.person;
	return status;
}

/* "20779.1234": a day and an id. */
static enum status
read_after(struct arena *arena, const char *after, struct person_cursor *ret,
	   struct fault *fault)
{
	size_t digits = after ? strcspn(after, ".") : 0;
	int64_t day;
	enum status status;

	if (!after || !*after)
		return OK;
	status = page_number(arena_copy(arena, after, digits), &day, fault);
	if (status == OK)
		status = page_number(after + digits + (after[digits] == '.'),
				     &ret->id, fault);
	if (status == OK && day < INT32_MAX)
		ret->day_days = (int32_t)day;
	return status;
}

static enum status
show_ending(struct visit *visit, struct model *row, const struct person *p,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	enum status status = tenant_get(&access, p->tenant, &tenant, fault);

	if (status != OK)
		return status;
	model_id(row, "id", p->id);
	model_id(row, "tenant", tenant.id);
	model_text(row, "tenant_reference", tenant.reference);
	show_names(row, "tenant_name", tenant.name, "tenant_native",
		   tenant.name_native);
	show_names(row, "name", p->name, "name_native", p->name_native);
	model_code(row, "kind", "authority",
		   p->authority < 0 ? NULL : authority_names[p->authority]);
	model_code(row, "state", "authority-state",
		   authority_state_names[person_authority(visit, &tenant, p)]);
	model_day(row, "expires", p->expires_days);
	return OK;
}

enum status
people_expiring(struct visit *visit, const struct page_wish *page,
		struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	int32_t today = zone_local(visit->now_utc).day_days;
	struct person_ending wish = {
		.after.day_days = today - AUTHORITY_WARN_DAYS,
		.until_days = today + AUTHORITY_WARN_DAYS,
	};
	struct model *rows = model_children(model, "people");
	const struct person *last;
	struct people people;
	enum status status = page_limit(page, &wish.limit, fault);

	if (status == OK)
		status = read_after(visit->arena, page->after, &wish.after,
				    fault);
	if (status == OK)
		status = person_ending(&access, &wish, &people, fault);
	for (size_t i = 0; status == OK && i < people.count; i++)
		status = show_ending(visit, model_append(rows),
				     &people.list[i], fault);
	if (status != OK)
		return status;
	last = people.count == wish.limit ? &people.list[people.count - 1]
					  : NULL;
	model_text(model, "next",
		   last ? arena_printf(visit->arena, "%d.%lld",
				       (int)last->expires_days,
				       (long long)last->id)
			: NULL);
	return OK;
}
