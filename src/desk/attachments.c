/* Files that came with a request: held, kept, shown, taken away. */
#include "desk/attachments.h"

#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/requests.h"
#include "store/account.h"
#include "store/attachment.h"
#include "wire/model.h"
#include "wire/sniff.h"

#define REASON_MOST 400
#define SHOWN_MOST 100 /* of a request, those taken away too */
#define SWEPT_AT_ONCE 50

static enum status
insert(struct visit *visit, const struct attachment_file *file,
       struct attachment *a, struct fault *fault)
{
	struct access access = visit_access(visit);

	a->id = visit_id(visit);
	memcpy(a->sha256, file->sha256, HASH_BYTES);
	a->name = file->name;
	a->kind = file->kind;
	a->content = file->bytes;
	a->bytes = file->count;
	a->words = file->words;
	a->why = file->why;
	a->text = file->text;
	a->added_utc = visit->now_utc;
	a->added_by = visit_actor(visit);
	return attachment_insert(&access, a, visit_id(visit), fault);
}

static void
show(struct model *row, const struct attachment *a)
{
	char hex[2 * HASH_BYTES + 1];

	hash_hex(a->sha256, HASH_BYTES, hex);
	model_id(row, "id", a->removed_utc ? 0 : a->id);
	model_text(row, "name", a->name);
	model_code(row, "kind", "attachment-kind", a->kind);
	model_text(row, "type", sniff_mime(sniff_ending(a->kind)));
	model_int(row, "bytes", (int64_t)a->bytes);
	if (a->words < 0)
		model_null(row, "words");
	else
		model_int(row, "words", a->words);
	model_message(row, "why", a->why ? a->why : "");
	model_text(row, "sha256", hex);
	model_time(row, "added_at", a->added_utc);
}

enum status
attachment_hold(struct visit *visit, const struct attachment_file *file,
		struct model *model, struct fault *fault)
{
	struct attachment a = {.organisation = visit_organisation(visit)};
	enum status status = insert(visit, file, &a, fault);

	if (status == OK)
		show(model, &a);
	return status;
}

/* One that the caller holds. Errors: E_NOT_FOUND. */
static enum status
held(struct visit *visit, const char *text, struct attachment *ret,
     struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status;
	int64_t id;

	if (!text || !id_parse(text, &id))
		return not_found("attachments", fault);
	status = attachment_read(&access, id, ret, fault);
	if (status == OK && (ret->request || !visit->caller ||
			     ret->added_by != visit_actor(visit)))
		status = not_found("attachments", fault);
	return status;
}

enum status
attachments_held(struct visit *visit, const char *const *ids, size_t count,
		 struct model *model, struct fault *fault)
{
	struct model *rows = model_children(model, "attachments");
	struct attachment a;

	for (size_t i = 0; i < count; i++) {
		enum status status = held(visit, ids[i], &a, fault);

		if (status == OK)
			show(model_append(rows), &a);
		else if (status != E_NOT_FOUND)
			return status;
	}
	return OK;
}

static enum status
log_attachment(struct visit *visit, const char *kind,
	       const struct attachment *a, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {
		.kind = kind,
		.subject = a->request,
		.organisation = a->organisation,
		.payload = payload,
	};
	char hex[2 * HASH_BYTES + 1];

	hash_hex(a->sha256, HASH_BYTES, hex);
	model_text(payload, "file", a->name);
	model_text(payload, "sha256", hex);
	if (a->reason)
		model_text(payload, "reason", a->reason);
	return log_event(visit, &entry, fault);
}

/* Held while another landlord's form was in hand: it moves there. */
static enum status
move_home(struct visit *visit, struct attachment *a,
	  const struct request *request, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct attachment copy = *a;
	enum status status = attachment_open(&access, &copy, fault);

	copy.id = visit_id(visit);
	copy.organisation = request->organisation;
	copy.request = request->id;
	if (status == OK)
		status = attachment_insert(&access, &copy, visit_id(visit),
					   fault);
	if (status == OK)
		status = attachment_forget(&access, a, fault);
	*a = copy;
	return status;
}

static enum status
claim(struct visit *visit, const char *id, const struct request *request,
      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct attachment a;
	struct attachment_move move = {
		.by = visit_actor(visit),
		.request = request->id,
		.organisation = request->organisation,
	};
	enum status status = held(visit, id, &a, fault);

	if (status == E_NOT_FOUND)
		return fault_set(fault, E_INPUT, "/attachments",
				 N_("A file that was sent before is not kept "
				    "any more: choose it again"),
				 NULL);
	if (status != OK)
		return status;
	move.id = a.id;
	a.request = request->id;
	status = a.organisation == request->organisation
			 ? attachment_claim(&access, &move, fault)
			 : move_home(visit, &a, request, fault);
	if (status == OK)
		status = log_attachment(visit, "attachment.added", &a, fault);
	return status;
}

static enum status
too_many(struct fault *fault)
{
	return fault_set(fault, E_CONFLICT, "/attachments",
			 N_("These are too many files for one request: at "
			    "most 20, the others in another request"),
			 NULL);
}

enum status
attachments_claim(struct visit *visit, const char *const *ids, size_t count,
		  const struct request *request, struct fault *fault)
{
	enum status status = OK;

	if (count > ATTACHMENTS_MOST)
		return too_many(fault);
	for (size_t i = 0; i < count && status == OK; i++)
		status = claim(visit, ids[i], request, fault);
	return status;
}

/* Whether work on it has begun, or is over. */
struct stage {
	bool open;  /* something of it is still to be done */
	bool begun; /* a provider has it, or had it */
};

static enum status
stage_of(struct visit *visit, int64_t request, struct stage *ret,
	 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct items items;
	enum status status = item_of_request(&access, request, &items, fault);

	*ret = (struct stage){0};
	for (size_t i = 0; status == OK && i < items.count; i++) {
		const struct item *item = &items.list[i];

		ret->open = ret->open || item_state_open(item->state);
		ret->begun = ret->begun || item->state == ITEM_ASSIGNED ||
			     item->state == ITEM_DELIVERED ||
			     item->state == ITEM_CHECKED ||
			     item->state == ITEM_COMPLETED;
	}
	return status;
}

/* The same bytes, where the request has them. */
static const struct attachment *
same_bytes(const struct attachments *all, const unsigned char *sha256)
{
	for (size_t i = 0; i < all->count; i++)
		if (!all->list[i].removed_utc &&
		    !memcmp(all->list[i].sha256, sha256, HASH_BYTES))
			return &all->list[i];
	return NULL;
}

static size_t
kept(const struct attachments *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->count; i++)
		n += !all->list[i].removed_utc;
	return n;
}

static enum status
add(struct visit *visit, const struct request *request,
    const struct attachment_file *file, struct attachment *a,
    struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status;

	status = request_touch(&access, request->id, request->version, fault);
	*a = (struct attachment){.organisation = request->organisation,
				 .request = request->id};
	if (status == OK)
		status = insert(visit, file, a, fault);
	if (status == OK)
		status = log_attachment(visit, "attachment.added", a, fault);
	return status;
}

enum status
attachment_add(struct visit *visit, const char *ref,
	       const struct attachment_file *file, struct model *model,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct attachment *same;
	struct request request;
	struct attachments all;
	struct attachment a;
	struct stage stage;
	enum status status = request_named(visit, ref, &request, fault);

	if (status == OK)
		status = stage_of(visit, request.id, &stage, fault);
	if (status == OK)
		status = attachment_of_request(&access, request.id, SHOWN_MOST,
					       &all, fault);
	if (status != OK)
		return status;
	if (!stage.open)
		return fault_set(fault, E_CONFLICT, "/attachment",
				 N_("This request is closed: log another one "
				    "for the file"),
				 NULL);
	if (!file)
		return OK;
	same = same_bytes(&all, file->sha256);
	if (!same && (kept(&all) >= ATTACHMENTS_MOST ||
		      all.count >= SHOWN_MOST))
		return too_many(fault);
	if (!same) {
		status = add(visit, &request, file, &a, fault);
		same = &a;
	}
	if (status == OK)
		show(model, same);
	return status;
}

/* One of the request's, still there. */
static enum status
named(struct visit *visit, int64_t request, const char *text,
      struct attachment *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status;
	int64_t id;

	if (!text || !id_parse(text, &id))
		return not_found("attachment", fault);
	status = attachment_read(&access, id, ret, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && (ret->request != request || ret->removed_utc)))
		return not_found("attachment", fault);
	return status;
}

static enum status
read_reason(struct visit *visit, const char *text, const char **ret,
	    struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	enum status status;

	*ret = field_needed(&fields, "reason", text, REASON_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	return status;
}

enum status
attachment_remove(struct visit *visit, const struct attachment_removal *wish,
		  struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct request request;
	struct attachment a;
	struct stage stage;
	enum status status = request_named(visit, wish->ref, &request, fault);

	if (status == OK)
		status = named(visit, request.id, wish->id, &a, fault);
	if (status == OK)
		status = stage_of(visit, request.id, &stage, fault);
	if (status == OK && stage.begun)
		return fault_set(fault, E_CONFLICT, "/attachment",
				 N_("Work on this request has begun: its files "
				    "stay as evidence of what was asked"),
				 NULL);
	if (status == OK)
		status = read_reason(visit, wish->reason, &a.reason, fault);
	if (status == OK)
		status = request_touch(&access, request.id, request.version,
				       fault);
	a.removed_utc = visit->now_utc;
	a.removed_by = visit_actor(visit);
	if (status == OK)
		status = attachment_drop(&access, &a, fault);
	if (status == OK)
		status = log_attachment(visit, "attachment.removed", &a,
					fault);
	if (status == OK)
		model_text(model, "ref", request.ref);
	return status;
}

static const char *
by_name(struct visit *visit, int64_t account)
{
	struct access access = visit_access_of_service(visit);
	struct account found;

	if (!account || account_get(&access, account, &found, NULL) != OK)
		return NULL;
	return found.name;
}

enum status
show_attachments(struct visit *visit, const struct request *request,
		 struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "attachments");
	struct attachments all;
	struct stage stage;
	enum status status = stage_of(visit, request->id, &stage, fault);

	if (status == OK)
		status = attachment_of_request(&access, request->id,
					       SHOWN_MOST, &all, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++) {
		const struct attachment *a = &all.list[i];
		struct model *row = model_append(rows);

		show(row, a);
		model_text(row, "by_name", by_name(visit, a->added_by));
		model_time_or_null(row, "removed_at", a->removed_utc);
		model_text(row, "reason", a->reason);
	}
	model_bool(model, "attachments_open", stage.open);
	model_bool(model, "attachments_begun", stage.begun);
	return OK;
}

static enum status
open_file(struct visit *visit, struct attachment *a, struct file_found *ret,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = attachment_open(&access, a, fault);

	if (status == OK)
		*ret = (struct file_found){a->name,
					   sniff_mime(sniff_ending(a->kind)),
					   a->content, a->bytes};
	return status;
}

enum status
attachment_get(struct visit *visit, const char *ref, const char *id,
	       struct file_found *ret, struct fault *fault)
{
	struct desk_note reading = {.kind = "attachment.read"};
	struct request request;
	struct attachment a;
	enum status status = request_named(visit, ref, &request, fault);

	if (status == OK)
		status = named(visit, request.id, id, &a, fault);
	if (status != OK)
		return status;
	reading.subject = request.id;
	reading.organisation = request.organisation;
	reading.when = request.sensitivity == SENSITIVITY_NONE ? NOTE_QUEUED
							       : NOTE_FIRST;
	status = desk_note_read(visit, &reading, fault);
	return status == OK ? open_file(visit, &a, ret, fault) : status;
}

enum status
show_source_files(struct visit *visit, int64_t request, struct model *model,
		  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "attachments");
	struct attachments all;
	enum status status = attachment_of_request(&access, request,
						   SHOWN_MOST, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++)
		if (!all.list[i].removed_utc)
			show(model_append(rows), &all.list[i]);
	return status;
}

enum status
source_file(struct visit *visit, int64_t request, const char *id,
	    struct file_found *ret, struct fault *fault)
{
	struct attachment a;
	enum status status = named(visit, request, id, &a, fault);

	return status == OK ? open_file(visit, &a, ret, fault) : status;
}

enum status
attachment_known(struct visit *visit, const struct attachment_question *ask,
		 struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct attachment_wanted wanted = {ask->organisation, ask->sha256,
						 ask->language};
	struct attachment_found found;
	struct model *known;
	char file[ID_TEXT];
	enum status status = attachment_translated(&access, &wanted, &found,
						   fault);

	model_null(model, "known");
	if (status != OK)
		return status == E_NOT_FOUND ? OK : status;
	id_format(found.file, file);
	known = model_child(model, "known");
	model_text(known, "ref", found.ref);
	model_language(known, "language", ask->language);
	model_int(known, "words", found.words);
	model_time(known, "completed_at", found.closed_utc);
	model_text(known, "file", file);
	model_text(known, "name", found.name);
	model_text(known, "address",
		   arena_printf(visit->arena, "/requests/%s/files/%s",
				found.ref, file));
	return OK;
}

enum status
attachments_sweep(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	return attachment_sweep(&access,
				visit->now_utc - ATTACHMENT_HELD_SECONDS,
				SWEPT_AT_ONCE, fault);
}
