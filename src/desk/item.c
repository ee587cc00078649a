/* Finding an item with what belongs to it; its files; its events. */
#include "desk/item.h"

#include <string.h>

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
	if (status == OK)
		status = routing_get(&access, &work->item, &work->routing,
				     fault);
	work->job = (struct job){.request = &work->request,
				 .item = &work->item,
				 .tenant = &work->tenant,
				 .needs = &work->needs,
				 .routing = &work->routing};
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

static void
put_time(struct model *model, const char *key, int64_t utc)
{
	if (utc)
		model_time(model, key, utc);
}

static void
put_known(struct model *model, const char *key, int64_t value)
{
	if (value >= 0)
		model_int(model, key, value);
}

static void
put_text(struct model *model, const char *key, const char *text)
{
	if (text && *text)
		model_text(model, key, text);
}

void
log_item_state(struct model *payload, const struct item *item)
{
	struct model *state = model_child(payload, "item");

	put_text(state, "state", item_state_name(item->state));
	if (item->state == ITEM_ON_HOLD)
		put_text(state, "held_from", item_state_name(item->held_from));
	if (item->provider)
		model_id(state, "provider", item->provider);
	if (item->spec.mode != MODE_NONE)
		put_text(state, "mode", mode_name(item->spec.mode));
	put_time(state, "starts_at", item->spec.starts_utc);
	put_known(state, "words", item->spec.words);
	put_known(state, "minutes", item->spec.minutes);
	put_text(state, "standard", item->standard);
	put_time(state, "due_at", item->due_utc);
	put_time(state, "case_due_at", item->case_due_utc);
	put_time(state, "started_at", item->started_utc);
	put_time(state, "stopped_at", item->stopped_utc);
	put_time(state, "closed_at", item->closed_utc);
	put_known(state, "price_minor", item->price_minor);
	put_known(state, "gross_min", item->gross_min);
	put_known(state, "net_min", item->net_min);
	put_known(state, "in_standard", item->in_standard);
	put_text(state, "outcome", item->outcome);
}

enum status
work_touch(struct visit *visit, const struct work *work, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	return request_touch(&access, work->request.id, work->request.version,
			     fault);
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
	log_item_state(payload, &work->item);
	if (reason && *reason)
		model_text(payload, "reason", reason);
	return log_event(visit, &entry, fault);
}

enum status
file_keep(struct visit *visit, const struct file_of *of,
	  const struct file_input *input, int64_t *ret_id, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct file file = {
		.item = of->item->id,
		.organisation = of->item->organisation,
		.content = input->bytes,
		.bytes = input->count,
		.uploaded_utc = visit->now_utc,
		.by = of->by,
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
	*ret_id = file.id = visit_id(visit);
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
