/* The facts of a tenancy that dates are reckoned from. */
#include "store/tenancy.h"

#include "desk/form_inside.h"
#include "desk/forms.h"
#include "desk/inside.h"
#include "desk/record.h"
#include "wire/model.h"

static void
show_day(struct model *model, const char *key, int32_t day_days)
{
	if (day_days == FORM_DAY_NONE)
		model_null(model, key);
	else
		model_day(model, key, day_days);
}

static void
show(struct model *model, const struct tenancy *t)
{
	model_code(model, "nation", "nation", t->nation);
	model_code(model, "landlord", "landlord", t->landlord);
	model_code(model, "tenancy", "tenancy", t->kind);
	model_code(model, "period", "rent-period", t->period);
	model_text(model, "begins", t->begins);
	show_day(model, "began", t->began_days);
	show_day(model, "last", t->last_days);
	show_day(model, "first", t->first_days);
}

enum status
tenancy_show(struct visit *visit, const char *text, struct model *model,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenancy tenancy = {.began_days = FORM_DAY_NONE,
				  .last_days = FORM_DAY_NONE,
				  .first_days = FORM_DAY_NONE};
	struct tenant tenant = {0};
	enum status status = tenant_named(visit, text, &tenant, fault);

	if (status == OK)
		status = tenancy_get(&access, tenant.id, &tenancy, fault);
	if (status == E_NOT_FOUND && tenant.id)
		status = OK;
	if (status == OK)
		show(model, &tenancy);
	return status;
}

/* Facts by the same rules as a question about dates. */
static enum status
read_facts(const struct form_question *q, struct tenancy *t,
	   struct fault *fault)
{
	struct form_scope scope;
	struct form_case facts;
	enum status status = form_scope_read(q, &scope, fault);

	if (status == OK)
		status = form_facts_read(q, &facts, fault);
	if (status != OK)
		return form_at_pointer(status, fault);
	t->nation = form_nation_names[scope.nation];
	t->landlord = form_landlord_names[scope.landlord];
	t->kind = form_tenancy_names[scope.tenancy];
	t->period = facts.period == FORM_PERIODS
			    ? NULL
			    : form_period_names[facts.period];
	t->begins = facts.begins_days == FORM_DAY_NONE ? NULL : q->begins;
	t->began_days = facts.began_days;
	t->last_days = facts.last_days;
	t->first_days = facts.first_days;
	return OK;
}

enum status
tenancy_set(struct visit *visit, const char *text,
	    const struct form_question *question, struct model *model,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenancy tenancy = {.updated_utc = visit->now_utc,
				  .by = visit_actor(visit)};
	struct tenant tenant;
	enum status status = visit_needs(visit,
					 ROLE_BIT(ROLE_OFFICER) |
						 ROLE_BIT(ROLE_MANAGER) |
						 ROLE_BIT(ROLE_ADMINISTRATOR) |
						 ROLE_BIT(ROLE_SERVICE),
					 fault);

	if (status == OK)
		status = tenant_named(visit, text, &tenant, fault);
	if (status == OK)
		status = read_facts(question, &tenancy, fault);
	if (status != OK)
		return status;
	tenancy.tenant = tenant.id;
	status = tenancy_put(&access, &tenancy, fault);
	if (status == OK)
		status = log_event(visit,
				   &(struct log_entry){
					   .kind = "tenant.tenancy-recorded",
					   .subject = tenant.id,
					   .organisation = tenant.organisation},
				   fault);
	if (status == OK)
		show(model, &tenancy);
	return status;
}
