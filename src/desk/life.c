/* What becomes of a tenant, as everybody else asks about it. */
#include "desk/life.h"

#include <string.h>

#include "desk/inside.h"
#include "desk/joint.h"
#include "desk/show.h"
#include "store/life.h"
#include "store/tenant.h"
#include "wire/model.h"

#define MERGED_SHOWN 20

bool
life_may_see(const struct visit *visit, const struct tenant *tenant)
{
	const struct caller *caller = visit->caller;

	if (!tenant->confidential_utc)
		return true;
	return caller && (caller->role == ROLE_MANAGER ||
			  caller->role == ROLE_ADMINISTRATOR ||
			  (caller->account &&
			   caller->account == tenant->confidential_by));
}

void
life_conceal(const struct visit *visit, struct tenant *tenant)
{
	if (life_may_see(visit, tenant))
		return;
	for (int i = 0; i < ADDRESS_LINES; i++)
		tenant->address[i] = NULL;
	tenant->postcode = tenant->uprn = NULL;
	tenant->email = tenant->phone = NULL;
}

const char *
life_warning(const struct tenant *tenant)
{
	switch (tenant->life) {
	case LIFE_DIED:
		return N_("This tenant has died: nothing goes out to them");
	case LIFE_MOVED:
		return N_("This tenant has moved to another landlord: this "
			  "record is closed");
	case LIFE_CURRENT:
	case LIFE_MERGED:
		break;
	}
	return NULL;
}

enum status
life_letter_allowed(struct visit *visit, const struct tenant *tenant,
		    struct fault *fault)
{
	switch (tenant->life) {
	case LIFE_DIED:
		return fault_set(fault, E_REFUSED, "/tenant",
				 N_("This tenant has died, and no letter goes "
				    "out to them: write to the executor, from "
				    "the page of the people around them"),
				 NULL);
	case LIFE_MOVED:
		return fault_set(fault, E_REFUSED, "/tenant",
				 N_("This tenant has moved to another "
				    "landlord, who writes to them now"),
				 NULL);
	case LIFE_CURRENT:
	case LIFE_MERGED:
		break;
	}
	if (!visit->caller || life_may_see(visit, tenant))
		return OK; /* the service itself has no eyes */
	return fault_set(fault, E_REFUSED, "/tenant",
			 N_("Where this tenant lives is confidential, and a "
			    "letter shows it: ask a manager to send it"),
			 NULL);
}

enum status
life_letter_instead(struct visit *visit, const struct tenant *tenant,
		    struct fault *fault)
{
	struct tenant alive = *tenant;

	if (alive.life == LIFE_DIED)
		alive.life = LIFE_CURRENT;
	return life_letter_allowed(visit, &alive, fault);
}

void
life_strip(struct model *strip, const struct tenant *tenant)
{
	const char *note = life_warning(tenant);

	model_code(strip, "life", "life", life_name(tenant->life));
	model_message(strip, "life_note", note ? note : "");
	model_bool(strip, "confidential", tenant->confidential_utc != 0);
	model_bool(strip, "joint", tenant->joint != 0);
}

/* Where the caller may not see it, nothing says that it is there. */
static enum status
show_other(struct visit *visit, struct model *model, const char *key,
	   int64_t id, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisations all;
	struct tenant other;
	struct model *child;
	enum status status = tenant_get(&access, id, &other, fault);

	model_null(model, key);
	if (status == E_NOT_FOUND)
		return OK;
	if (status == OK)
		status = organisation_list(&access, &all, fault);
	if (status != OK)
		return status;
	child = model_child(model, key);
	model_id(child, "id", other.id);
	model_text(child, "reference", other.reference);
	show_names(child, "name", other.name, "name_native",
		   other.name_native);
	model_text(child, "organisation",
		   organisation_named(&all, other.organisation));
	return OK;
}

static enum status
show_event(struct visit *visit, struct model *model, int64_t tenant,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct life_event event;
	struct model *child;
	enum status status = life_get(&access, tenant, &event, fault);

	model_null(model, "life_event");
	if (status == E_NOT_FOUND)
		return OK;
	if (status != OK)
		return status;
	child = model_child(model, "life_event");
	model_code(child, "kind", "life", life_name(event.kind));
	model_time(child, "at", event.at_utc);
	if (event.day_days == INT32_MIN)
		model_null(child, "day");
	else
		model_day(child, "day", event.day_days);
	model_text(child, "reason", event.reason);
	model_null(child, "other");
	return event.other ? show_other(visit, child, "other", event.other,
					fault)
			   : OK;
}

/* A merged record's own name and number, which tenant_get no longer gives. */
static enum status
show_merged(struct visit *visit, struct model *rows,
	    const struct life_event *event, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *row = model_append(rows);
	struct tenant merged;
	enum status status = tenant_get_itself(&access, event->tenant,
					       &merged, fault);

	if (status != OK)
		return status;
	model_id(row, "id", merged.id);
	model_text(row, "reference", merged.reference);
	show_names(row, "name", merged.name, "name_native",
		   merged.name_native);
	model_time(row, "at", event->at_utc);
	return OK;
}

static enum status
show_into(struct visit *visit, struct model *model, int64_t tenant,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *merged = model_children(model, "merged");
	struct life_events into;
	enum status status = life_into(&access, tenant, MERGED_SHOWN, &into,
				       fault);

	model_null(model, "came_from");
	for (size_t i = 0; i < into.count && status == OK; i++)
		if (into.list[i].kind == LIFE_MERGED)
			status = show_merged(visit, merged, &into.list[i],
					     fault);
		else
			status = show_other(visit, model, "came_from",
					    into.list[i].tenant, fault);
	return status;
}

enum status
life_show(struct visit *visit, const struct tenant *tenant,
	  struct model *model, struct fault *fault)
{
	enum status status = show_event(visit, model, tenant->id, fault);

	if (status == OK)
		status = show_into(visit, model, tenant->id, fault);
	return status == OK ? joint_brief(visit, tenant, model, fault)
			    : status;
}
