/* Signing: on screen by who did the work, or on paper. */
#include <string.h>

#include "core/feedback.h"
#include "core/name.h"
#include "desk/attachments.h"
#include "desk/declaration_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/offer_open.h"
#include "wire/model.h"

#define NAME_MOST 200
#define WORDS_MOST 400
#define NOTE_MOST 2000

static enum status
nothing_to_sign(struct fault *fault)
{
	return fault_set(fault, E_CONFLICT, "state",
			 N_("There is nothing to sign for yet: hand in the "
			    "work, or wait until the appointment has begun"),
			 NULL);
}

static enum status
open_declared(struct visit *visit, const struct offer_key *key,
	      struct opened *opened, struct declared *ret, struct fault *fault)
{
	enum status status = opened_find(visit, key, opened, fault);

	if (status == OK && !opened_theirs(opened))
		return fault_set(fault, E_CONFLICT, "state",
				 N_("This work is no longer with you."), NULL);
	if (status == OK)
		status = declared_load(visit, &opened->work.request,
				       &opened->work.item, ret, fault);
	if (status == OK && !ret->any)
		return fault_set(fault, E_CONFLICT, "state",
				 N_("Nothing is signed for work of this kind"),
				 NULL);
	return status;
}

static void
show_theirs(struct model *model, const struct opened *opened,
	    const struct declared *declared)
{
	struct model *rows = model_children(model, "declarations");

	for (size_t i = 0; i < declared->rows.count; i++) {
		const struct declaration_row *one = &declared->rows.list[i];
		struct model *row;

		if (one->provider != opened->offer.provider)
			continue;
		row = model_append(rows);
		model_text(row, "name", one->name);
		model_time(row, "signed_at", one->signed_utc);
		model_text(row, "file", one->file_name);
		model_bool(row, "counts",
			   declared_counts(declared, &opened->work.item, one));
		model_text(row, "ended_why", one->ended_why);
	}
}

static void
show_opened(struct visit *visit, struct model *model,
	    const struct opened *opened, const struct declared *declared)
{
	bool sight = declared->kind == DECLARATION_SIGHT;

	model_id(model, "id", opened->work.item.id);
	model_text(model, "ref", opened->work.request.ref);
	model_text(model, "provider_name", opened->offer.provider_name);
	model_text(model, "organisation", opened->organisation);
	model_bool(model, "may_sign",
		   declared->there &&
			   !declared_signed(declared, &opened->work.item));
	model_code(model, "kind", "declaration",
		   declaration_names[declared->kind]);
	model_code(model, "want", "declaration-want",
		   declaration_want_names[declared->want]);
	model_bool(model, "needed", declared->want == DECLARATION_NEEDED);
	model_bool(model, "sight", sight);
	model_bool(model, "spoken", declared->kind != DECLARATION_TRANSLATION);
	model_int(model, "version", declared->wording.version);
	show_paragraphs(visit, model, "paragraphs", declared->wording.words);
	show_lines(visit, model, "about", declared->about);
	show_theirs(model, opened, declared);
}

enum status
declaration_open_show(struct visit *visit, const struct offer_key *key,
		      struct model *model, struct fault *fault)
{
	struct opened opened;
	struct declared declared;
	enum status status =
		open_declared(visit, key, &opened, &declared, fault);

	if (status == OK)
		show_opened(visit, model, &opened, &declared);
	return status;
}

enum status
declaration_mark(struct visit *visit, struct model *model,
		 const struct opened *opened, struct fault *fault)
{
	struct declared declared = {.any = false};
	enum status status = OK;
	bool can;

	if (opened_theirs(opened))
		status = declared_load(visit, &opened->work.request,
				       &opened->work.item, &declared, fault);
	can = status == OK && declared.any && declared.there &&
	      !declared_signed(&declared, &opened->work.item);
	model_bool(model, "can_sign", can);
	model_bool(model, "sign_needed",
		   can && declared.want == DECLARATION_NEEDED);
	return status;
}

/* ---- signing ---- */

static void
read_understood(struct fields *fields, const struct declaration_input *in,
		struct declaration_row *row)
{
	struct fault fault;
	int answer = 0;

	if (!in->understood || !*in->understood) {
		(void)field_needed(fields, "understood", NULL, 20);
		return;
	}
	if (name_check("", feedback_answer_names + 1, FEEDBACK_ANSWERS - 1,
		       in->understood, &answer, &fault) != OK)
		field_take(fields, "understood", &fault);
	else
		row->understood = feedback_answer_names[answer + 1];
}

/* On screen a tick says that they agree; paper says what paper says. */
static void
read_input(struct fields *fields, const struct declaration_input *in,
	   const struct declared *declared, struct declaration_row *row)
{
	bool sight = declared->kind == DECLARATION_SIGHT;

	row->name = field_words_needed(fields, "name", in->name, NAME_MOST);
	if (declared->kind != DECLARATION_TRANSLATION) {
		row->what = field_text(fields, "what", in->what, WORDS_MOST);
		row->whom = field_text(fields, "whom", in->whom, WORDS_MOST);
	}
	row->note = field_text(fields, "note", in->note, NOTE_MOST);
	if (in->file)
		return;
	if (sight && !row->what)
		(void)field_needed(fields, "what", in->what, WORDS_MOST);
	if (sight && !row->whom)
		(void)field_needed(fields, "whom", in->whom, WORDS_MOST);
	if (declared->kind != DECLARATION_TRANSLATION)
		read_understood(fields, in, row);
	if (!in->agree || strcmp(in->agree, "true") != 0)
		(void)field_needed(fields, "agree", NULL, 10);
}

static enum status
log_signed(struct visit *visit, const struct work *work,
	   const struct declaration_row *row, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	char hash[2 * HASH_BYTES + 1];
	const struct log_entry entry = {
		.kind = "declaration.signed",
		.subject = work->request.id,
		.organisation = work->item.organisation,
		.service = service_name(work->item.spec.service),
		.language = work->item.spec.language,
		.payload = payload,
	};

	model_int(payload, "n", work->item.n);
	model_text(payload, "kind", declaration_names[row->kind]);
	model_int(payload, "version", row->version);
	model_text(payload, "signed_by", row->name);
	hash_hex(row->words_sha256, HASH_BYTES, hash);
	model_text(payload, "words_sha256", hash);
	hash_hex(row->about_sha256, HASH_BYTES, hash);
	model_text(payload, "about_sha256", hash);
	model_text(payload, "file", row->file_name);
	return log_event(visit, &entry, fault);
}

static enum status
keep(struct visit *visit, const struct work *work,
     const struct declared *declared, const struct attachment_file *copy,
     struct declaration_row *row, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct declaration_file file;
	enum status status;

	row->id = visit_id(visit);
	row->item = work->item.id;
	row->organisation = work->item.organisation;
	row->provider = work->item.provider;
	row->kind = declared->kind;
	row->version = declared->wording.version;
	row->words = declared->wording.words;
	row->about = declared->about;
	row->signed_utc = visit->now_utc;
	row->by = visit_actor(visit);
	hash_sha256(row->words, strlen(row->words), row->words_sha256);
	memcpy(row->about_sha256, declared->about_sha256, HASH_BYTES);
	if (copy) {
		file = (struct declaration_file){
			copy->name,  copy->kind,   copy->bytes,
			copy->count, copy->sha256, visit_id(visit)};
		row->file_name = copy->name;
	}
	status = declaration_insert(&access, row, copy ? &file : NULL, fault);
	return status == OK ? log_signed(visit, work, row, fault) : status;
}

enum status
declaration_sign(struct visit *visit, const struct offer_key *key,
		 const struct declaration_input *in, struct model *model,
		 struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct declaration_row row = {.id = 0};
	struct opened opened;
	struct declared declared;
	enum status status =
		open_declared(visit, key, &opened, &declared, fault);

	if (status == OK && !declared.there)
		return nothing_to_sign(fault);
	if (status != OK)
		return status;
	read_input(&fields, in, &declared, &row);
	row.linguist = opened.booking.linguist;
	status = fields_end(&fields, fault);
	if (status == OK)
		status = keep(visit, &opened.work, &declared, in->file, &row,
			      fault);
	return status == OK ? declaration_open_show(visit, key, model, fault)
			    : status;
}

enum status
declaration_record(struct visit *visit, const struct declaration_place *place,
		   const struct declaration_input *in, struct model *model,
		   struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct declaration_row row = {.id = 0};
	struct declared declared;
	struct work work;
	enum status status =
		work_load(visit, place->ref, place->n, &work, fault);

	if (status == OK)
		status = declared_load(visit, &work.request, &work.item,
				       &declared, fault);
	if (status == OK && (!declared.any || !declared.there))
		return nothing_to_sign(fault);
	if (status == OK && !in->file)
		return fault_set(fault, E_INPUT, "/attachment",
				 N_("A file is missing: choose one"), NULL);
	if (status != OK)
		return status;
	read_input(&fields, in, &declared, &row);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = keep(visit, &work, &declared, in->file, &row, fault);
	model_text(model, "ref", work.request.ref);
	model_id(model, "id", row.id);
	return status;
}
