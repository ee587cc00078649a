/* The register as it is read: one tenant, the strip, the flag. */
#include "desk/tenants.h"

#include "desk/cases.h"
#include "desk/exclusions.h"
#include "desk/flags.h"
#include "desk/inside.h"
#include "desk/life.h"
#include "desk/needs.h"
#include "desk/people.h"
#include "desk/record.h"
#include "desk/show.h"
#include "store/letter.h"
#include "wire/model.h"

#define ITEMS_SHOWN 50

static void
show_person(struct model *model, const struct tenant *tenant,
	    const struct organisations *organisations)
{
	struct model *address;

	model_id(model, "id", tenant->id);
	model_text(model, "reference", tenant->reference);
	show_names(model, "name", tenant->name, "name_native",
		   tenant->name_native);
	model_text(model, "organisation",
		   organisation_named(organisations, tenant->organisation));
	address = model_children(model, "address");
	for (int i = 0; i < ADDRESS_LINES; i++)
		if (tenant->address[i])
			model_append_text(address, tenant->address[i]);
	model_text(model, "postcode", tenant->postcode);
	model_text(model, "uprn", tenant->uprn);
	model_text(model, "email", tenant->email);
	model_text(model, "phone", tenant->phone);
	model_int(model, "version", tenant->version);
	model_time(model, "created_at", tenant->created_utc);
	model_time(model, "updated_at", tenant->updated_utc);
}

static enum status
show_letters(struct visit *visit, struct model *model, int64_t tenant,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "letters");
	struct letters letters;
	enum status status = letter_of_tenant(&access, tenant, ITEMS_SHOWN,
					      &letters, fault);

	for (size_t i = 0; status == OK && i < letters.count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", letters.list[i].id);
		model_text(row, "notice", letters.list[i].notice);
		model_language(row, "language", letters.list[i].language);
		model_time(row, "issued_at", letters.list[i].issued_utc);
	}
	return status;
}

static enum status
show_requests(struct visit *visit, struct model *model, int64_t tenant,
	      const struct organisations *organisations, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "requests");
	struct item_page page;
	enum status status = item_of_tenant(&access, tenant, ITEMS_SHOWN,
					    &page, fault);

	for (size_t i = 0; status == OK && i < page.count; i++)
		show_row(visit, model_append(rows), &page.list[i],
			 organisations);
	return status;
}

static enum status
note(struct visit *visit, const char *kind, const struct tenant *tenant,
     struct fault *fault)
{
	struct desk_note reading = {.kind = kind,
				    .subject = tenant->id,
				    .organisation = tenant->organisation,
				    .when = NOTE_QUEUED};

	return desk_note_read(visit, &reading, fault);
}

enum status
tenant_show(struct visit *visit, const char *id, struct model *model,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisations organisations;
	struct tenant tenant;
	struct needs needs;
	enum status status = tenant_named(visit, id, &tenant, fault);

	if (status == OK)
		status = note(visit, "tenant.read", &tenant, fault);
	if (status == OK)
		status = need_active(&access, tenant.id, &needs, fault);
	if (status == OK)
		status = organisation_list(&access, &organisations, fault);
	if (status != OK)
		return status;
	life_conceal(visit, &tenant);
	show_person(model, &tenant, &organisations);
	show_strip(model, &tenant, &needs);
	status = needs_brief(visit, &tenant, &needs, model, fault);
	if (status == OK)
		status = flags_of_tenant(visit, tenant.id, model, fault);
	if (status == OK)
		status = life_show(visit, &tenant, model, fault);
	if (status == OK)
		status = people_brief(visit, &tenant, model, fault);
	if (status == OK)
		status = exclusions_show(visit, &tenant, model, fault);
	if (status == OK)
		status = show_requests(visit, model, tenant.id,
				       &organisations, fault);
	if (status == OK)
		status = show_letters(visit, model, tenant.id, fault);
	if (status == OK)
		status = case_show_tenant(visit, tenant.id, model, fault);
	return status;
}

enum status
tenant_strip(struct visit *visit, const char *id, struct model *model,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	struct needs needs;
	enum status status = tenant_named(visit, id, &tenant, fault);

	if (status == OK)
		status = need_active(&access, tenant.id, &needs, fault);
	if (status == OK)
		show_strip(model, &tenant, &needs);
	return status;
}

enum status
tenant_flag(struct visit *visit, const char *id, struct model *model,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	struct needs needs;
	enum status status = tenant_named(visit, id, &tenant, fault);

	if (status == OK)
		status = note(visit, "tenant.flag-read", &tenant, fault);
	if (status == OK)
		status = need_active(&access, tenant.id, &needs, fault);
	if (status != OK)
		return status;
	model_id(model, "id", tenant.id);
	model_text(model, "reference", tenant.reference);
	model_bool(model, "has_needs", needs.count > 0);
	show_facts(model, &needs);
	return OK;
}
