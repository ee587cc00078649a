/* What is signed about work: what is wanted, what counts, and its page. */
#include "desk/declarations.h"

#include <string.h>

#include "core/feedback.h"
#include "desk/declaration_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/requests.h"
#include "desk/show.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "store/offer.h"
#include "wire/model.h"
#include "wire/sniff.h"

#define REASON_MOST 400

static const char *
language_called(const char *tag)
{
	const struct tag *found = tag_find(tag);

	return found ? found->english : tag;
}

/* The work in lines of plain facts, the same each time until it changes: what
 * is signed is about exactly these.
 *   file  what was handed in last; NULL none */
static const char *
about_of(struct arena *arena, const struct request *request,
	 const struct item *item, const struct file *file)
{
	const struct item_spec *spec = &item->spec;
	char hash[2 * HASH_BYTES + 1], time[ZONE_TIME_TEXT];
	const char *about = arena_printf(
		arena, "%s, item %d\n%s: %s, %s", request->ref, item->n,
		service_name(spec->service), language_called(spec->from),
		language_called(spec->language));

	if (spec->mode != MODE_NONE)
		about = arena_printf(arena, "%s, %s", about,
				     mode_name(spec->mode));
	if (spec->starts_utc) {
		zone_local_text(spec->starts_utc, time);
		about = arena_printf(arena, "%s\nbegins %s, %d minutes", about,
				     time, spec->minutes);
	}
	if (file) {
		hash_hex(file->sha256, HASH_BYTES, hash);
		about = arena_printf(arena, "%s\n%s\nSHA-256 %s", about,
				     file->name, hash);
	}
	return about;
}

/* There is something to sign for: a file, or an appointment that began. */
static bool
was_done(const struct visit *visit, const struct item *item,
	 enum declaration kind, const struct file *file)
{
	if (!item->provider || item->state == ITEM_OFFERED)
		return false;
	if (kind == DECLARATION_TRANSLATION)
		return file != NULL;
	return item->spec.starts_utc <= visit->now_utc;
}

enum status
declared_load(struct visit *visit, const struct request *request,
	      const struct item *item, struct declared *ret,
	      struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct declaration_case work = {
		.document_class = request->document_class,
		.sensitivity = request->sensitivity,
	};
	const char *origin;
	const struct file *file;
	struct files files;
	enum status status;

	*ret = (struct declared){.any = declaration_for(
					 &item->spec, item->response,
					 &work.kind)};
	if (!ret->any)
		return OK;
	ret->kind = work.kind;
	status = declared_stance(visit, item->organisation, work.kind,
				 &work.stance, &origin, fault);
	if (status == OK)
		status = declared_wording(visit, item->organisation, work.kind,
					  &ret->wording, fault);
	if (status == OK)
		status = file_of_item(&access, item->id, &files, fault);
	if (status == OK)
		status = declaration_of_item(&access, item->id, &ret->rows,
					     fault);
	if (status != OK)
		return status;
	file = work.kind == DECLARATION_TRANSLATION && files.count
		       ? &files.list[files.count - 1]
		       : NULL;
	ret->want = declaration_want(&work);
	ret->about = about_of(visit->arena, request, item, file);
	ret->there = was_done(visit, item, work.kind, file);
	hash_sha256(ret->about, strlen(ret->about), ret->about_sha256);
	return OK;
}

bool
declared_counts(const struct declared *declared, const struct item *item,
		const struct declaration_row *row)
{
	return !row->ended_utc && row->kind == declared->kind &&
	       row->provider == item->provider &&
	       !memcmp(row->about_sha256, declared->about_sha256, HASH_BYTES);
}

bool
declared_signed(const struct declared *declared, const struct item *item)
{
	for (size_t i = 0; i < declared->rows.count; i++)
		if (declared_counts(declared, item, &declared->rows.list[i]))
			return true;
	return false;
}

enum status
declaration_check(struct visit *visit, const struct work *work,
		  const char *reason, struct fault *fault)
{
	struct declared declared;
	enum status status;

	if (reason)
		return OK;
	status = declared_load(visit, &work->request, &work->item, &declared,
			       fault);
	if (status != OK || !declared.any ||
	    declared.want != DECLARATION_NEEDED ||
	    declared_signed(&declared, &work->item))
		return status;
	return fault_set(fault, E_CONFLICT, "declaration",
			 N_("The signed declaration or certificate for this "
			    "work is missing: get it, or say in the reason "
			    "why it is done without"),
			 NULL);
}

static void
show_signed(struct model *row, const struct declaration_row *one, bool counts)
{
	model_id(row, "id", one->id);
	model_code(row, "kind", "declaration", declaration_names[one->kind]);
	model_text(row, "provider_name", one->provider_name);
	model_text(row, "name", one->name);
	model_time(row, "signed_at", one->signed_utc);
	model_int(row, "version", one->version);
	model_text(row, "file", one->file_name);
	model_bool(row, "counts", counts);
	model_time_or_null(row, "ended_at", one->ended_utc);
	model_text(row, "ended_why", one->ended_why);
}

enum status
declaration_show_item(struct visit *visit, struct model *model,
		      const struct request *request, const struct item *item,
		      struct fault *fault)
{
	struct model *rows = model_children(model, "declarations"), *child;
	struct declared declared;
	enum status status =
		declared_load(visit, request, item, &declared, fault);
	bool is_signed;

	if (status != OK)
		return status;
	for (size_t i = 0; i < declared.rows.count; i++)
		show_signed(model_append(rows), &declared.rows.list[i],
			 declared_counts(&declared, item,
					 &declared.rows.list[i]));
	if (!declared.any) {
		model_null(model, "declaration");
		return OK;
	}
	is_signed = declared_signed(&declared, item);
	child = model_child(model, "declaration");
	model_code(child, "kind", "declaration",
		   declaration_names[declared.kind]);
	model_code(child, "want", "declaration-want",
		   declaration_want_names[declared.want]);
	model_bool(child, "needed", declared.want == DECLARATION_NEEDED);
	model_bool(child, "asked", declared.want == DECLARATION_ASKED);
	model_bool(child, "signed", is_signed);
	model_bool(child, "missing", declared.want == DECLARATION_NEEDED &&
					     !is_signed && declared.there);
	model_bool(child, "there", declared.there);
	return OK;
}

/* ---- one of them ---- */

static enum status
named(struct visit *visit, const struct declaration_place *place,
      struct work *work, struct declaration_row *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct request request;
	int64_t id;
	enum status status =
		request_named(visit, place->ref, &request, fault);

	if (status == OK && (!place->id || !id_parse(place->id, &id)))
		return not_found("id", fault);
	if (status == OK)
		status = declaration_get(&access, id, ret, fault);
	if (status == OK)
		status = work_load_item(visit, ret->item, work, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && work->request.id != request.id))
		return not_found("id", fault);
	return status;
}

static void
show_hash(struct model *model, const char *key,
	  const unsigned char hash[HASH_BYTES])
{
	char text[2 * HASH_BYTES + 1];

	hash_hex(hash, HASH_BYTES, text);
	model_text(model, key, text);
}

static void
show_words(struct visit *visit, struct model *model,
	   const struct declaration_row *row)
{
	show_paragraphs(visit, model, "paragraphs", row->words);
	show_lines(visit, model, "about", row->about);
	model_text(model, "what", row->what);
	model_text(model, "whom", row->whom);
	model_code(model, "understood", "feedback-answer", row->understood);
	model_text(model, "note", row->note);
	show_hash(model, "words_sha256", row->words_sha256);
	show_hash(model, "about_sha256", row->about_sha256);
}

static enum status
note_read(struct visit *visit, const struct work *work, struct fault *fault)
{
	const struct desk_note reading = {
		.kind = "declaration.read",
		.subject = work->request.id,
		.organisation = work->item.organisation,
		.when = NOTE_QUEUED,
	};

	return desk_note_read(visit, &reading, fault);
}

enum status
declaration_show(struct visit *visit, const struct declaration_place *place,
		 struct model *model, struct fault *fault)
{
	struct declaration_row row;
	struct declared declared;
	struct work work;
	enum status status = named(visit, place, &work, &row, fault);

	if (status == OK)
		status = declared_load(visit, &work.request, &work.item,
				       &declared, fault);
	if (status != OK)
		return status;
	model_text(model, "ref", work.request.ref);
	model_int(model, "n", work.item.n);
	show_signed(model, &row, declared_counts(&declared, &work.item, &row));
	show_actor(visit, model, "by_name", row.by);
	show_actor(visit, model, "ended_by_name", row.ended_by);
	show_words(visit, model, &row);
	return note_read(visit, &work, fault);
}

enum status
declaration_get_file(struct visit *visit,
		     const struct declaration_place *place,
		     struct file_found *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct declaration_file file;
	struct declaration_row row;
	struct work work;
	enum status status = named(visit, place, &work, &row, fault);

	if (status == OK)
		status = declaration_open(&access, row.id, &file, fault);
	if (status == E_NOT_FOUND)
		return not_found("file", fault);
	if (status == OK)
		status = note_read(visit, &work, fault);
	if (status == OK)
		*ret = (struct file_found){
			.name = file.name,
			.type = sniff_mime(sniff_ending(file.kind)),
			.bytes = file.bytes,
			.count = file.count,
		};
	return status;
}

static enum status
log_ended(struct visit *visit, const struct work *work,
	  const struct declaration_row *row, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "declaration.ended",
		.subject = work->request.id,
		.organisation = work->item.organisation,
		.payload = payload,
	};

	model_int(payload, "n", work->item.n);
	model_id(payload, "declaration", row->id);
	model_text(payload, "reason", row->ended_why);
	return log_event(visit, &entry, fault);
}

enum status
declaration_take_out(struct visit *visit,
		     const struct declaration_place *place, const char *reason,
		     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	const char *why = field_words_needed(&fields, "reason", reason,
					     REASON_MOST);
	struct declaration_row row;
	struct work work;
	enum status status = named(visit, place, &work, &row, fault);

	if (status == OK)
		status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK && row.ended_utc)
		return fault_set(fault, E_CONFLICT, "declaration",
				 N_("It was taken out already"), NULL);
	if (status != OK)
		return status;
	row.ended_utc = visit->now_utc;
	row.ended_by = visit_actor(visit);
	row.ended_why = why;
	status = declaration_end(&access, &row, fault);
	if (status == OK)
		status = log_ended(visit, &work, &row, fault);
	model_text(model, "ref", work.request.ref);
	return status;
}
