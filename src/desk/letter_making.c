/* A letter on its way. */
#include "desk/letter_making.h"

#include <stdio.h>
#include <string.h>

#include "desk/choice.h"
#include "desk/companion.h"
#include "desk/easy_read.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/snapshot.h"
#include "desk/suited.h"
#include "doc/tree.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "notice/notices.h"
#include "wire/model.h"

/* "12 Sample Street, Exampleton, M14 5RX" */
static const char *
one_line(struct arena *arena, const struct tenant *tenant)
{
	const char *line = NULL;

	for (int i = 0; i < ADDRESS_LINES; i++)
		if (tenant->address[i])
			line = line ? arena_printf(arena, "%s, %s", line,
						   tenant->address[i])
				    : tenant->address[i];
	return line;
}

static void
fill(struct model *values, const struct notice *notice, const char *name,
     const char *value)
{
	if (value && notice_field(notice, name) && !model_get(values, name))
		model_text(values, name, value);
}

/* What the register and the caller say already need not be typed again. */
static void
fill_known(struct visit *visit, const struct tenant *tenant,
	   const struct notice *notice, struct model *values)
{
	fill(values, notice, "tenant_name",
	     tenant->name_native ? tenant->name_native : tenant->name);
	fill(values, notice, "address", one_line(visit->arena, tenant));
	fill(values, notice, "reference", tenant->reference);
	fill(values, notice, "officer_name",
	     visit->caller ? visit->caller->name : NULL);
}

enum status
letter_known(struct visit *visit, const struct letter_input *input,
	     struct model *values, struct fault *fault)
{
	struct enclosed enclosed;
	struct addressee to;
	struct found found;
	enum status status = addressee_choose(visit, input->tenant,
					      input->person, &to, fault);

	if (status == OK)
		status = notice_named(visit, to.tenant.organisation,
				      input->notice, &found, fault);
	if (status == OK)
		status = enclose_look(visit, found.notice, &to.tenant,
				      &enclosed, fault);
	if (status != OK)
		return status;
	fill_known(visit, &to.tenant, found.notice, values);
	if (enclosed.state == ENCLOSED_FORM)
		fill_known(visit, &to.tenant, enclosed.form.notice, values);
	return OK;
}

static enum status
fill_values(struct visit *visit, const struct letter_input *input,
	    struct making *making, struct fault *fault)
{
	const struct tenant *tenant = &making->tenant;
	const struct notice *notice = making->merge.notice;
	struct model *values = model_object(visit->arena);

	if (input->data && model_kind_of(input->data) != MODEL_OBJECT)
		return fault_set(fault, E_INPUT, "/data",
				 N_("The values are no object: send one with "
				    "the notice's fields"),
				 NULL);
	for (const struct model *value = model_first(input->data); value;
	     value = model_next(value))
		model_copy(values, model_key(value), value);
	fill_known(visit, tenant, notice, values);
	making->enclosing = (struct enclosing){notice, tenant,
					       making->merge.tag,
					       &making->calendar, values};
	making->merge.values = values;
	return OK;
}

/* The notice as the tenant's landlord has it. */
static enum status
begin_notice(struct visit *visit, const char *name, struct making *making,
	     struct fault *fault)
{
	int64_t organisation = making->tenant.organisation;
	struct found found;
	enum status status = notice_named(visit, organisation, name, &found,
					  fault);

	if (status != OK)
		return status;
	making->notices = found.notices;
	making->merge.notice = found.notice;
	return snapshot_generation(visit, organisation, &making->generation,
				   fault);
}

/* The form that goes with it, filled with what the letter is. */
static enum status
enclose(struct visit *visit, struct making *making, struct faults *faults,
	struct fault *fault)
{
	struct enclosed *enclosed = &making->enclosed;
	const struct enclosing *e = &making->enclosing;
	size_t before = faults->count;
	enum status status = enclose_find(visit, e, enclosed, fault);

	if (status == E_INPUT)
		*faults_add(faults) = *fault;
	if (status != OK)
		return status;
	if (enclosed->state == ENCLOSED_FORM)
		fill_known(visit, e->tenant, enclosed->form.notice, e->values);
	status = enclose_fill(visit, e, enclosed, &making->merge.values,
			      faults);
	if (status != OK)
		data_fault(faults, before, fault);
	return status;
}

/* Grades of Braille are no sizes; who reads with dyslexia reads no small print.
 * Source: the clear-print rules, 12 point at least, better 14. */
static int
printed_size(const struct making *making)
{
	const struct choice *choice = &making->choice;
	bool print = choice->format == FORMAT_LARGE_PRINT ||
		     choice->format == FORMAT_EASY_READ;

	if (print && choice->size)
		return choice->size;
	return choice->spaced && making->merge.variant != NOTICE_EASY ? 14 : 0;
}

/* What the letter is set as. */
struct copies_of
making_set_as(const struct making *making, const struct document *letter)
{
	const struct enclosure *enclosure = &making->enclosed.enclosure;

	return (struct copies_of){
		.organisation = making->tenant.organisation,
		.document = letter,
		.enclosure = enclosure->form ? enclosure : NULL,
		.size_pt = printed_size(making),
		.paper = paper_named(making->choice.paper),
		.spacing = making->choice.spaced ? SPACING_WIDE
						 : SPACING_PLAIN,
	};
}

enum status
making_begin(struct visit *visit, const struct letter_input *input,
	     struct making *making, struct faults *faults,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct merge *merge = &making->merge;
	enum status status = addressee_choose(visit, input->tenant,
					      input->person, &making->to,
					      fault);

	making->tenant = making->to.tenant;
	if (status == OK)
		status = begin_notice(visit, input->notice, making, fault);
	if (status == OK)
		status = need_active(&access, making->tenant.id,
				     &making->needs, fault);
	if (status == OK)
		addressee_needs(visit, &making->to, &making->needs);
	if (status == OK)
		status = tag_parse("/language",
				   suited_language(input->language,
						   &making->needs),
				   &merge->tag, fault);
	if (status == OK)
		status = suited_variant(input->variant, merge->notice,
					&making->needs, &merge->variant,
					fault);
	if (status != OK)
		return status;
	merge->wording = notices_wording(making->notices, merge->notice,
					 merge->tag, visit->arena);
	merge->letter_days = zone_local(visit->now_utc).day_days;
	if (!merge->wording && strcmp(merge->tag->tag, "en") != 0)
		return no_translation(merge->notice, merge->tag, fault);
	status = reviews_read(visit, making->tenant.organisation,
			      notice_words(merge->notice, visit->arena),
			      merge->tag, &making->reviews, fault);
	merge->review = &making->reviews.review;
	merge->calendar = &making->calendar;
	if (status == OK)
		status = visit_calendar(visit, making->tenant.organisation,
					&making->calendar, fault);
	if (status == OK)
		status = fill_values(visit, input, making, fault);
	if (status == OK)
		status = enclose(visit, making, faults, fault);
	if (status == OK)
		status = choice_of(input, making, fault);
	if (status == OK)
		status = choice_easy_read(visit, input, making, fault);
	return status == OK ? choice_voice(visit, making, fault) : status;
}

static void
point_into_data(struct fault *fault)
{
	char name[sizeof fault->where];

	if (!*fault->where || *fault->where == '/')
		return;
	memcpy(name, fault->where, sizeof name);
	(void)snprintf(fault->where, sizeof fault->where, "/data/%.*s",
		       (int)(sizeof name - sizeof "/data/"), name);
}

void
data_fault(struct faults *faults, size_t before, struct fault *fault)
{
	for (size_t i = before; i < faults->count && i < FAULTS_MAX; i++)
		point_into_data(&faults->list[i]);
	if (fault && faults->count > before && before < FAULTS_MAX)
		*fault = faults->list[before];
}

static enum status
unapproved(const struct making *making, size_t count, struct fault *fault)
{
	char text[24];

	(void)snprintf(text, sizeof text, "%zu", count);
	return fault_set(fault, E_REFUSED, "",
			 N_("The letter cannot go out: sentences that nobody "
			    "has approved in {language} yet: {count}. A "
			    "manager who reads it approves them on the page "
			    "of the notice"),
			 "language", making->merge.tag->english, "count", text,
			 NULL);
}

void
making_words(const struct merge *merge, unsigned char ret[HASH_BYTES])
{
	const struct notice_text *words = &merge->notice->text[merge->variant];
	struct hash_state hash;

	hash_begin(&hash);
	for (size_t i = 0; i < words->need_count; i++) {
		struct translated translation;

		translate_find(words->needs[i],
			       wording_catalogue(merge->wording,
						 words->needs[i]),
			       NULL, &translation);
		hash_add(&hash, translation.key, sizeof translation.key);
	}
	hash_end(&hash, ret);
}

/* Where a translation is not ready, English with a summary in the language, if
 * that is what the landlord wants.
 * Errors: E_REFUSED it is not, or there is none. */
enum status
making_companion(struct visit *visit, struct making *making,
		 struct fault *fault)
{
	const struct companion of = {making->tenant.organisation,
				     making->notices, &making->merge};
	struct faults faults = {0};
	struct reviews reviews;
	enum status status =
		companion_make(visit, &of, &reviews, &making->document,
			       &faults, fault);

	faults_free(&faults);
	if (status != OK)
		return status;
	making->reviews = reviews;
	making->companion = making->merge.tag;
	making->merge.tag = tag_find("en");
	making->merge.wording = NULL;
	return OK;
}

/* The letter as it may go out. */
enum status
making_finish(struct visit *visit, struct making *making,
	      struct faults *faults, struct fault *fault)
{
	size_t before = faults->count;
	enum status status = OK;

	if (making->easy_unsigned && making->merge.variant == NOTICE_EASY)
		status = easy_read_must_be_signed(visit,
						  making->tenant.organisation,
						  &making->merge, fault);
	if (status != OK)
		return status;
	status = notice_merge(&making->merge, visit->arena, &making->document,
			      faults);
	if (status == E_REFUSED &&
	    making_companion(visit, making, fault) == OK) {
		faults->count = before;
		return OK;
	}
	if (status == E_REFUSED)
		return unapproved(making, faults->count - before, fault);
	if (status != OK)
		data_fault(faults, before, fault);
	return status;
}
