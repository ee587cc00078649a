/* Words that were found right, kept, and one message written by hand. */
#include <stdio.h>
#include <string.h>

#include "desk/glossary.h"
#include "desk/inside.h"
#include "desk/translation_inside.h"
#include "desk/translations.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/import_check.h"
#include "store/words.h"
#include "wire/model.h"

static enum status
first_fault(enum status status, struct faults *faults, struct fault *fault)
{
	if (status != OK && faults->count && fault)
		*fault = faults->list[0];
	faults_free(faults);
	return status;
}

/* The new catalogue, as PO in the arena. */
static enum status
apply(struct visit *visit, const struct bundle *bundle,
      const struct bundle_part *part, const struct import *import,
      const struct import_result *result, const char **ret,
      struct fault *fault)
{
	struct faults faults = {0};
	struct parcel_file file = {.name = bundle->tag->tag};
	struct buf out = {0};
	const char *po;
	enum status status = bundle_po(visit, bundle, part, &po, fault);

	if (status != OK)
		return status;
	file.bytes = po;
	file.count = po ? strlen(po) : 0;
	status = import_apply(import, result, po ? &file : NULL, &out,
			      &faults);
	if (status == OK)
		*ret = arena_text(visit->arena, buf_string(&out));
	buf_free(&out);
	return first_fault(status, &faults, fault);
}

/* Who translated it, unless somebody has said something of these very words
 * before. */
static enum status
sign(struct visit *visit, const struct bundle *bundle,
     const struct bundle_part *part, const struct translated *found,
     struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct review *known =
		reviews_find(&part->reviews, found->key);
	struct review review = {
		.organisation = visit_organisation(visit),
		.notice = part->notice->name,
		.language = bundle->tag->tag,
		.state = REVIEW_TRANSLATED,
		.translated_by = visit_actor(visit),
		.translated_utc = visit->now_utc,
	};

	if (known || !found->entry || found->entry->fuzzy)
		return OK;
	memcpy(review.key, found->key, HASH_BYTES);
	return review_put(&access, &review, fault);
}

/* A draft that came back as it was, and no longer marked as one, was read by
 * a translator. */
static bool
is_signed(const struct import_unit *unit)
{
	return unit->message &&
	       (unit->outcome == IMPORT_ACCEPTED ||
		(unit->outcome == IMPORT_UNCHANGED &&
		 unit->unit->state >= TRANSLATE_TRANSLATED));
}

static enum status
sign_all(struct visit *visit, const struct bundle *bundle,
	 const struct bundle_part *part, const struct import_result *result,
	 const struct catalogue *catalogue, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < result->units && status == OK; i++) {
		struct translated found;

		if (!is_signed(&result->unit[i]))
			continue;
		translate_find(result->unit[i].message, catalogue, NULL,
			       &found);
		status = sign(visit, bundle, part, &found, fault);
	}
	return status;
}

enum status
words_keep(struct visit *visit, const struct bundle *bundle,
	   const struct bundle_part *part, const struct import *import,
	   const struct import_result *result, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct kept_catalogue kept = {
		.organisation = visit_organisation(visit),
		.notice = part->notice->name,
		.language = bundle->tag->tag,
		.by = visit_actor(visit),
		.at_utc = visit->now_utc,
	};
	struct catalogue *catalogue = NULL;
	struct faults faults = {0};
	enum status status =
		apply(visit, bundle, part, import, result, &kept.po, fault);

	if (status != OK)
		return status;
	status = catalogue_read(bundle->tag->tag, kept.po, strlen(kept.po),
				bundle->tag, &catalogue, &faults);
	status = first_fault(status, &faults, fault);
	if (status == OK && result->accepted)
		status = kept_catalogue_put(&access, &kept, fault);
	if (status == OK)
		status = sign_all(visit, bundle, part, result, catalogue,
				  fault);
	catalogue_free(catalogue);
	return status;
}

/* What was typed, as if it came in a file of one message. */
static enum status
check_edit(struct visit *visit, const struct translation_edit *edit,
	   const struct bundle *bundle, const struct bundle_message *message,
	   struct import *import, struct import_result *result,
	   struct faults *faults, struct fault *fault)
{
	struct parcel_unit *unit = arena_alloc(visit->arena, sizeof *unit);
	struct parcel *parcel = arena_alloc(visit->arena, sizeof *parcel);
	enum status status;

	*unit = (struct parcel_unit){
		.id = arena_text(visit->arena, message->id),
		.source = message->message->id,
		.source_plural = message->message->id_plural,
		.target = edit->form,
		.targets = edit->forms,
		.state = TRANSLATE_TRANSLATED,
	};
	*parcel = (struct parcel){.notice = message->part->notice->name,
				  .lang = bundle->tag->tag,
				  .unit = unit,
				  .units = 1};
	*import = (struct import){
		.notice = message->part->notice,
		.tag = bundle->tag,
		.catalogue = message->part->catalogue,
		.parcel = parcel,
		.name = "/forms",
	};
	status = glossary_of(visit, bundle->tag, &import->glossary, fault);
	return status == OK
		       ? import_check(import, visit->arena, result, faults)
		       : status;
}

/* Faults point at the form they are in. */
static enum status
refused_edit(struct faults *faults, size_t before, struct fault *fault)
{
	for (size_t i = before; i < faults->count && i < FAULTS_MAX; i++)
		(void)snprintf(faults->list[i].where,
			       sizeof faults->list[i].where, "/forms");
	if (fault && faults->count > before && before < FAULTS_MAX)
		*fault = faults->list[before];
	return E_INPUT;
}

static enum status
log_edit(struct visit *visit, const struct bundle *bundle,
	 const struct bundle_message *message, struct fault *fault)
{
	const char *const id = message->id;
	const struct deed deed = {
		.kind = "notice.translated", .id = &id, .count = 1};

	return log_deed(visit, bundle, message->part, &deed, fault);
}

enum status
translation_edit(struct visit *visit, const struct translation_edit *edit,
		 struct model *model, struct faults *faults,
		 struct fault *fault)
{
	const struct translation_wish again = {edit->name, edit->language,
					       edit->id};
	struct bundle bundle;
	struct bundle_message message;
	struct import import;
	struct import_result result;
	size_t before = faults->count;
	enum status status = visit_needs(visit, TRANSLATORS, fault);

	if (status == OK)
		status = bundle_open(visit, edit->name, edit->language,
				     &bundle, fault);
	if (status == OK)
		status = bundle_find(&bundle, edit->id, &message, fault);
	if (status == OK)
		status = bundle_same(&message, edit->key, fault);
	if (status == OK)
		status = check_edit(visit, edit, &bundle, &message, &import,
				    &result, faults, fault);
	if (status == E_INPUT || (status == OK && result.refused))
		return refused_edit(faults, before, fault);
	if (status == OK)
		status = words_keep(visit, &bundle, message.part, &import,
				    &result, fault);
	if (status == OK)
		status = log_edit(visit, &bundle, &message, fault);
	return status == OK ? translation_show(visit, &again, model, fault)
			    : status;
}
