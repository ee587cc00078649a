/* Letters: what they will look like, issued for good, opened by the tenant. */
#include "desk/letters.h"

#include <stdio.h>
#include <string.h>

#include "core/worktime.h"
#include "desk/copies.h"
#include "desk/enclose.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/letter_inside.h"
#include "desk/record.h"
#include "desk/review.h"
#include "desk/suited.h"
#include "desk/snapshot.h"
#include "desk/window.h"
#include "doc/tree.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "notice/merge.h"
#include "notice/notices.h"
#include "store/letter.h"
#include "wire/model.h"

struct letter_ready {
	struct tenant tenant;
	const char *notice;
	const char *const *words; /* as notice_words gives them */
	const struct tag *tag;
	int64_t generation;
	struct copies copies;
	struct window window;
	struct letter_form form; /* form 0: none goes with it */
	unsigned char template_hash[HASH_BYTES], stamp[HASH_BYTES];
};

/* A letter on its way: what it is made of. */
struct making {
	struct tenant tenant;
	struct needs needs;
	const struct notices *notices;
	int64_t generation; /* of the landlord's words */
	struct merge merge;
	struct reviews reviews;
	struct calendar calendar;
	struct enclosing enclosing;
	struct enclosed enclosed;
	const struct document *document;
};

/* What changes when anything does that the letter was made from. */
static void
stamp(const struct making *making, unsigned char ret[HASH_BYTES])
{
	struct hash_state hash;
	int64_t version = making->tenant.version;

	hash_begin(&hash);
	hash_add(&hash, &version, sizeof version);
	reviews_stamp(&making->reviews, &hash);
	hash_end(&hash, ret);
}

/* The words of the notice in this language, whatever their state. */
static void
hash_words(const struct making *making, unsigned char ret[HASH_BYTES])
{
	const struct merge *merge = &making->merge;
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
	struct tenant tenant;
	struct found found;
	enum status status =
		tenant_named(visit, input->tenant, &tenant, fault);

	if (status == OK)
		status = notice_named(visit, tenant.organisation,
				      input->notice, &found, fault);
	if (status == OK)
		status = enclose_look(visit, found.notice, &tenant, &enclosed,
				      fault);
	if (status != OK)
		return status;
	fill_known(visit, &tenant, found.notice, values);
	if (enclosed.state == ENCLOSED_FORM)
		fill_known(visit, &tenant, enclosed.form.notice, values);
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

/* What the letter is set as. */
static struct copies_of
set_as(const struct making *making, const struct document *letter)
{
	const struct enclosure *enclosure = &making->enclosed.enclosure;

	return (struct copies_of){making->tenant.organisation, letter,
				  enclosure->form ? enclosure : NULL};
}

static enum status
begin(struct visit *visit, const struct letter_input *input,
      struct making *making, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct merge *merge = &making->merge;
	enum status status = tenant_named(visit, input->tenant,
					  &making->tenant, fault);

	if (status == OK)
		status = begin_notice(visit, input->notice, making, fault);
	if (status == OK)
		status = need_active(&access, making->tenant.id,
				     &making->needs, fault);
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
	return status;
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

enum status
letter_prepare(struct visit *visit, const struct letter_input *input,
	       struct letter_ready **ret, struct faults *faults,
	       struct fault *fault)
{
	struct making making = {.merge.draft = MERGE_FINAL};
	struct letter_ready *ready = arena_alloc(visit->arena, sizeof *ready);
	const struct document *document;
	struct document letter;
	struct copies_of of;
	size_t before = faults->count;
	enum status status = begin(visit, input, &making, faults, fault);

	if (status != OK)
		return status;
	status = notice_merge(&making.merge, visit->arena, &document, faults);
	if (status == E_REFUSED)
		return unapproved(&making, faults->count - before, fault);
	if (status != OK) {
		data_fault(faults, before, fault);
		return status;
	}
	ready->tenant = making.tenant;
	ready->notice = arena_text(visit->arena, making.merge.notice->name);
	ready->words = notice_words(making.merge.notice, visit->arena);
	ready->tag = making.merge.tag;
	ready->generation = making.generation;
	hash_words(&making, ready->template_hash);
	stamp(&making, ready->stamp);
	ready->form = (struct letter_form){
		.form = making.enclosed.form.row.id,
		.translation = making.enclosed.translation.id};
	letter = *document;
	ready->window = window_of(visit->arena, &making.tenant);
	letter.to = ready->window.to;
	of = set_as(&making, &letter);
	status = copies_make(visit, &of, &ready->copies, fault);
	if (status == E_REFUSED && letter.to) {
		ready->window = window_too_narrow();
		letter.to = NULL;
		status = copies_make(visit, &of, &ready->copies, fault);
	}
	if (status == OK)
		*ret = ready;
	return status;
}

static void
show_unapproved(struct model *model, const struct making *making)
{
	const struct merge *merge = &making->merge;
	const struct notice_text *words = &merge->notice->text[merge->variant];
	struct model *rows = model_children(model, "unapproved");

	if (!merge->wording)
		return;
	for (size_t i = 0; i < words->need_count; i++) {
		struct translated translation;
		struct model *row;

		translate_find(words->needs[i],
			       wording_catalogue(merge->wording,
						 words->needs[i]),
			       merge->review, &translation);
		if (translation.state == TRANSLATE_APPROVED)
			continue;
		row = model_append(rows);
		model_text(row, "source", words->needs[i]->id);
		model_code(row, "state", "review",
			   translate_state_name(translation.state));
	}
}

/* The letter as it would be now, a draft where anything is unapproved; what
 * that is goes into the model. */
static enum status
make_preview(struct visit *visit, struct making *making, struct model *model,
	     struct faults *faults, struct fault *fault)
{
	size_t before = faults->count;
	enum status status;

	show_unapproved(model, making);
	making->merge.draft = model_count(model_get(model, "unapproved"))
				      ? MERGE_DRAFT
				      : MERGE_FINAL;
	status = notice_merge(&making->merge, visit->arena, &making->document,
			      faults);
	if (status != OK) {
		data_fault(faults, before, fault);
		return status;
	}
	enclosed_show(model, &making->enclosed);
	return OK;
}

/* How wide its address is shows when it is set. */
static struct window
preview_window(struct visit *visit, const struct making *making)
{
	struct window window = window_of(visit->arena, &making->tenant);
	struct document letter = *making->document;
	const struct copies_of of = set_as(making, &letter);
	struct letter_printed printed;
	struct fault fault;

	letter.to = window.to;
	if (letter.to &&
	    copies_pages(visit, &of, &printed, &fault) == E_REFUSED)
		window = window_too_narrow();
	return window;
}

enum status
letter_preview(struct visit *visit, const struct letter_input *input,
	       struct model *model, struct faults *faults, struct fault *fault)
{
	struct making making = {.merge.draft = MERGE_FINAL};
	struct document looked;
	struct copies_of of;
	struct copies copies;
	enum status status = begin(visit, input, &making, faults, fault);

	if (status == OK)
		status = make_preview(visit, &making, model, faults, fault);
	if (status != OK)
		return status;
	looked = *making.document;
	looked.banners =
		enclosed_banner(visit, &making.enclosed, looked.banners);
	of = set_as(&making, &looked);
	status = copies_show(visit, &of, &copies, fault);
	if (status != OK)
		return status;
	model_text(model, "notice", making.merge.notice->name);
	model_language(model, "language", making.merge.tag->tag);
	model_code(model, "variant", "variant",
		   notice_variant_name(making.merge.variant));
	model_bool(model, "draft", making.merge.draft == MERGE_DRAFT);
	model_text(model, "page_html", copies.html);
	model_text(model, "text", copies.text);
	window_show(model, preview_window(visit, &making).code);
	return OK;
}

enum status
letter_preview_pages(struct visit *visit, const struct letter_input *input,
		     struct letter_printed *ret, struct faults *faults,
		     struct fault *fault)
{
	struct making making = {.merge.draft = MERGE_FINAL};
	struct document letter;
	struct copies_of of;
	enum status status = begin(visit, input, &making, faults, fault);

	if (status == OK)
		status = make_preview(visit, &making,
				      model_object(visit->arena), faults,
				      fault);
	if (status != OK)
		return status;
	letter = *making.document;
	letter.to = window_of(visit->arena, &making.tenant).to;
	ret->notice = arena_text(visit->arena, making.merge.notice->name);
	ret->language = making.merge.tag->tag;
	of = set_as(&making, &letter);
	status = copies_pages(visit, &of, ret, fault);
	if (status != E_REFUSED || !letter.to)
		return status;
	letter.to = NULL; /* wider than the window */
	return copies_pages(visit, &of, ret, fault);
}

static enum status
changed_meanwhile(struct fault *fault)
{
	return fault_set(fault, E_STALE, "",
			 N_("The tenant's record or the translation changed "
			    "meanwhile: look at the letter again"),
			 NULL);
}

/* Nothing that the letter was made from has changed since. */
static enum status
check_stamp(struct visit *visit, const struct letter_ready *ready,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct making making = {0};
	unsigned char now[HASH_BYTES];
	enum status status = tenant_get(&access, ready->tenant.id,
					&making.tenant, fault);

	if (status == OK)
		status = snapshot_generation(visit,
					     making.tenant.organisation,
					     &making.generation, fault);
	if (status == OK && making.generation != ready->generation)
		return changed_meanwhile(fault);
	if (status == OK)
		status = reviews_read(visit, making.tenant.organisation,
				      ready->words, ready->tag,
				      &making.reviews, fault);
	if (status != OK)
		return status;
	stamp(&making, now);
	return hash_equal(now, ready->stamp, HASH_BYTES)
		       ? OK
		       : changed_meanwhile(fault);
}

/* Which form went with it, for as long as the letter is kept. */
static enum status
keep_form(struct visit *visit, const struct letter_ready *ready,
	  int64_t letter, struct model *payload, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct letter_form form = ready->form;

	form.letter = letter;
	model_id(payload, "form", form.form);
	return letter_form_insert(&access, &form, fault);
}

enum status
letter_issue(struct visit *visit, const struct letter_ready *ready,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct letter letter = {
		.organisation = ready->tenant.organisation,
		.tenant = ready->tenant.id,
		.notice = ready->notice,
		.language = ready->tag->tag,
		.issued_utc = visit->now_utc,
		.issued_by = visit_actor(visit),
		.window_code = ready->window.code,
		.html = ready->copies.html,
		.text = ready->copies.text,
		.token_sealed = "", /* it follows from the key and the id */
	};
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = "letter.issued",
				  .organisation = letter.organisation,
				  .language = letter.language,
				  .payload = payload};
	char token[TOKEN_TEXT];
	enum status status = check_stamp(visit, ready, fault);

	if (status != OK)
		return status;
	letter.id = visit_id(visit);
	letter_token(visit, letter.id, token);
	token_hash(token, letter.token_hash);
	hash_sha256(letter.html, strlen(letter.html), letter.sha256);
	memcpy(letter.template_hash, ready->template_hash, HASH_BYTES);
	entry.subject = letter.id;
	model_text(payload, "notice", letter.notice);
	status = letter_insert(&access, &letter, fault);
	if (status == OK)
		status = copies_keep(visit, letter.id, &ready->copies, fault);
	if (status == OK && ready->form.form)
		status = keep_form(visit, ready, letter.id, payload, fault);
	if (status == OK)
		status = log_event(visit, &entry, fault);
	if (status == OK)
		status = letter_describe(visit, model, &letter, fault);
	return status;
}
