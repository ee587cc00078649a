/* Who asked: what they wrote finds people, and an officer says which it is. */
#include <string.h>

#include "desk/ask_inside.h"
#include "desk/find.h"
#include "desk/inside.h"
#include "desk/needs.h"
#include "desk/record.h"
#include "desk/show.h"
#include "store/organisation.h"
#include "wire/model.h"

#define PEOPLE_EACH 5

static bool
is_there(const struct model *people, const struct model *one)
{
	const char *id = model_text_of(model_get(one, "id"));

	for (const struct model *other = model_first(people); other;
	     other = model_next(other))
		if (!strcmp(model_text_of(model_get(other, "id")), id))
			return true;
	return false;
}

static void
copy_row(struct model *to, const struct model *from)
{
	for (const struct model *m = model_first(from); m; m = model_next(m))
		model_copy(to, model_key(m), m);
}

/* Those whom a text finds, behind those found before. */
static enum status
add_found(struct visit *visit, const char *q, struct model *people,
	  struct fault *fault)
{
	const struct page_wish page = {.limit = PEOPLE_EACH};
	const struct find_wish wish = {.q = q, .width = FIND_CLOSE};
	struct model *found;
	enum status status;

	if (!q || !*q)
		return OK;
	found = model_object(visit->arena);
	status = tenants_find(visit, &wish, &page, found, fault);
	if (status == E_INPUT) /* too long to be anybody's */
		return OK;
	for (const struct model *one = model_first(model_get(found, "tenants"));
	     status == OK && one; one = model_next(one))
		if (!is_there(people, one))
			copy_row(model_append(people), one);
	return status;
}

static enum status
show_people(struct visit *visit, const struct ask *ask, const char *q,
	    struct model *model, struct fault *fault)
{
	struct model *people = model_children(model, "people");
	enum status status;

	if (q && *q)
		return add_found(visit, q, people, fault);
	status = add_found(visit, ask->tenancy, people, fault);
	if (status == OK)
		status = add_found(visit, ask->contact, people, fault);
	if (status == OK)
		status = add_found(visit, ask->name, people, fault);
	return status;
}

enum status
ask_show(struct visit *visit, const char *id, const char *q,
	 struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisations landlords;
	char tenant[ID_TEXT];
	struct ask ask;
	enum status status = ask_named(visit, id, &ask, fault);

	if (status == OK)
		status = organisation_list(&access, &landlords, fault);
	if (status != OK)
		return status;
	show_ask(model_child(model, "ask"), &ask, &landlords);
	model_text(model, "searched", q);
	if (!ask.tenant)
		return show_people(visit, &ask, q, model, fault);
	id_format(ask.tenant, tenant);
	return tenant_strip(visit, tenant, model, fault);
}

/* What they say of themselves becomes a need. */
static enum status
take_over(struct visit *visit, const struct ask *ask, const char *tenant,
	  const struct ask_finding *finding, struct model *model,
	  struct faults *faults, struct fault *fault)
{
	const struct {
		bool wanted;
		const char *kind, *value;
	} said[] = {
		{finding->spoken, "spoken-language", ask->language_spoken},
		{finding->read, "read-language", ask->language_read},
		{finding->format, "format", ask->format},
		{finding->gender, "interpreter-gender",
		 ask->interpreter_gender},
		{finding->safe_contact, "safe-contact", ask->safe_contact},
	};
	int64_t recorded = 0;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < sizeof said / sizeof *said;
	     i++) {
		const struct need_input in = {
			.tenant = tenant,
			.kind = said[i].kind,
			.value = said[i].value,
			.identified_by = "self",
			.evidence = ask->ref,
			.identified_utc = ask->asked_utc,
		};

		if (!said[i].wanted || !said[i].value)
			continue;
		status = need_add(visit, &in, model_object(visit->arena),
				  faults, fault);
		recorded++;
	}
	model_int(model, "recorded", recorded);
	return status;
}

static enum status
find_tenant(struct visit *visit, const struct ask *ask, const char *text,
	    struct tenant *ret, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	const char *name = field_needed(&fields, "tenant", text, 60);
	struct fault unknown;
	enum status status;

	if (!name)
		return fields_end(&fields, fault);
	status = tenant_named(visit, name, ret, &unknown);
	if (status == OK && ret->organisation != ask->organisation)
		status = E_NOT_FOUND;
	if (status == E_NOT_FOUND || status == E_CONFLICT) {
		(void)fault_set(&unknown, E_INPUT, "",
				N_("{value} is no tenant of the landlord who "
				   "was asked"),
				"value", name, NULL);
		field_take(&fields, "tenant", &unknown);
		return fields_end(&fields, fault);
	}
	if (status != OK && fault)
		*fault = unknown;
	return status;
}

enum status
ask_find_out(struct visit *visit, const struct ask_finding *finding,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	char id[ID_TEXT];
	struct ask ask;
	enum status status = ask_named(visit, finding->id, &ask, fault);

	if (status == OK && ask.tenant)
		return fault_set(fault, E_CONFLICT, "",
				 N_("Somebody has said already who asked "
				    "{ref}"),
				 "ref", ask.ref, NULL);
	if (status == OK)
		status = find_tenant(visit, &ask, finding->tenant, &tenant,
				     faults, fault);
	if (status != OK)
		return status;
	ask.tenant = tenant.id;
	ask.confirmed_utc = visit->now_utc;
	ask.confirmed_by = visit_actor(visit);
	id_format(tenant.id, id);
	status = ask_confirm(&access, &ask, fault);
	if (status == OK)
		status = log_ask(visit, &ask, "ask.confirmed", fault);
	model_text(model, "ref", ask.ref);
	model_id(model, "tenant", ask.tenant);
	if (status == OK)
		status = take_over(visit, &ask, id, finding, model, faults,
				   fault);
	return status;
}
