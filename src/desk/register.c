/* The register as it is changed: tenants; desk/needs has their needs. */
#include "desk/inside.h"
#include "desk/record.h"
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
