/* The translation of a notice, typed beside its sentences: what there is to
 * type, what may not be taken, and the file that comes of it. */
#include <string.h>

#include "base/buf.h"
#include "desk/bundle.h"
#include "desk/hand_in_inside.h"
#include "desk/inside.h"
#include "desk/translation_job.h"
#include "desk/translations.h"
#include "lang/tag.h"
#include "notice/parcel.h"
#include "store/words.h"
#include "wire/model.h"

/* What the item asks for, as the notice stands today. */
struct job_words {
	struct translation_job job;
	struct bundle bundle;
	struct parcel parcel;
};

/* Which sentences went out. Errors: E_INPUT the file cannot be read. */
static enum status
read_sent(struct visit *visit, const struct translation_job *job,
	  struct parcel *ret, struct fault *fault)
{
	const struct parcel_file file = {job->name, job->content, job->bytes};
	struct faults faults = {0};
	enum parcel_kind kind;
	enum status status = parcel_kind_of(file.name, file.bytes, file.count,
					    &kind, fault);

	if (status == OK)
		status = parcel_read(&file, kind, visit->arena, ret, &faults);
	if (status != OK && faults.count && fault)
		*fault = faults.list[0];
	faults_free(&faults);
	return status;
}

static bool
is_sent(const struct parcel *sent, const char *id)
{
	for (size_t i = 0; i < sent->units; i++)
		if (!strcmp(sent->unit[i].id, id))
			return true;
	return false;
}

static enum status
open_words(struct visit *visit, int64_t item, struct job_words *ret,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct caller caller;
	struct visit own;
	struct parcel_of of = {.what = PARCEL_ALL};
	struct parcel sent;
	size_t kept = 0;
	enum status status = translation_job_get(&access, item, &ret->job,
						 fault);

	if (status == E_NOT_FOUND)
		return not_found("file", fault);
	if (status != OK)
		return status;
	own = job_visit(visit, &ret->job, 0, &caller);
	status = bundle_open(&own, ret->job.notice, ret->job.language,
			     &ret->bundle, fault);
	if (status == OK)
		status = read_sent(visit, &ret->job, &sent, fault);
	if (status != OK)
		return status;
	of.notice = ret->bundle.part->notice;
	of.tag = ret->bundle.tag;
	of.catalogue = ret->bundle.part->catalogue;
	of.review = &ret->bundle.part->reviews.review;
	parcel_of(&of, visit->arena, &ret->parcel);
	for (size_t i = 0; i < ret->parcel.units; i++)
		if (is_sent(&sent, ret->parcel.unit[i].id))
			ret->parcel.unit[kept++] = ret->parcel.unit[i];
	ret->parcel.units = kept;
	return OK;
}

/* A part for each form; the English of the first is that of one thing. */
static const char *
source_of(const struct parcel_unit *unit, size_t form)
{
	return form && unit->source_plural ? unit->source_plural
					   : unit->source;
}

static bool
has_room(const struct hand_in_parts *parts, size_t at,
	 const struct parcel_unit *unit)
{
	if (at + unit->targets > parts->count)
		return false;
	for (size_t k = 0; k < unit->targets; k++)
		if (strcmp(parts->list[at + k].source, source_of(unit, k)) !=
		    0)
			return false;
	return true;
}

/* Where what was typed of it stands; past the end where it is not there. */
static size_t
place_of(const struct hand_in_parts *parts, const struct parcel_unit *unit)
{
	size_t at = 0;

	while (at < parts->count && !has_room(parts, at, unit))
		at++;
	return at;
}

enum status
job_parts(struct visit *visit, int64_t item, const struct hand_in_parts *old,
	  struct hand_in_parts *ret, struct fault *fault)
{
	struct hand_in_parts all = {NULL, 0};
	struct job_words words;
	size_t cap = 0;
	enum status status = open_words(visit, item, &words, fault);

	for (size_t i = 0; status == OK && i < words.parcel.units; i++) {
		const struct parcel_unit *unit = &words.parcel.unit[i];
		size_t at = place_of(old, unit);

		for (size_t k = 0; k < unit->targets; k++) {
			struct hand_in_part *part;

			all.list = arena_grow(visit->arena, all.list,
					      all.count, &cap,
					      sizeof *all.list);
			part = &all.list[all.count++];
			*part = (struct hand_in_part){
				.paragraph = (int)i + 1,
				.source = source_of(unit, k),
				.target = unit->target[k],
			};
			if (at < old->count)
				*part = old->list[at + k];
			part->n = (int)all.count;
			part->paragraph = (int)i + 1;
		}
	}
	if (status == OK)
		*ret = all;
	return status;
}

/* Put what was typed into the units; those that are gone from the notice since
 * are left out. */
static void
fill(struct visit *visit, struct parcel *parcel,
     const struct hand_in_parts *parts)
{
	size_t kept = 0;

	for (size_t i = 0; i < parcel->units; i++) {
		struct parcel_unit *unit = &parcel->unit[kept];
		const char **target;
		size_t at;

		*unit = parcel->unit[i];
		at = place_of(parts, unit);
		if (at == parts->count)
			continue;
		target = arena_alloc(visit->arena,
				     (unit->targets + 1) * sizeof *target);
		for (size_t k = 0; k < unit->targets; k++)
			target[k] = parts->list[at + k].target;
		unit->target = target;
		unit->state = TRANSLATE_TRANSLATED;
		unit->previous = NULL;
		kept++;
	}
	parcel->units = kept;
}

enum status
job_written(struct visit *visit, int64_t item,
	    const struct hand_in_parts *parts, struct file_input *ret,
	    struct fault *fault)
{
	struct faults faults = {0};
	struct job_words words;
	struct buf out = {0};
	enum status status = open_words(visit, item, &words, fault);

	if (status != OK)
		return status;
	fill(visit, &words.parcel, parts);
	status = parcel_write(&words.parcel, PARCEL_PO, NULL, &out, &faults);
	if (status != OK && faults.count && fault)
		*fault = faults.list[0];
	if (status == OK)
		*ret = (struct file_input){
			.name = arena_printf(visit->arena, "%s-%s.po",
					     words.job.notice,
					     words.job.language),
			.type = "text/x-gettext-translation",
			.bytes = arena_copy(visit->arena, out.bytes,
					    out.count),
			.count = out.count,
		};
	buf_free(&out);
	faults_free(&faults);
	return status;
}

/* What is said of a unit, beside its first part. */
static void
add_refusals(struct visit *visit, const struct model *message, int part,
	     struct hand_in_findings *found)
{
	for (const struct model *said =
		     model_first(model_get(message, "faults"));
	     said; said = model_next(said)) {
		const struct hand_in_finding one = {
			HAND_IN_NOTICE, (size_t)part, model_text_of(said)};

		hand_in_find(found, visit->arena, &one);
	}
}

/* Of what the words would be refused for, as parts of what was typed. */
static void
take_refusals(struct visit *visit, const struct job_words *words,
	      const struct hand_in_parts *parts, const struct model *looked,
	      struct hand_in_findings *found)
{
	for (const struct model *message =
		     model_first(model_get(looked, "messages"));
	     message; message = model_next(message)) {
		const char *id = model_text_of(model_get(message, "id"));

		for (size_t i = 0; i < words->parcel.units; i++) {
			const struct parcel_unit *unit =
				&words->parcel.unit[i];

			if (!strcmp(unit->id, id))
				add_refusals(visit, message,
					     (int)place_of(parts, unit) + 1,
					     found);
		}
	}
}

enum status
job_check(struct visit *visit, int64_t item, const struct hand_in_parts *parts,
	  struct hand_in_findings *found, struct fault *fault)
{
	struct model *looked = model_object(visit->arena);
	struct translations_import import = {.use = IMPORT_LOOK};
	struct faults faults = {0};
	struct job_words words;
	struct file_input file;
	struct caller caller;
	struct visit own;
	enum status status = open_words(visit, item, &words, fault);

	if (status == OK)
		status = job_written(visit, item, parts, &file, fault);
	if (status != OK)
		return status;
	own = job_visit(visit, &words.job, 0, &caller);
	import.name = words.job.notice;
	import.language = words.job.language;
	import.file = (struct translations_file){file.name, file.type,
						 file.bytes, file.count};
	status = translations_import(&own, &import, looked, &faults, fault);
	if (status == OK)
		take_refusals(visit, &words, parts, looked, found);
	faults_free(&faults);
	return status;
}

/* Which form of the plural a part is. */
static size_t
form_of(const struct hand_in_parts *parts, size_t i)
{
	size_t form = 0;

	while (form < i && parts->list[i - form - 1].paragraph ==
				   parts->list[i].paragraph)
		form++;
	return form;
}

/* The unit that a part is of; NULL: the notice says it no more. */
static const struct parcel_unit *
unit_of(const struct parcel *parcel, const struct hand_in_part *part,
	size_t form)
{
	for (size_t i = 0; i < parcel->units; i++)
		if (!strcmp(source_of(&parcel->unit[i], form), part->source))
			return &parcel->unit[i];
	return NULL;
}

void
job_marks(struct visit *visit, int64_t item, const struct hand_in_parts *parts,
	  const struct hand_in_mark **ret)
{
	const char *count_for[PLURAL_FORMS_MAX];
	struct hand_in_mark *marks;
	struct job_words words;
	struct fault none;
	size_t forms;

	*ret = NULL;
	if (open_words(visit, item, &words, &none) != OK)
		return;
	marks = arena_alloc(visit->arena, (parts->count + 1) * sizeof *marks);
	forms = parcel_cases(&words.parcel, count_for);
	for (size_t i = 0; i < parts->count; i++) {
		size_t form = form_of(parts, i);
		const struct parcel_unit *unit =
			unit_of(&words.parcel, &parts->list[i], form);

		marks[i] = (struct hand_in_mark){NULL, NULL, NULL, NULL};
		if (!unit)
			continue;
		marks[i].note = unit->note;
		marks[i].state = translate_state_name(unit->state);
		marks[i].previous = unit->previous;
		if (unit->source_plural && form < forms)
			marks[i].count_for = count_for[form];
	}
	*ret = marks;
}
