/* A translation beside its source, with what is wrong with it: for who makes
 * it, and for who takes it. */
#include <string.h>

#include "desk/attachments.h"
#include "desk/hand_in_inside.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/requests.h"
#include "desk/revisions.h"
#include "desk/tenants.h"
#include "desk/translation_job.h"
#include "store/account.h"
#include "store/attachment.h"
#include "store/provider.h"
#include "wire/model.h"

static void
show_remark(struct model *row, const struct hand_in_remark *remark)
{
	int fault = hand_in_fault_named(remark->fault);
	const char *name = fault < 0 ? NULL : hand_in_fault_names[fault];

	model_code(row, "fault", "hand-in-fault", name);
	model_code(row, "mend", "hand-in-mend", name);
	model_text(row, "value", *remark->value ? remark->value : NULL);
	model_int(row, "part", remark->part);
	model_bool(row, "certain",
		   name && hand_in_certain((enum hand_in_fault)fault));
	model_int(row, "from",
		  (remark->part ? remark->part - 1 : 0) / HAND_IN_PAGE *
				  HAND_IN_PAGE +
			  1);
}

/* Those of parts from first to last. */
static void
show_remarks(struct model *rows, const struct hand_in_remarks *all, int first,
	     int last)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].part >= first && all->list[i].part <= last)
			show_remark(model_append(rows), &all->list[i]);
}

/* The files whose parts these are, for headings. */
static const struct attachment *
file_of(const struct attachments *files, int64_t id)
{
	for (size_t i = 0; i < files->count; i++)
		if (files->list[i].id == id)
			return &files->list[i];
	return NULL;
}

static void
show_mark(struct model *row, const struct hand_in_mark *mark)
{
	static const struct hand_in_mark none = {NULL, NULL, NULL, NULL};

	if (!mark)
		mark = &none;
	model_text(row, "note", mark->note);
	model_text(row, "count_for", mark->count_for);
	model_code(row, "review", "review", mark->state);
	model_text(row, "previous", mark->previous);
}

static void
show_part(struct model *row, const struct making *making, size_t i,
	  const struct attachments *files)
{
	const struct hand_in_part *part = &making->parts.list[i];
	const struct attachment *file = file_of(files, part->attachment);
	bool begins = file && (!i || part[-1].attachment != part->attachment);

	model_int(row, "n", part->n);
	model_text(row, "heading", begins ? file->name : NULL);
	model_id(row, "attachment",
		 file && !*part->source ? part->attachment : 0);
	model_int(row, "paragraph", part->paragraph);
	model_text(row, "source", part->source);
	model_text(row, "target", part->target);
	model_text(row, "before", part->before);
	show_remarks(model_children(row, "remarks"), &making->remarks, part->n,
		     part->n);
}

/* The page that is shown: the one asked for, else the first with something to
 * do. */
static int
first_shown(const struct making *making, int from)
{
	int n = 1;

	if (from > 0 && (size_t)from <= making->parts.count)
		n = from;
	for (size_t i = 0; !from && i < making->parts.count; i++)
		if (!*making->parts.list[i].target) {
			n = making->parts.list[i].n;
			break;
		}
	return (n - 1) / HAND_IN_PAGE * HAND_IN_PAGE + 1;
}

static void
number_or_null(struct model *model, const char *key, int number)
{
	if (number > 0)
		model_int(model, key, number);
	else
		model_null(model, key);
}

static void
show_places(struct model *model, const struct making *making, int first,
	    int last)
{
	int total = (int)making->parts.count, filled = 0;

	for (int i = 0; i < total; i++)
		filled += *making->parts.list[i].target != '\0';
	model_int(model, "total", total);
	model_int(model, "filled", filled);
	model_int(model, "first", first);
	model_int(model, "last", last);
	number_or_null(model, "previous", first - HAND_IN_PAGE);
	number_or_null(model, "next", last < total ? last + 1 : 0);
}

static void
show_standing(struct model *model, const struct making *making)
{
	const struct hand_in *row = &making->row;

	model_code(model, "state", "hand-in-state",
		   hand_in_state_name(row->state));
	model_time_or_null(model, "saved_at", row->saved_utc);
	model_text(model, "file_name",
		   row->state == HAND_IN_WAITING ? row->name : NULL);
	model_bool(model, "certain", remarks_certain(&making->remarks));
	model_bool(model, "needs_word",
		   remarks_need_word(&making->remarks) &&
			   !remarks_certain(&making->remarks));
	model_text(model, "word", row->word);
	model_time_or_null(model, "returned_at", row->returned_utc);
	model_text(model, "returned_why", row->returned_why);
}

void
show_making(struct visit *visit, struct model *model,
	    const struct making *making, const struct item_spec *spec, int from)
{
	int first = first_shown(making, from);
	int last = first + HAND_IN_PAGE - 1;
	struct access access = visit_access_of_service(visit);
	struct attachments files = {NULL, 0};
	const struct hand_in_mark *marks;
	struct model *rows, *elsewhere;
	struct item item;

	if ((size_t)last > making->parts.count)
		last = (int)making->parts.count;
	if (item_get(&access, making->row.item, &item, NULL) == OK)
		(void)!attachment_texts(&access, item.request, &files, NULL);
	model_language(model, "from", spec->from);
	model_language(model, "language", spec->language);
	show_standing(model, making);
	show_places(model, making, first, last);
	show_remarks(model_children(model, "remarks"), &making->remarks, 0, 0);
	elsewhere = model_children(model, "elsewhere");
	show_remarks(elsewhere, &making->remarks, 1, first - 1);
	show_remarks(elsewhere, &making->remarks, last + 1, INT32_MAX);
	rows = model_children(model, "parts");
	job_marks(visit, making->row.item, &making->parts, &marks);
	for (int i = first - 1; i < last; i++) {
		struct model *row = model_append(rows);
		const struct hand_in_part *part = &making->parts.list[i];

		show_part(row, making, (size_t)i, &files);
		show_mark(row, marks ? &marks[i] : NULL);
		model_text(row, "page_source",
			   isolated(visit->arena, part->source, spec->from));
		model_text(row, "page_target",
			   isolated(visit->arena, part->target,
				    spec->language));
	}
}

/* What came of it so far, for who makes it. */
static void
show_so_far(struct model *model, const struct making *making)
{
	struct model *own = model_child(model, "hand_in");

	show_standing(own, making);
	show_remarks(model_children(own, "remarks"), &making->remarks, 0,
		     INT32_MAX);
}

enum status
hand_in_show_offer(struct visit *visit, struct model *model,
		   const struct opened *opened, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct item *item = &opened->work.item;
	struct making making = {.parts = {NULL, 0}};
	enum status status;

	model_bool(model, "can_type",
		   opened_deliverable(opened) &&
			   item->spec.service == SERVICE_TRANSLATION);
	model_null(model, "hand_in");
	if (!opened_theirs(opened))
		return OK;
	status = hand_in_find_own(&access, item->id, opened->offer.provider,
				  &making.row, fault);
	if (status == OK)
		status = hand_in_remarks(&access, making.row.id,
					 &making.remarks, fault);
	if (status == OK)
		show_so_far(model, &making);
	return status == E_NOT_FOUND ? OK : status;
}

/* The one that is with the officer, or was last: of who has the work, else
 * whatever came in last. Errors: E_NOT_FOUND. */
static enum status
choose(struct visit *visit, const struct item *item, struct hand_in *ret,
       struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct hand_ins all;
	enum status status = hand_in_of_item(&access, item->id, &all, fault);

	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++)
		if (all.list[i].done_utc &&
		    all.list[i].provider == item->provider) {
			*ret = all.list[i];
			return OK;
		}
	if (!all.count || !all.list[0].done_utc)
		return not_found("hand-in", fault);
	*ret = all.list[0];
	return OK;
}

enum status
making_of_item(struct visit *visit, const struct item *item,
	       struct making *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = choose(visit, item, &ret->row, fault);

	if (status == OK)
		status = hand_in_parts(&access, ret->row.id, &ret->parts,
				       fault);
	if (status == OK)
		status = hand_in_remarks(&access, ret->row.id, &ret->remarks,
					 fault);
	return status;
}

/* Who made it, by name. */
static void
show_maker(struct visit *visit, struct model *model, const struct hand_in *row)
{
	struct access access = visit_access_of_service(visit);
	struct provider provider;
	bool known = row->provider && provider_get(&access, row->provider,
						   &provider, NULL) == OK;

	model_text(model, "provider_name", known ? provider.name : NULL);
	model_text(model, "by_name",
		   row->account ? actor_name(visit, row->account) : NULL);
	model_time_or_null(model, "done_at", row->done_utc);
	model_text(model, "returned_by_name",
		   row->returned_by ? actor_name(visit, row->returned_by)
				    : NULL);
}

static enum status
show_file(struct visit *visit, struct model *model, const struct hand_in *row,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct files files;
	enum status status = file_of_item(&access, row->item, &files, fault);

	model_null(model, "file");
	for (size_t i = 0; status == OK && i < files.count; i++)
		if (files.list[i].id == row->file) {
			struct model *file = model_child(model, "file");

			model_id(file, "id", row->file);
			model_text(file, "name", files.list[i].name);
		}
	return status;
}

static void
show_acts(struct model *model, const struct item *item)
{
	model_bool(model, "can_check", item_allows(item->state, ACTION_CHECK));
	model_bool(model, "can_complete",
		   item_allows(item->state, ACTION_COMPLETE));
	model_bool(model, "can_return",
		   item_allows(item->state, ACTION_RETURN));
}

/* Restricted records are not shown where the look cannot be kept. */
static enum status
note_read(struct visit *visit, const struct request *request,
	  struct fault *fault)
{
	const struct desk_note reading = {
		.kind = "hand-in.read",
		.subject = request->id,
		.organisation = request->organisation,
		.when = request->sensitivity == SENSITIVITY_NONE
				? NOTE_QUEUED
				: NOTE_FIRST,
	};

	return desk_note_read(visit, &reading, fault);
}

enum status
hand_in_show_item(struct visit *visit, const struct hand_in_wish *wish,
		  struct model *model, struct fault *fault)
{
	struct work work;
	struct making making;
	enum status status = work_load(visit, wish->ref, wish->n, &work,
				       fault);

	if (status == OK)
		status = making_of_item(visit, &work.item, &making, fault);
	if (status == OK && !visit->random)
		status = note_read(visit, &work.request, fault);
	if (status != OK)
		return status;
	model_text(model, "ref", work.request.ref);
	model_int(model, "n", work.item.n);
	model_int(model, "version", work.request.version);
	model_text(model, "subject", work.request.subject);
	model_code(model, "item_state", "state",
		   item_state_name(work.item.state));
	show_maker(visit, model, &making.row);
	show_acts(model, &work.item);
	show_making(visit, model, &making, &work.item.spec,
		    wish->from ? wish->from : 1);
	status = show_file(visit, model, &making.row, fault);
	if (status == OK)
		status = show_revisions(visit, model, &work, &making.row,
					fault);
	return status;
}

enum status
hand_in_show_brief(struct visit *visit, struct model *model,
		   const struct item *item, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct hand_in_remarks remarks;
	struct hand_in row;
	struct model *brief;
	enum status status = choose(visit, item, &row, NULL);

	model_null(model, "hand_in");
	if (status != OK)
		return status == E_NOT_FOUND ? OK : status;
	status = hand_in_remarks(&access, row.id, &remarks, fault);
	if (status != OK)
		return status;
	brief = model_child(model, "hand_in");
	model_time(brief, "done_at", row.done_utc);
	model_int(brief, "remarks", (int64_t)remarks.count);
	return revision_show_need(visit, brief, item, fault);
}
