/* How an item finds somebody, by an officer's word. */
#include "desk/routes.h"

#include <string.h>

#include "core/name.h"
#include "desk/assign.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "wire/model.h"

#define REASON_MOST 400

static enum status
show_after(struct visit *visit, const char *ref, struct model *model,
	   struct fault *fault)
{
	struct request request;
	enum status status = request_named(visit, ref, &request, fault);

	return status == OK ? show_request(visit, model, &request, fault)
			    : status;
}

/* The item of the wish, as the officer read it. */
static enum status
open_item(struct visit *visit, const struct route_wish *wish,
	  struct work *work, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = work_load(visit, wish->ref, wish->n, work, fault);

	return status == OK ? request_touch(&access, work->request.id,
					    wish->version, fault)
			    : status;
}

/* Approved, asked about, or unfilled: somebody may still be found. */
static enum status
is_wanted(const struct work *work, struct fault *fault)
{
	switch (work->item.state) {
	case ITEM_APPROVED:
	case ITEM_OFFERED:
	case ITEM_UNFILLED:
		return OK;
	case ITEM_LOGGED:
	case ITEM_REJECTED:
	case ITEM_ASSIGNED:
	case ITEM_DELIVERED:
	case ITEM_CHECKED:
	case ITEM_COMPLETED:
	case ITEM_ON_HOLD:
	case ITEM_CANCELLED:
		break;
	}
	return fault_set(fault, E_CONFLICT, "state",
			 N_("Nobody is looked for now: this is {state}"),
			 "state", item_state_name(work->item.state), NULL);
}

/* Ask who may be asked now. */
static enum status
ask_on(struct visit *visit, struct work *work, struct fault *fault)
{
	bool sent;

	if (work->item.state == ITEM_OFFERED)
		return work->routing.mode == ROUTING_PARALLEL
			       ? assign_more(visit, &work->job, fault)
			       : OK;
	return assign_next(visit, &work->job, NULL, &sent, fault);
}

static enum status
read_wish(struct visit *visit, const struct route_wish *wish,
	  struct routing *routing, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	enum status status = OK;
	const char *agreed = field_words(&fields, "any_gender",
					 wish->any_gender, REASON_MOST);

	if (wish->mode && !*wish->mode)
		routing->mode = -1;
	else if (wish->mode)
		status = name_check("/mode", routing_mode_names, ROUTING_MODES,
				    wish->mode, &routing->mode, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	faults_free(&faults);
	if (agreed)
		routing->any_gender = agreed;
	return status;
}

static enum status
log_route(struct visit *visit, const struct work *work, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "item.routed",
		.subject = work->request.id,
		.organisation = work->item.organisation,
		.payload = payload,
	};

	model_int(payload, "n", work->item.n);
	model_text(payload, "mode",
		   work->routing.mode < 0
			   ? "by-rule"
			   : routing_mode_names[work->routing.mode]);
	model_text(payload, "any_gender", work->routing.any_gender);
	return log_event(visit, &entry, fault);
}

enum status
item_route(struct visit *visit, const struct route_wish *wish,
	   struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct work work;
	enum status status = open_item(visit, wish, &work, fault);

	if (status == OK)
		status = is_wanted(&work, fault);
	if (status == OK)
		status = read_wish(visit, wish, &work.routing, fault);
	if (status == OK)
		status = routing_put(&access, &work.routing, fault);
	if (status == OK)
		status = log_route(visit, &work, fault);
	if (status == OK)
		status = ask_on(visit, &work, fault);
	return status == OK ? show_after(visit, wish->ref, model, fault)
			    : status;
}

/* The wish's mode of interpreting, another than it is. */
static enum status
read_mode(const struct route_wish *wish, struct item *item,
	  struct fault *fault)
{
	int mode;
	enum status status;

	if (item->spec.service != SERVICE_INTERPRETING)
		return fault_set(fault, E_CONFLICT, "mode",
				 N_("Only interpreting has another mode"),
				 NULL);
	status = name_check("/mode", mode_names, MODES,
			    wish->mode ? wish->mode : "", &mode, fault);
	if (status != OK)
		return status;
	item->spec.mode = (enum mode)mode;
	return item_spec_check(&item->spec, fault);
}

enum status
item_instead(struct visit *visit, const struct route_wish *wish,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct work work;
	bool sent;
	enum status status = open_item(visit, wish, &work, fault);

	if (status == OK)
		status = is_wanted(&work, fault);
	if (status == OK)
		status = read_mode(wish, &work.item, fault);
	if (status == OK)
		status = assign_withdraw(visit, &work.item, &work.request,
					 fault);
	if (status == OK)
		status = item_update_mode(&access, &work.item, fault);
	if (status == OK)
		status = assign_anew(visit, &work.item, fault);
	if (status == OK)
		status = routing_get(&access, &work.item, &work.routing,
				     fault);
	if (status == OK)
		status = log_item(visit, "item.mode-changed", &work, NULL,
				  fault);
	if (status == OK)
		status = assign_next(visit, &work.job, NULL, &sent, fault);
	return status == OK ? show_after(visit, wish->ref, model, fault)
			    : status;
}

enum status
item_leave(struct visit *visit, const struct route_wish *wish,
	   struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct work work;
	enum status status = open_item(visit, wish, &work, fault);

	if (status == OK)
		status = routing_settle(&access, work.item.id, fault);
	if (status == OK)
		status = log_item(visit, "item.left", &work, NULL, fault);
	return status == OK ? show_after(visit, wish->ref, model, fault)
			    : status;
}
