/* Who is kept apart from a tenant, and who is preferred. */
#include "desk/exclusions.h"

#include <string.h>

#include "desk/exclusion_names.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/record.h"
#include "desk/tenants.h"
#include "store/candidate.h"
#include "store/exclusion.h"
#include "store/life.h"
#include "store/person.h"
#include "store/tenant.h"
#include "wire/model.h"

#define PEOPLE_MOST 50
#define REASON_MOST 400
#define NAME_MOST 200

/* Names of people who must not interpret for a tenant. */
struct barred {
	struct spelt_name *name;
	size_t count, cap;
};

static void
bar(struct visit *visit, struct barred *barred, const char *name)
{
	if (!name || !*name)
		return;
	barred->name = arena_grow(visit->arena, barred->name, barred->count,
				  &barred->cap, sizeof *barred->name);
	spelt_name_read(desk_fold(visit->desk), name,
			&barred->name[barred->count++]);
}

/* The others of a joint tenancy. */
static enum status
bar_joint(struct visit *visit, const struct tenant *tenant,
	  struct barred *barred, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct tenant_ids ids = {0};
	enum status status = OK;

	if (tenant->joint)
		status = life_joint(&access, tenant->joint, &ids, fault);
	for (size_t i = 0; status == OK && i < ids.count; i++) {
		struct tenant other;

		if (ids.list[i] == tenant->id)
			continue;
		status = tenant_get(&access, ids.list[i], &other, fault);
		if (status == OK)
			bar(visit, barred, other.name);
	}
	return status;
}

/* The tenant, those around them, and whoever is recorded by name. */
static enum status
barred_names(struct visit *visit, const struct tenant *tenant,
	     const struct exclusions *ties, struct barred *barred,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct people people;
	enum status status = person_of_tenant(&access, tenant->id, PEOPLE_MOST,
					      &people, fault);

	*barred = (struct barred){0};
	if (status != OK)
		return status;
	bar(visit, barred, tenant->name);
	for (size_t i = 0; i < people.count; i++)
		if (!people.list[i].ended_utc)
			bar(visit, barred, people.list[i].name);
	for (size_t i = 0; i < ties->count; i++)
		if (ties->list[i].kind != TIE_PREFERRED)
			bar(visit, barred, ties->list[i].name);
	return bar_joint(visit, tenant, barred, fault);
}

static bool
is_barred(struct visit *visit, const struct barred *barred, const char *name)
{
	struct spelt_name spelt;

	spelt_name_read(desk_fold(visit->desk), name, &spelt);
	for (size_t i = 0; i < barred->count; i++)
		if (spelt_names_alike(&barred->name[i], &spelt))
			return true;
	return false;
}

/* What stands against somebody counts more than a wish. */
static void
mark_recorded(const struct exclusions *ties, struct candidate *candidate)
{
	for (size_t i = 0; i < ties->count; i++)
		if (ties->list[i].provider == candidate->provider &&
		    ties->list[i].kind > candidate->tie)
			candidate->tie = ties->list[i].kind;
}

/* An agency's name is nobody's. */
static bool
is_person(const struct candidate *one)
{
	return !one->agency && one->can_do;
}

static bool
any_person(const struct candidates *candidates)
{
	for (size_t i = 0; i < candidates->count; i++)
		if (is_person(&candidates->list[i]))
			return true;
	return false;
}

enum status
exclusions_mark(struct visit *visit, const struct tenant *tenant,
		struct candidates *candidates, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct exclusions ties;
	struct barred barred = {0};
	enum status status =
		exclusion_of_tenant(&access, tenant->id, &ties, fault);

	if (status == OK && any_person(candidates))
		status = barred_names(visit, tenant, &ties, &barred, fault);
	for (size_t i = 0; status == OK && i < candidates->count; i++) {
		struct candidate *one = &candidates->list[i];

		mark_recorded(&ties, one);
		if (is_person(one) && is_barred(visit, &barred, one->name))
			one->tie = TIE_CONFLICT;
	}
	return status;
}

enum status
exclusions_name(struct visit *visit, const struct tenant *tenant,
		const char *name, bool *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct exclusions ties;
	struct barred barred;
	enum status status =
		exclusion_of_tenant(&access, tenant->id, &ties, fault);

	if (status == OK)
		status = barred_names(visit, tenant, &ties, &barred, fault);
	*ret = status == OK && is_barred(visit, &barred, name);
	return status;
}

/* ---- on the tenant's page ---- */

/* What officers record of a tenant, officers read. */
static bool
may_know(const struct visit *visit)
{
	return visit->caller &&
	       ROLE_BIT(visit->caller->role) &
		       (ROLE_BIT(ROLE_OFFICER) | ROLE_BIT(ROLE_MANAGER) |
			ROLE_BIT(ROLE_ADMINISTRATOR) | ROLE_BIT(ROLE_AUDITOR));
}

enum status
exclusions_show(struct visit *visit, const struct tenant *tenant,
		struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "ties");
	struct exclusions ties = {0};
	enum status status = OK;

	if (may_know(visit))
		status = exclusion_of_tenant(&access, tenant->id, &ties,
					     fault);
	for (size_t i = 0; status == OK && i < ties.count; i++) {
		const struct exclusion *one = &ties.list[i];
		struct model *row = model_append(rows);

		model_id(row, "id", one->id);
		model_code(row, "kind", "tie", tie_names[one->kind]);
		model_id(row, "provider", one->provider);
		model_name(row, "name",
			   one->name ? one->name : one->provider_name, NULL);
		model_text(row, "reason", one->reason);
		model_time(row, "at", one->at_utc);
	}
	return status;
}

enum status
exclusions_page(struct visit *visit, const char *text, struct model *model,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct desk_note reading = {.kind = "tenant.read",
				    .when = NOTE_QUEUED};
	struct model *rows = model_children(model, "providers");
	struct providers all = {0};
	struct tenant tenant;
	enum status status = tenant_named(visit, text, &tenant, fault);

	reading.subject = tenant.id;
	reading.organisation = tenant.organisation;
	if (status == OK)
		status = desk_note_read(visit, &reading, fault);
	if (status == OK)
		status = tenant_strip(visit, text, model, fault);
	if (status == OK)
		status = exclusions_show(visit, &tenant, model, fault);
	if (status == OK)
		status = provider_list(&access, &all, fault);
	if (status != OK)
		return status;
	model_id(model, "tenant", tenant.id);
	for (size_t i = 0; i < all.count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", all.list[i].id);
		model_text(row, "name", all.list[i].name);
	}
	return OK;
}

static enum status
log_tie(struct visit *visit, const char *kind, const struct exclusion *tie,
	const char *reason, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = kind,
		.subject = tie->tenant,
		.organisation = tie->organisation,
		.payload = payload,
	};

	model_id(payload, "tie", tie->id);
	model_text(payload, "tie_kind", tie_names[tie->kind]);
	if (tie->provider)
		model_id(payload, "provider", tie->provider);
	model_text(payload, "name", tie->name);
	model_text(payload, "reason", reason);
	return log_event(visit, &entry, fault);
}

static void
wrong(struct fields *fields, const char *field, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, field, &fault);
}

/* One of the landlord's providers, or somebody by name. */
static enum status
read_whom(struct visit *visit, struct fields *fields,
	  const struct exclusion_input *in, struct exclusion *tie,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider provider;
	enum status status;

	tie->name = field_text(fields, "name", in->name, NAME_MOST);
	if (!in->provider || !*in->provider) {
		if (!tie->name)
			wrong(fields, "name",
			      N_("Choose a provider, or say the person’s "
				 "name"));
		return OK;
	}
	tie->name = NULL;
	if (!id_parse(in->provider, &tie->provider)) {
		wrong(fields, "provider", N_("There is no such provider"));
		return OK;
	}
	status = provider_get(&access, tie->provider, &provider, fault);
	if (status == E_NOT_FOUND)
		wrong(fields, "provider", N_("There is no such provider"));
	return status == E_NOT_FOUND ? OK : status;
}

static void
read_kind(struct fields *fields, const struct exclusion_input *in,
	  struct exclusion *tie)
{
	for (int kind = TIE_PREFERRED; kind < TIES; kind++)
		if (in->kind && !strcmp(in->kind, tie_names[kind]))
			tie->kind = (enum routing_tie)kind;
	if (tie->kind == TIE_NONE)
		wrong(fields, "kind",
		      N_("Say which it is: preferred, never again, or a "
			 "conflict of interest"));
	if (tie->kind == TIE_PREFERRED && tie->name)
		wrong(fields, "provider",
		      N_("Choose the provider whom the tenant prefers"));
}

/* The same tie twice says nothing more. */
static enum status
is_new(struct visit *visit, const struct exclusion *tie, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct exclusions ties;
	enum status status =
		exclusion_of_tenant(&access, tie->tenant, &ties, fault);

	if (status == OK && ties.count >= EXCLUSIONS_MOST)
		return fault_set(fault, E_REFUSED, "",
				 N_("As many are recorded as can be: end some "
				    "first"),
				 NULL);
	for (size_t i = 0; status == OK && i < ties.count; i++) {
		const struct exclusion *one = &ties.list[i];

		if (one->kind == tie->kind && one->provider == tie->provider &&
		    !strcmp(one->name ? one->name : "",
			    tie->name ? tie->name : ""))
			return fault_set(fault, E_CONFLICT, "",
					 N_("This is recorded already"), NULL);
	}
	return status;
}

enum status
exclusion_add(struct visit *visit, const struct exclusion_input *in,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct exclusion tie = {.kind = TIE_NONE};
	struct tenant tenant;
	enum status status = tenant_named(visit, in->tenant, &tenant, fault);

	if (status == OK)
		status = read_whom(visit, &fields, in, &tie, fault);
	if (status != OK)
		return status;
	read_kind(&fields, in, &tie);
	tie.reason = field_words_needed(&fields, "reason", in->reason,
					REASON_MOST);
	status = fields_end(&fields, fault);
	tie.tenant = tenant.id;
	tie.organisation = tenant.organisation;
	tie.at_utc = visit->now_utc;
	tie.by = visit_actor(visit);
	if (status == OK)
		status = is_new(visit, &tie, fault);
	if (status != OK)
		return status;
	tie.id = visit_id(visit);
	status = exclusion_insert(&access, &tie, fault);
	if (status == OK)
		status = log_tie(visit, "tie.added", &tie, tie.reason, fault);
	model_id(model, "id", tie.id);
	return status;
}

enum status
exclusion_take_back(struct visit *visit, const char *text, const char *reason,
		    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct exclusion tie;
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("tie", fault);
	status = exclusion_get(&access, id, &tie, fault);
	if (status == E_NOT_FOUND)
		return not_found("tie", fault);
	if (status != OK)
		return status;
	tie.ended_why = field_words_needed(&fields, "reason", reason,
					   REASON_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	tie.ended_utc = visit->now_utc;
	tie.ended_by = visit_actor(visit);
	if (status == OK)
		status = exclusion_end(&access, &tie, fault);
	if (status == OK)
		status = log_tie(visit, "tie.ended", &tie, tie.ended_why,
				 fault);
	model_id(model, "tenant", tie.tenant);
	return status;
}
