/* What providers and their linguists hold. */
#include "desk/qualifications.h"

#include <stdlib.h>
#include <string.h>

#include "desk/attachments.h"
#include "desk/clearance.h"
#include "desk/inside.h"
#include "desk/linguists.h"
#include "desk/provider_input.h"
#include "desk/provider_show.h"
#include "desk/qualification_input.h"
#include "desk/requests.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/contract.h"
#include "store/linguist.h"
#include "store/setting.h"
#include "wire/model.h"
#include "wire/sniff.h"

#define REASON_MOST 400

static void
day_or_null(struct model *model, const char *key, int32_t day_days)
{
	if (day_days == QUALIFICATION_NO_DAY || day_days == CREDENTIAL_OPEN)
		model_null(model, key);
	else
		model_day(model, key, day_days);
}

static void
show_paper(struct visit *visit, struct model *row,
	 const struct qualification_row *q)
{
	int32_t today = zone_local(visit->now_utc).day_days;
	enum credential_state state = credential_state(q->due_days, today);
	const char *level = dbs_level_names[q->level];

	model_id(row, "id", q->id);
	model_id(row, "provider", q->provider);
	model_id(row, "linguist", q->linguist);
	model_text(row, "linguist_name", q->linguist_name);
	model_code(row, "what", "qualification", qualification_names[q->kind]);
	model_text(row, "title", q->title);
	model_code(row, "level", "dbs-level", *level ? level : NULL);
	model_text(row, "number", q->number);
	model_text(row, "evidence", q->evidence);
	day_or_null(row, "issued", q->issued_days);
	day_or_null(row, "checked", q->checked_days);
	day_or_null(row, "expires", q->expires_days);
	day_or_null(row, "due", q->due_days);
	model_code(row, "state", "credential-state",
		   credential_state_names[state]);
	model_bool(row, "lapsed", state == CREDENTIAL_LAPSED);
	model_bool(row, "soon", state == CREDENTIAL_DUE);
	model_text(row, "file", q->file_name);
	model_int(row, "version", q->version);
	model_time_or_null(row, "ended_at", q->ended_utc);
	model_text(row, "ended_why", q->ended_why);
}

enum status
show_qualifications(struct visit *visit, const struct provider *provider,
		    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "qualifications");
	struct qualification_rows all;
	enum status status =
		qualification_list(&access, provider->id, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++)
		if (!all.list[i].ended_utc)
			show_paper(visit, model_append(rows), &all.list[i]);
	return status;
}

enum status
qualifications_list(struct visit *visit, const char *text, struct model *model,
		    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows, *ended;
	struct qualification_rows all;
	struct provider provider;
	enum status status = provider_named(visit, text, &provider, fault);

	if (status == OK)
		status = qualification_list(&access, provider.id, &all, fault);
	if (status != OK)
		return status;
	show_provider_head(visit, &provider, model);
	rows = model_children(model, "qualifications");
	ended = model_children(model, "past");
	for (size_t i = 0; i < all.count; i++)
		show_paper(visit,
			 model_append(all.list[i].ended_utc ? ended : rows),
			 &all.list[i]);
	return show_linguists(visit, &provider, model, fault);
}

static enum status
paper_named(struct visit *visit, const struct qualification_place *place,
	    struct provider *provider, struct qualification_row *ret,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status =
		provider_named(visit, place->provider, provider, fault);

	if (status != OK)
		return status;
	if (!place->qualification || !id_parse(place->qualification, &id))
		return not_found("qualification", fault);
	status = qualification_get(&access, id, ret, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && ret->provider != provider->id))
		return not_found("qualification", fault);
	return status;
}

enum status
qualification_show(struct visit *visit,
		   const struct qualification_place *place,
		   struct model *model, struct fault *fault)
{
	struct provider provider;
	struct qualification_row row;
	enum status status =
		paper_named(visit, place, &provider, &row, fault);

	if (status != OK)
		return status;
	show_provider_head(visit, &provider, model);
	model_text(model, "provider_name", provider.name);
	show_paper(visit, model, &row);
	return show_linguists(visit, &provider, model, fault);
}

/* ---- as they are written down ---- */

static enum status
read_holder(struct visit *visit, struct fields *fields, const char *said,
	    struct qualification_row *row, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct linguist linguist;
	struct fault none;
	int64_t id;
	enum status status = E_NOT_FOUND;

	if (!said)
		return OK;
	row->linguist = 0;
	if (!*said)
		return OK;
	if (id_parse(said, &id))
		status = linguist_get(&access, id, &linguist, fault);
	if (status == OK && linguist.provider == row->provider) {
		row->linguist = id;
		return OK;
	}
	if (status != OK && status != E_NOT_FOUND)
		return status;
	(void)fault_set(&none, E_INPUT, "",
			N_("Nobody of that kind works for them"), NULL);
	field_take(fields, "linguist", &none);
	return OK;
}

static enum status
read_paper(struct visit *visit, const struct qualification_input *in,
	   struct qualification_row *row, struct faults *faults,
	   struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	int32_t today = zone_local(visit->now_utc).day_days;
	enum status status;

	qualification_read(&fields, in, today, row);
	status = read_holder(visit, &fields, in->linguist, row, fault);
	return status == OK ? fields_end(&fields, fault) : status;
}

static void
show_kept(struct model *model, const struct qualification_row *row)
{
	model_id(model, "provider", row->provider);
	model_id(model, "id", row->id);
	model_int(model, "version", row->version);
}

enum status
qualification_add(struct visit *visit, const char *text,
		  const struct qualification_input *in, struct model *model,
		  struct faults *faults, struct fault *fault)
{
	struct qualification_row row = {
		.issued_days = QUALIFICATION_NO_DAY,
		.checked_days = QUALIFICATION_NO_DAY,
		.expires_days = QUALIFICATION_NO_DAY,
		.version = 1,
	};
	struct qualification_input said = *in;
	struct qualification_rows rows = {&row, 1};
	struct provider provider;
	enum status status = provider_changing(visit, text, &provider, fault);

	if (status != OK)
		return status;
	if (!said.kind)
		said.kind = "";
	row.provider = provider.id;
	status = read_paper(visit, &said, &row, faults, fault);
	if (status == OK)
		status = papers_put(visit, &provider, &rows, fault);
	if (status == OK)
		show_kept(model, &row);
	return status;
}

static enum status
paper_changing(struct visit *visit, const struct qualification_place *place,
	       struct provider *provider, struct qualification_row *ret,
	       struct fault *fault)
{
	enum status status = paper_named(visit, place, provider, ret, fault);

	if (status == OK)
		status = provider_changing(visit, place->provider, provider,
					   fault);
	if (status == OK && ret->ended_utc)
		return fault_set(fault, E_CONFLICT, "qualification",
				 N_("This entry counts no more: record it "
				    "anew"),
				 NULL);
	return status;
}

static enum status
keep(struct visit *visit, const char *kind, const struct provider *provider,
     struct qualification_row *row, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	enum status status = qualification_update(&access, row, fault);

	model_text(payload, "what", qualification_names[row->kind]);
	model_id(payload, "qualification", row->id);
	model_text(payload, "reason", row->ended_why);
	row->version++;
	return status == OK
		       ? provider_log(visit, kind, provider, payload, fault)
		       : status;
}

enum status
qualification_edit(struct visit *visit, const struct qualification_edit *edit,
		   struct model *model, struct faults *faults,
		   struct fault *fault)
{
	struct provider provider;
	struct qualification_row row;
	enum status status =
		paper_changing(visit, &edit->place, &provider, &row, fault);

	if (status == OK)
		status = read_paper(visit, &edit->input, &row, faults, fault);
	if (status == OK)
		status = paper_due(visit, row.organisation, &row, fault);
	if (status != OK)
		return status;
	row.version = edit->version;
	status = keep(visit, "provider.paper-changed", &provider, &row, fault);
	if (status == OK)
		show_kept(model, &row);
	return status;
}

enum status
qualification_stop(struct visit *visit, const struct qualification_stop *stop,
		   struct model *model, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	const char *reason = field_words_needed(&fields, "reason",
						stop->reason, REASON_MOST);
	struct provider provider;
	struct qualification_row row;
	enum status status = fields_end(&fields, fault);

	faults_free(&faults);
	if (status == OK)
		status = paper_changing(visit, &stop->place, &provider, &row,
					fault);
	if (status != OK)
		return status;
	row.ended_utc = visit->now_utc;
	row.ended_why = reason;
	status = keep(visit, "provider.paper-ended", &provider, &row, fault);
	if (status == OK)
		show_kept(model, &row);
	return status;
}

/* ---- copies ---- */

enum status
qualification_keep_file(struct visit *visit,
			const struct qualification_place *place,
			const struct attachment_file *file,
			struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	struct provider provider;
	struct qualification_row row;
	struct qualification_file copy = {
		.name = file->name,
		.kind = file->kind,
		.bytes = file->bytes,
		.count = file->count,
		.sha256 = file->sha256,
	};
	enum status status =
		paper_changing(visit, place, &provider, &row, fault);

	if (status != OK)
		return status;
	copy.id = row.id;
	status = qualification_keep(&access, &copy, visit_id(visit), fault);
	model_text(payload, "what", qualification_names[row.kind]);
	model_id(payload, "qualification", row.id);
	if (status == OK)
		status = provider_log(visit, "provider.paper-copied",
				      &provider, payload, fault);
	if (status == OK)
		show_kept(model, &row);
	return status;
}

enum status
qualification_get_file(struct visit *visit,
		       const struct qualification_place *place,
		       struct file_found *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct desk_note reading = {.kind = "provider.paper-read",
				    .when = NOTE_QUEUED};
	struct provider provider;
	struct qualification_row row;
	struct qualification_file copy;
	enum status status =
		paper_named(visit, place, &provider, &row, fault);

	if (status != OK)
		return status;
	reading.subject = provider.id;
	reading.organisation = provider.organisation;
	status = qualification_open(&access, row.id, &copy, fault);
	if (status == E_NOT_FOUND)
		return not_found("file", fault);
	if (status == OK)
		status = desk_note_read(visit, &reading, fault);
	if (status == OK)
		*ret = (struct file_found){
			.name = copy.name,
			.type = sniff_mime(sniff_ending(copy.kind)),
			.bytes = copy.bytes,
			.count = copy.count,
		};
	return status;
}

/* ---- what runs out ---- */

/* "20779.1234": a day and an id. */
static enum status
read_after(struct arena *arena, const char *after,
	   struct qualification_cursor *ret, struct fault *fault)
{
	size_t digits = after ? strcspn(after, ".") : 0;
	int64_t day;
	enum status status;

	if (!after || !*after)
		return OK;
	status = page_number(arena_copy(arena, after, digits), &day, fault);
	if (status == OK)
		status = page_number(after + digits + (after[digits] == '.'),
				     &ret->id, fault);
	if (status == OK && day < INT32_MAX)
		ret->due_days = (int32_t)day;
	return status;
}

/* By the day on which they end. */
static int
sooner(const void *a, const void *b)
{
	const struct contract *x = a, *y = b;

	return (x->ends_days > y->ends_days) - (x->ends_days < y->ends_days);
}

static enum status
show_ending(struct visit *visit, struct model *model, int32_t today,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "contracts");
	const struct contract_filter filter = {
		.until_days = today + CREDENTIAL_WARN_DAYS};
	struct contracts all;
	enum status status = contract_list(&access, &filter, &all, fault);

	if (status != OK)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, sooner);
	for (size_t i = 0; i < all.count; i++) {
		const struct contract *one = &all.list[i];
		struct model *row;

		if (one->ends_days < today - CREDENTIAL_WARN_DAYS)
			continue;
		row = model_append(rows);
		model_id(row, "id", one->id);
		model_text(row, "name", one->name);
		model_id(row, "provider", one->provider);
		model_text(row, "provider_name", one->provider_name);
		model_day(row, "ends", one->ends_days);
		model_bool(row, "lapsed", one->ends_days < today);
	}
	return OK;
}

enum status
qualifications_due(struct visit *visit, const struct page_wish *page,
		   struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	int32_t today = zone_local(visit->now_utc).day_days;
	struct qualification_due wish = {
		.after.due_days = INT32_MIN,
		.until_days = today + CREDENTIAL_WARN_DAYS,
	};
	struct model *rows = model_children(model, "due");
	const struct qualification_row *last;
	struct qualification_rows all;
	int months;
	enum status status = page_limit(page, &wish.limit, fault);

	if (status == OK)
		status = read_after(visit->arena, page->after, &wish.after,
				    fault);
	if (status == OK)
		status = clearance_months(visit, visit_organisation(visit),
					  &months, fault);
	if (status == OK)
		status = qualification_due(&access, &wish, &all, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++) {
		struct model *row = model_append(rows);

		show_paper(visit, row, &all.list[i]);
		model_text(row, "provider_name", all.list[i].provider_name);
	}
	model_int(model, "months", months);
	if (page->after && *page->after)
		(void)model_children(model, "contracts");
	else if ((status = show_ending(visit, model, today, fault)))
		return status;
	last = all.count == wish.limit ? &all.list[all.count - 1] : NULL;
	model_text(model, "next",
		   last ? arena_printf(visit->arena, "%d.%lld",
				       (int)last->due_days,
				       (long long)last->id)
			: NULL);
	return OK;
}

/* ---- policy ---- */

/* Those that follow: the organisation's own, and members that have not decided
 * for themselves. */
static enum status
move_due(struct visit *visit, int64_t *ret_moved, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = OK;

	*ret_moved = 0;
	for (size_t i = 0; status == OK && i < access.scope->count; i++) {
		int64_t organisation = access.scope->organisation[i];
		int64_t moved = 0;
		int months;

		status = clearance_months(visit, organisation, &months, fault);
		if (status == OK)
			status = qualification_check_again(
				&access, organisation, months, &moved, fault);
		*ret_moved += moved;
	}
	return status;
}

enum status
qualifications_recheck(struct visit *visit, int64_t months,
		       struct model *model, struct faults *faults,
		       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct model *payload = model_object(visit->arena);
	const struct kept_setting kept = {
		.organisation = visit_organisation(visit),
		.name = "dbs-months",
		.value = arena_printf(visit->arena, "%lld", (long long)months),
		.by = visit_actor(visit),
		.at_utc = visit->now_utc,
	};
	const struct log_entry entry = {.kind = "organisation.setting",
					.subject = kept.organisation,
					.organisation = kept.organisation,
					.payload = payload};
	int64_t moved = 0;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status != OK)
		return status;
	if (months < 1)
		(void)field_needed(&fields, "months", "", 10);
	else
		(void)field_count(&fields, "months", months, DBS_MONTHS_MOST);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = setting_put(&access, &kept, fault);
	if (status == OK)
		status = move_due(visit, &moved, fault);
	model_text(payload, "name", kept.name);
	model_text(payload, "value", kept.value);
	if (status == OK)
		status = log_event(visit, &entry, fault);
	model_int(model, "months", months);
	model_int(model, "moved", moved);
	return status;
}
