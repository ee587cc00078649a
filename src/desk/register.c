/* The register as it is changed: tenants and their needs. */
#include <string.h>

#include "desk/inside.h"
#include "desk/record.h"
#include "lang/zone.h"
#include "store/organisation.h"
#include "wire/model.h"

/* Where the tenant belongs: by name or identifier, else the caller's own. */
static enum status
choose_landlord(struct visit *visit, const char *text, struct fields *fields,
		int64_t *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	const char *name = field_text(fields, "organisation", text, 200);
	struct organisation organisation;
	struct fault unknown;
	enum status status;
	int64_t id;

	*ret = visit->caller->organisation;
	if (!name)
		return OK;
	status = id_parse(name, &id)
			 ? organisation_get(&access, id, &organisation, fault)
			 : organisation_find(&access, name, &organisation,
					     fault);
	if (status == OK)
		*ret = organisation.id;
	if (status != E_NOT_FOUND)
		return status;
	(void)fault_set(&unknown, E_INPUT, "",
			N_("{value} is no organisation here: write its name as "
			   "in the list of organisations"),
			"value", name, NULL);
	field_take(fields, "organisation", &unknown);
	return OK;
}

static void
show_made(struct model *model, const struct tenant *tenant)
{
	model_id(model, "id", tenant->id);
	model_text(model, "reference", tenant->reference);
	model_int(model, "version", tenant->version);
}

static enum status
log_tenant(struct visit *visit, const char *kind, const struct tenant *tenant,
	   struct fault *fault)
{
	struct log_entry entry = {.kind = kind,
				  .subject = tenant->id,
				  .organisation = tenant->organisation};

	return log_event(visit, &entry, fault);
}

/* The version after the needs were written too. */
static enum status
finish(struct visit *visit, const char *kind, struct record *record,
       struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t changed = 0;
	enum status status = record_needs(visit, record, &changed, fault);

	if (status == OK)
		status = log_tenant(visit, kind, &record->tenant, fault);
	if (status == OK)
		status = tenant_get(&access, record->tenant.id,
				    &record->tenant, fault);
	if (status == OK)
		show_made(model, &record->tenant);
	return status;
}

enum status
tenant_add(struct visit *visit, const struct tenant_input *input,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct record record = {0};
	enum status status;

	record_read(visit, input, NULL, &fields, &record);
	status = choose_landlord(visit, input->organisation, &fields,
				 &record.tenant.organisation, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	record.tenant.id = visit_id(visit);
	record.tenant.version = 1;
	record.tenant.created_utc = visit->now_utc;
	record.tenant.updated_utc = visit->now_utc;
	status = tenant_insert(&access, &record.tenant, &record.keys, fault);
	if (status == OK)
		status = finish(visit, "tenant.added", &record, model, fault);
	return status;
}

enum status
tenant_edit(struct visit *visit, const struct tenant_edit *edit,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct record record = {0};
	struct tenant old;
	enum status status = tenant_named(visit, edit->id, &old, fault);

	if (status != OK)
		return status;
	record_read(visit, &edit->input, &old, &fields, &record);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	record.tenant.version = edit->version;
	record.tenant.updated_utc = visit->now_utc;
	status = tenant_update(&access, &record.tenant, &record.keys, fault);
	if (status == OK)
		status = finish(visit, "tenant.changed", &record, model,
				fault);
	return status;
}

/* The words of a need, checked. */
static void
read_need(struct fields *fields, const struct need_input *input,
	  struct need *need)
{
	int kind = NEED_SPOKEN_LANGUAGE;
	struct fault fault;

	(void)field_needed(fields, "kind", input->kind, 40);
	(void)field_word(fields, "kind", input->kind, WORDS_NEED, &kind);
	need->kind = (enum need_kind)kind;
	need->value = field_needed(fields, "value", input->value, 200);
	if (need->value && (need->kind == NEED_SPOKEN_LANGUAGE ||
			    need->kind == NEED_READ_LANGUAGE))
		need->value = field_language(fields, "value", need->value);
	else if (need->value &&
		 need_check(need->kind, need->value, &fault) != OK)
		field_take(fields, "value", &fault);
	need->evidence = field_text(fields, "evidence", input->evidence, 400);
	if (!need->evidence)
		need->evidence = field_text(fields, "identified_by",
					    input->identified_by, 200);
	need->consent = input->consent && !strcmp(input->consent, "yes");
	need->identified_utc = input->identified_utc;
}

static enum status
log_need(struct visit *visit, const char *kind, const struct need *need,
	 struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = kind,
				  .subject = need->tenant,
				  .organisation = need->organisation,
				  .payload = payload};

	model_text(payload, "kind", need_kind_name(need->kind));
	model_text(payload, "value", need->value);
	return log_event(visit, &entry, fault);
}

enum status
need_add(struct visit *visit, const struct need_input *input,
	 struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct need need = {0};
	struct needs holding;
	struct tenant tenant;
	int64_t changed = 0;
	enum status status = tenant_named(visit, input->tenant, &tenant,
					  fault);

	if (status != OK)
		return status;
	read_need(&fields, input, &need);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = need_active(&access, tenant.id, &holding, fault);
	if (status != OK)
		return status;
	need.tenant = tenant.id;
	need.organisation = tenant.organisation;
	status = need_put(visit, &need, &holding, &changed, fault);
	if (status == OK && changed)
		status = log_need(visit, "need.added", &need, fault);
	if (status != OK)
		return status;
	model_id(model, "tenant", tenant.id);
	model_code(model, "kind", "need-kind", need_kind_name(need.kind));
	model_text(model, "value", need.value);
	model_bool(model, "added", changed > 0);
	model_day(model, "review_due",
		  zone_local(review_due(visit->now_utc)).day_days);
	return OK;
}

enum status
need_end(struct visit *visit, const char *tenant_text, const char *need_text,
	 const char *reason, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	struct needs holding;
	int64_t id = 0;
	enum status status = tenant_named(visit, tenant_text, &tenant, fault);

	if (status == OK)
		status = need_active(&access, tenant.id, &holding, fault);
	if (status != OK)
		return status;
	if (!need_text || !id_parse(need_text, &id))
		return not_found("need", fault);
	for (size_t i = 0; i < holding.count; i++) {
		struct need *need = &holding.list[i];

		if (need->id != id)
			continue;
		need->ended_utc = visit->now_utc;
		if (reason && *reason)
			need->evidence = reason;
		status = need_update(&access, need, fault);
		if (status == OK)
			status = log_need(visit, "need.ended", need, fault);
		return status;
	}
	return not_found("need", fault);
}
