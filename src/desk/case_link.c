/* Items that hang on a case: they are due when the case is, less the time that
 * printing and post take. */
#include <stdlib.h>
#include <string.h>

#include "desk/case_inside.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/timing.h"
#include "store/setting.h"
#include "wire/model.h"

#define DELIVERY_SETTING "case-delivery-days"
#define DELIVERY_DAYS 2

static enum status
delivery_days(struct visit *visit, int64_t organisation, int *ret,
	      struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct kept_setting kept;
	enum status status = setting_get(&access, organisation,
					 DELIVERY_SETTING, &kept, fault);

	*ret = DELIVERY_DAYS;
	if (status == OK)
		*ret = (int)strtol(kept.value, NULL, 10);
	return status == E_NOT_FOUND ? OK : status;
}

enum status
case_calendar(struct visit *visit, const struct statutory_case *file,
	      struct calendar *ret, struct fault *fault)
{
	enum jurisdiction jurisdiction = form_jurisdiction(file->nation);
	enum status status =
		visit_calendar(visit, file->organisation, ret, fault);

	if (status == OK && ret->jurisdiction != jurisdiction) {
		ret->jurisdiction = jurisdiction;
		ret->holidays = ret->workings = 0;
	}
	return status;
}

/* When the item has to be ready; 0 where the case is due nothing. */
static enum status
ready_by(struct visit *visit, const struct statutory_case *file,
	 const struct item *item, int64_t *ret, struct fault *fault)
{
	struct calendar calendar;
	int days = 0;
	enum status status;

	*ret = 0;
	if (file->closed_utc || !file->next_due_utc)
		return OK;
	status = case_calendar(visit, file, &calendar, fault);
	if (status == OK && item->spec.service != SERVICE_INTERPRETING)
		status = delivery_days(visit, file->organisation, &days, fault);
	if (status == OK)
		*ret = case_ready_by(&calendar, file->next_due_utc, days);
	return status;
}

enum status
case_inherit(struct visit *visit, const struct statutory_case *file,
	     struct item *item, struct fault *fault)
{
	enum status status =
		ready_by(visit, file, item, &item->case_due_utc, fault);

	if (status == OK)
		timing_limit(item);
	return status;
}

enum status
case_limit_again(struct visit *visit, const struct request *request,
		 struct item *item, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct statutory_case file;
	enum status status;

	if (!request->case_file)
		return OK;
	status = case_get(&access, request->case_file, &file, fault);
	return status == OK ? ready_by(visit, &file, item, &item->case_due_utc,
				       fault)
			    : status;
}

static enum status
relink_item(struct visit *visit, const struct statutory_case *file, int64_t id,
	    int64_t *moved, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct work work;
	int64_t due_utc, ready_utc;
	enum status status = work_load_item(visit, id, &work, fault);

	if (status == OK)
		status = ready_by(visit, file, &work.item, &ready_utc, fault);
	if (status != OK || ready_utc == work.item.case_due_utc)
		return status;
	due_utc = work.item.due_utc;
	work.item.case_due_utc = ready_utc;
	status = timing_due(visit, &work.item, fault);
	if (status == OK)
		status = item_update(&access, &work.item, fault);
	if (status == OK)
		status = work_touch(visit, &work, fault);
	if (status == OK)
		status = log_item(visit, "item.due-moved", &work, NULL, fault);
	*moved += work.item.due_utc != due_utc;
	return status;
}

enum status
case_relink(struct visit *visit, const struct statutory_case *file,
	    int64_t *ret_moved, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct case_items items;
	enum status status = case_open_items(&access, file->id, &items, fault);

	*ret_moved = 0;
	for (size_t i = 0; status == OK && i < items.count; i++)
		status = relink_item(visit, file, items.list[i], ret_moved,
				     fault);
	return status;
}

/* What still helps where ordinary work comes too late. */
static void
show_alternatives(struct model *model, const struct item *item)
{
	struct model *list = model_children(model, "alternatives");

	switch (item->spec.service) {
	case SERVICE_INTERPRETING:
		model_message(list, NULL,
			      N_("Use an interpreter by telephone, at once"));
		return;
	case SERVICE_TRANSLATION:
		model_message(list, NULL,
			      N_("Have it read out by telephone the same day "
				 "by an interpreter, who signs a declaration "
				 "of what was read; keep the declaration"));
		break;
	case SERVICE_FORMAT:
		model_message(list, NULL,
			      N_("Read it out by telephone or at a visit the "
				 "same day, and write down who heard what"));
		break;
	}
	model_message(list, NULL,
		      N_("Send a notice or a clause whose translation is "
			 "approved already, and the full letter after it"));
}

void
case_show_item(struct model *model, const struct statutory_case *file,
	       const struct item *item, int64_t now_utc)
{
	struct model *child = model_child(model, "case");
	bool late = item->case_due_utc && item->due_utc == item->case_due_utc;

	model_id(child, "id", file->id);
	model_text(child, "ref", file->ref);
	model_text(child, "number", file->number);
	model_code(child, "kind", "case-kind", case_kind_names[file->kind]);
	model_code(child, "stage", "case-stage", case_stage_names[file->stage]);
	model_text(child, "clock", file->next_clock);
	model_time_or_null(child, "due_at", file->next_due_utc);
	model_time_or_null(child, "ready_by", item->case_due_utc);
	model_bool(child, "late", late);
	if (!late) {
		model_null(child, "warning");
		(void)model_children(child, "alternatives");
		return;
	}
	model_message(child, "warning",
		      item->case_due_utc < now_utc
			      ? N_("No service can be ready in time to reach "
				   "the tenant before the date that the law "
				   "sets. Act today.")
			      : N_("Ordinary service would come after the "
				   "date that the law sets. This is due "
				   "sooner, and whoever is asked is told so."));
	show_alternatives(child, item);
}
