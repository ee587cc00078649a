/* Translations out to translators' tools and back. */
#include <string.h>

#include "desk/field.h"
#include "desk/glossary.h"
#include "desk/inside.h"
#include "desk/translation_inside.h"
#include "desk/translations.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/import_check.h"
#include "store/words.h"
#include "wire/model.h"

/* By enum parcel_kind. Sources: the IANA registry of media types; GNU gettext
 * for PO, which is not registered. */
static const char *const types[PARCEL_KINDS] = {
	[PARCEL_PO] = "text/x-gettext-translation",
	[PARCEL_XLIFF12] = "application/xliff+xml",
	[PARCEL_XLIFF2] = "application/xliff+xml",
	[PARCEL_TMX] = "application/x-tmx+xml",
	[PARCEL_DOCX] = "application/vnd.openxmlformats-officedocument."
			"wordprocessingml.document",
};

/* The first of the faults speaks for all. */
static enum status
first_of(enum status status, const struct faults *faults, size_t before,
	 struct fault *fault)
{
	if (status != OK && faults->count > before && before < FAULTS_MAX &&
	    fault)
		*fault = faults->list[before];
	return status;
}

/* What the file of this kind had beside our words when it came in last; of PO
 * the catalogue itself. */
static enum status
find_carrier(struct visit *visit, const struct bundle *bundle,
	     enum parcel_kind kind, const struct parcel_file **ret,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct parcel_file *file = arena_alloc(visit->arena, sizeof *file);
	struct carrier carrier = {
		.organisation = visit_organisation(visit),
		.notice = bundle->part->notice->name,
		.language = bundle->tag->tag,
		.kind = parcel_kind_name(kind),
	};
	const char *po = NULL;
	enum status status;

	*ret = NULL;
	if (kind == PARCEL_PO) {
		status = bundle_po(visit, bundle, bundle->part, &po, fault);
		if (status != OK || !po)
			return status;
		*file = (struct parcel_file){bundle->tag->tag, po, strlen(po)};
	} else {
		status = carrier_get(&access, &carrier, fault);
		if (status != OK)
			return status == E_NOT_FOUND ? OK : status;
		*file = (struct parcel_file){carrier.name, carrier.content,
					     carrier.bytes};
	}
	*ret = file;
	return OK;
}

static enum status
read_what(const char *text, enum parcel_what *ret, struct fault *fault)
{
	if (!text || !*text || !strcmp(text, "all"))
		*ret = PARCEL_ALL;
	else if (!strcmp(text, "open"))
		*ret = PARCEL_OPEN;
	else
		return fault_set(fault, E_INPUT, "/what",
				 N_("“{value}” is not among what can be "
				    "exported: all, or open for what is not "
				    "approved yet"),
				 "value", text, NULL);
	return OK;
}

enum status
part_export(struct visit *visit, const struct bundle *bundle,
	    const struct parcel_wish *wish, struct translations_file *ret,
	    struct faults *faults, struct fault *fault)
{
	const struct bundle_part *part = bundle->part;
	const struct parcel_of of = {
		.notice = part->notice,
		.tag = bundle->tag,
		.catalogue = part->catalogue,
		.review = &part->reviews.review,
		.what = wish->what,
	};
	const struct parcel_file *carrier;
	struct parcel parcel;
	struct buf out = {0};
	size_t before = faults->count;
	enum status status =
		find_carrier(visit, bundle, wish->kind, &carrier, fault);

	if (status != OK)
		return status;
	parcel_of(&of, visit->arena, &parcel);
	status = parcel_write(&parcel, wish->kind, carrier, &out, faults);
	if (status == OK)
		*ret = (struct translations_file){
			.name = arena_printf(visit->arena, "%s-%s.%s",
					     part->notice->name,
					     bundle->tag->tag,
					     parcel_ending(wish->kind)),
			.type = types[wish->kind],
			.bytes = arena_copy(visit->arena, buf_string(&out),
					    out.count),
			.count = out.count,
		};
	buf_free(&out);
	return first_of(status, faults, before, fault);
}

enum status
translations_export(struct visit *visit, const struct translations_export *wish,
		    struct translations_file *ret, struct faults *faults,
		    struct fault *fault)
{
	struct parcel_wish parcel = {PARCEL_PO, PARCEL_ALL};
	struct bundle bundle;
	enum status status =
		bundle_open(visit, wish->name, wish->language, &bundle, fault);

	if (status == OK && wish->as && *wish->as)
		status = parcel_kind_parse("/as", wish->as, &parcel.kind,
					   fault);
	if (status == OK)
		status = read_what(wish->what, &parcel.what, fault);
	return status == OK ? part_export(visit, &bundle, &parcel, ret, faults,
					  fault)
			    : status;
}

/* A file that came in. */
struct arrival {
	const struct translations_import *wish;
	enum parcel_kind kind;
	struct parcel parcel;
	struct bundle bundle;
	struct import import;
	struct import_result result;
};

static const char *
said_or(const char *said, const char *otherwise)
{
	return said && *said ? said : otherwise;
}

static enum status
read_file(struct visit *visit, const struct translations_import *wish,
	  struct arrival *ret, struct faults *faults, struct fault *fault)
{
	const struct parcel_file file = {wish->file.name, wish->file.bytes,
					 wish->file.count};
	size_t before = faults->count;
	const char *name, *language;
	enum status status;

	ret->wish = wish;
	if (file.count > PARCEL_BYTES_MAX)
		return fault_set(fault, E_INPUT, file.name,
				 N_("this file is too long: is it the right "
				    "one?"),
				 NULL);
	status = parcel_kind_of(file.name, file.bytes, file.count, &ret->kind,
				fault);
	if (status != OK)
		return status;
	status = parcel_read(&file, ret->kind, visit->arena, &ret->parcel,
			     faults);
	if (status != OK)
		return first_of(status, faults, before, fault);
	name = said_or(wish->name, ret->parcel.notice);
	language = said_or(wish->language, ret->parcel.lang);
	if (!name || !language)
		return fault_set(fault, E_INPUT, file.name,
				 N_("The file does not say which notice and "
				    "language it is: name both"),
				 NULL);
	return bundle_open(visit, name, language, &ret->bundle, fault);
}

static enum status
check_file(struct visit *visit, struct arrival *arrival, struct faults *faults,
	   struct fault *fault)
{
	const struct glossary *glossary;
	size_t before = faults->count;
	enum status status =
		glossary_of(visit, arrival->bundle.tag, &glossary, fault);

	if (status != OK)
		return status;
	arrival->import = (struct import){
		.notice = arrival->bundle.part->notice,
		.tag = arrival->bundle.tag,
		.catalogue = arrival->bundle.part->catalogue,
		.parcel = &arrival->parcel,
		.glossary = glossary,
		.name = arrival->wish->file.name,
	};
	status = import_check(&arrival->import, visit->arena, &arrival->result,
			      faults);
	return first_of(status, faults, before, fault);
}

/* PO has nothing that the catalogue does not keep, and a Word file is made
 * anew each time. */
static enum status
keep_carrier(struct visit *visit, const struct arrival *arrival,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct translations_file *file = &arrival->wish->file;
	const struct carrier carrier = {
		.organisation = visit_organisation(visit),
		.notice = arrival->bundle.part->notice->name,
		.language = arrival->bundle.tag->tag,
		.kind = parcel_kind_name(arrival->kind),
		.name = file->name,
		.by = visit_actor(visit),
		.at_utc = visit->now_utc,
		.content = file->bytes,
		.bytes = file->count,
	};

	if (arrival->kind == PARCEL_PO || arrival->kind == PARCEL_DOCX)
		return OK;
	return carrier_put(&access, &carrier, fault);
}

static enum status
log_arrival(struct visit *visit, const struct arrival *arrival,
	    struct fault *fault)
{
	const struct import_result *result = &arrival->result;
	const char **ids = arena_alloc(visit->arena,
				       (result->units + 1) * sizeof *ids);
	struct deed deed = {.kind = "notice.imported", .id = ids,
			    .note = arrival->wish->file.name};

	for (size_t i = 0; i < result->units; i++)
		if (result->unit[i].outcome == IMPORT_ACCEPTED)
			ids[deed.count++] = result->unit[i].unit->id;
	return log_deed(visit, &arrival->bundle, arrival->bundle.part, &deed,
			fault);
}

static void
show_unit(struct visit *visit, struct model *rows,
	  const struct import_unit *unit, const struct faults *faults,
	  size_t before)
{
	struct model *row = model_append(rows), *forms, *list;

	model_text(row, "id", unit->unit->id);
	model_text(row, "source", unit->unit->source);
	model_code(row, "outcome", "import",
		   unit->outcome == IMPORT_REFUSED ? "refused" : "accepted");
	model_int(row, "line", unit->unit->line);
	forms = model_children(row, "forms");
	for (size_t i = 0; i < unit->unit->targets; i++)
		model_text(forms, NULL, unit->unit->target[i]);
	list = model_children(row, "faults");
	for (size_t i = 0; i < unit->faults; i++) {
		size_t at = before + unit->fault + i;
		char text[2 * FAULT_BYTES * FAULT_ARGS];

		if (at >= faults->count || at >= FAULTS_MAX)
			break;
		fault_text(&faults->list[at], faults->list[at].message, text,
			   sizeof text);
		model_text(list, NULL, arena_text(visit->arena, text));
	}
}

static void
show_arrival(struct visit *visit, struct model *model,
	     const struct arrival *arrival, const struct faults *faults)
{
	const struct import_result *result = &arrival->result;
	struct model *rows;

	model_text(model, "name", arrival->bundle.part->notice->name);
	model_language(model, "language", arrival->bundle.tag->tag);
	model_text(model, "kind", parcel_kind_name(arrival->kind));
	model_int(model, "taken", (int64_t)result->accepted);
	model_int(model, "unchanged", (int64_t)result->unchanged);
	model_int(model, "refused", (int64_t)result->refused);
	model_int(model, "absent", (int64_t)result->absent);
	rows = model_children(model, "messages");
	for (size_t i = 0; i < result->units; i++)
		if (result->unit[i].outcome != IMPORT_UNCHANGED)
			show_unit(visit, rows, &result->unit[i], faults, 0);
}

enum status
translations_import(struct visit *visit, const struct translations_import *wish,
		    struct model *model, struct faults *faults,
		    struct fault *fault)
{
	struct arrival arrival = {0};
	enum status status = visit_needs(visit, TRANSLATORS, fault);

	if (status == OK)
		status = read_file(visit, wish, &arrival, faults, fault);
	if (status == OK)
		status = check_file(visit, &arrival, faults, fault);
	if (status == OK && wish->use == IMPORT_TAKE)
		status = words_keep(visit, &arrival.bundle,
				    arrival.bundle.part, &arrival.import,
				    &arrival.result, fault);
	if (status == OK && wish->use == IMPORT_TAKE)
		status = keep_carrier(visit, &arrival, fault);
	if (status == OK && wish->use == IMPORT_TAKE)
		status = log_arrival(visit, &arrival, fault);
	if (status == OK)
		show_arrival(visit, model, &arrival, faults);
	return status;
}
