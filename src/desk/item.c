/* The moves of an item, and its clock. */
#include "desk/item.h"

#include <string.h>

#include "core/policy.h"
#include "core/worktime.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/requests.h"
#include "desk/show.h"
#include "wire/model.h"

#define NAME_MOST 200
#define TYPE_MOST 100

static enum status
load_rest(struct visit *visit, struct work *work, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = tenant_get(&access, work->item.tenant,
					&work->tenant, fault);

	if (status == OK)
		status = need_active(&access, work->item.tenant, &work->needs,
				     fault);
	work->job = (struct job){&work->request, &work->item, &work->tenant,
				 &work->needs};
	return status;
}

enum status
work_load(struct visit *visit, const char *ref, int n, struct work *work,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct items items;
	enum status status = request_named(visit, ref, &work->request, fault);

	if (status == OK)
		status = item_of_request(&access, work->request.id, &items,
					 fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < items.count; i++) {
		if (items.list[i].n != n)
			continue;
		work->item = items.list[i];
		return load_rest(visit, work, fault);
	}
	return not_found("n", fault);
}

enum status
work_load_item(struct visit *visit, int64_t item, struct work *work,
	       struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = item_get(&access, item, &work->item, fault);

	if (status == OK)
		status = request_get(&access, work->item.request,
				     &work->request, fault);
	if (status == OK)
		status = load_rest(visit, work, fault);
	return status;
}

enum status
log_item(struct visit *visit, const char *kind, const struct work *work,
	 const char *reason, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {
		.kind = kind,
		.subject = work->request.id,
		.organisation = work->item.organisation,
		.service = service_name(work->item.spec.service),
		.language = work->item.spec.language,
		.payload = payload,
	};

	model_int(payload, "n", work->item.n);
	model_text(payload, "state", item_state_name(work->item.state));
	if (reason && *reason)
		model_text(payload, "reason", reason);
	return log_event(visit, &entry, fault);
}

/* The pauses of an item as the clock takes them. */
static enum status
item_clock_of(struct visit *visit, const struct item *item,
	      struct calendar *calendar, struct pauses *pauses,
	      struct worktime *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = visit_calendar(visit, item->organisation,
					    calendar, fault);

	if (status == OK)
		status = pause_list(&access, item->id, visit->now_utc, pauses,
				    fault);
	if (status != OK)
		return status;
	*ret = (struct worktime){
		.calendar = calendar,
		.kind = policy_standard(&item->spec).kind,
		.pause = pauses->list,
		.pauses = pauses->count,
	};
	return OK;
}

enum status
item_due(struct visit *visit, struct item *item, struct fault *fault)
{
	struct standard standard = policy_standard(&item->spec);
	struct calendar calendar;
	struct pauses pauses;
	struct worktime clock;
	enum status status = item_clock_of(visit, item, &calendar, &pauses,
					   &clock, fault);

	if (status != OK)
		return status;
	item->standard = standard.code;
	item->due_utc = worktime_due(&clock, item->received_utc,
				     standard.duration);
	if (item->due_utc == WORKTIME_NEVER)
		item->due_utc = 0;
	return OK;
}

enum status
item_measure(struct visit *visit, struct item *item, int64_t end_utc,
	     struct fault *fault)
{
	struct calendar calendar;
	struct pauses pauses;
	struct worktime clock;
	enum status status = item_clock_of(visit, item, &calendar, &pauses,
					   &clock, fault);

	if (status != OK)
		return status;
	item->gross_min = end_utc > item->received_utc
				  ? (end_utc - item->received_utc) / 60
				  : 0;
	item->net_min = worktime_between(&clock, item->received_utc, end_utc);
	item->in_standard = item->due_utc ? end_utc <= item->due_utc : -1;
	return OK;
}

static void
show_days(struct model *model, const struct clock_days *days)
{
	struct model *rows = model_children(model, "days");

	for (size_t i = 0; i < days->count; i++) {
		const struct clock_day *day = &days->list[i];
		struct model *row = model_append(rows);

		model_day(row, "day", day->day_days);
		model_int(row, "minutes", day->minutes);
		model_int(row, "paused", day->paused);
		model_int(row, "counted", day->counted);
		model_message(row, "why", clock_day_text(day->why));
		model_message(row, "name", day->name);
	}
}

enum status
item_clock(struct visit *visit, const char *ref, int n, struct model *model,
	   struct fault *fault)
{
	struct calendar calendar;
	struct pauses pauses;
	struct worktime clock, gross;
	struct work work;
	struct clock_days days;
	const struct item *item = &work.item;
	int64_t end_utc;
	enum status status = work_load(visit, ref, n, &work, fault);

	if (status == OK)
		status = item_clock_of(visit, item, &calendar, &pauses, &clock,
				       fault);
	if (status != OK)
		return status;
	end_utc = item->closed_utc ? item->closed_utc : visit->now_utc;
	gross = clock;
	gross.pauses = 0;
	model_text(model, "ref", work.request.ref);
	model_int(model, "n", item->n);
	model_code(model, "kind", "clock", clock_kind_name(clock.kind));
	model_text(model, "standard", item->standard);
	model_time(model, "started_at", item->received_utc);
	model_time_or_null(model, "due_at", item->due_utc);
	model_time_or_null(model, "closed_at", item->closed_utc);
	model_time(model, "now", visit->now_utc);
	model_int(model, "gross_min",
		  worktime_between(&gross, item->received_utc, end_utc));
	model_int(model, "net_min",
		  worktime_between(&clock, item->received_utc, end_utc));
	if (item->due_utc > end_utc)
		end_utc = item->due_utc;
	days = worktime_explain(&clock, item->received_utc, end_utc,
				visit->arena);
	show_days(model, &days);
	show_pauses(model, &pauses);
	return OK;
}

enum status
file_keep(struct visit *visit, const struct item *item,
	  const struct file_input *input, int64_t by, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct file file = {
		.item = item->id,
		.organisation = item->organisation,
		.content = input->bytes,
		.bytes = input->count,
		.uploaded_utc = visit->now_utc,
		.by = by,
	};
	enum status status;

	file.name = field_needed(&fields, "file", input->name, NAME_MOST);
	file.type = field_text(&fields, "file", input->type, TYPE_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status != OK)
		return status;
	if (!input->count || input->count > FILE_BYTES_MAX)
		return fault_set(fault, E_INPUT, "/file",
				 N_("The file is empty or larger than 16 MB: "
				    "choose another, or send it in parts"),
				 NULL);
	if (!file.type)
		file.type = "application/octet-stream";
	file.id = visit_id(visit);
	hash_sha256(input->bytes, input->count, file.sha256);
	return file_insert(&access, &file, fault);
}

enum status
request_file(struct visit *visit, const char *ref, const char *text,
	     struct file_found *found, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct request request;
	struct item item;
	struct file file;
	int64_t id;
	enum status status = request_named(visit, ref, &request, fault);

	if (status != OK)
		return status;
	if (!text || !id_parse(text, &id))
		return not_found("file", fault);
	status = file_get(&access, id, &file, fault);
	if (status == OK)
		status = item_get(&access, file.item, &item, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && item.request != request.id))
		return not_found("file", fault);
	if (status == OK)
		*found = (struct file_found){file.name, file.type,
					     file.content, file.bytes};
	return status;
}
