/* Letters: what they will look like, issued for good, opened by the tenant. */
#include "desk/letters.h"

#include <stdio.h>
#include <string.h>

#include "desk/audio_inside.h"
#include "desk/braille_inside.h"
#include "desk/choice.h"
#include "desk/companion.h"
#include "desk/contacts.h"
#include "desk/copies.h"
#include "desk/dispatch_inside.h"
#include "desk/inside.h"
#include "desk/intake.h"
#include "desk/keeping.h"
#include "desk/letter_foot.h"
#include "desk/letter_inside.h"
#include "desk/letter_link.h"
#include "desk/letter_making.h"
#include "desk/letter_other.h"
#include "desk/snapshot.h"
#include "desk/window.h"
#include "doc/tree.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/notices.h"
#include "store/braille.h"
#include "store/letter.h"
#include "wire/model.h"

struct letter_ready {
	struct addressee to;
	struct tenant tenant;
	const char *notice;
	const char *const *words; /* as notice_words gives them */
	const struct tag *tag;
	const struct tag *companion; /* of its summary, NULL for none */
	enum notice_variant variant;
	int64_t generation;
	struct copies copies;
	struct window window;
	struct letter_form form; /* form 0: none goes with it */
	int braille;		 /* the grade of its Braille; 0: none */
	struct choice choice;
	struct model *shown; /* the choice with its reasons */
	bool made;	     /* in the format that they need */
	const char *title, *class;
	unsigned char template_hash[HASH_BYTES], stamp[HASH_BYTES];
	unsigned char nonce[LETTER_NONCE]; /* of its address */
};

/* What changes when anything does that the letter was made from. */
static void
stamp(const struct making *making, unsigned char ret[HASH_BYTES])
{
	struct hash_state hash;
	int64_t version = making->tenant.version;

	hash_begin(&hash);
	hash_add(&hash, &version, sizeof version);
	hash_add(&hash, &making->to.person_version,
		 sizeof making->to.person_version);
	reviews_stamp(&making->reviews, &hash);
	hash_end(&hash, ret);
}

/* Its edition in Braille, for whom the register says so. */
static enum status
add_braille(struct visit *visit, const struct making *making,
	    const struct copies_of *of, struct letter_ready *ready,
	    struct fault *fault)
{
	struct braille_edition edition = {
		.words = {making->tenant.organisation, ready->notice,
			  ready->tag, {0}},
		.of = of,
		.name = making->tenant.name,
		.grade = braille_needed(&making->needs),
	};
	enum status status;

	if (!edition.grade)
		return OK;
	memcpy(edition.words.hash, ready->template_hash, HASH_BYTES);
	status = braille_add(visit, &edition, &ready->copies, fault);
	ready->braille = edition.grade;
	return status;
}

/* Its address is settled before it is set, since its code stands on it. */
static enum status
put_foot(struct visit *visit, const struct letter_input *input,
	 struct making *making, struct letter_ready *ready,
	 struct fault *fault)
{
	struct random_source own = desk_random(
		visit->desk, (uint64_t)making->tenant.id ^
				     (uint64_t)visit->now_utc << 16);
	const struct letter given = {.token_sealed = ready->nonce,
				     .token_sealed_bytes = LETTER_NONCE};
	const char *place = NULL, *address = NULL;
	char token[TOKEN_TEXT];
	enum status status = letter_place(visit, making->tenant.organisation,
					  &place, fault);

	if (status != OK)
		return status;
	random_fill(visit->random ? visit->random : &own, ready->nonce,
		    sizeof ready->nonce);
	letter_token(visit, &given, token);
	place = place ? place : input->place;
	if (place)
		address = arena_printf(visit->arena, "%s/n/%s%s", place, token,
				       making->choice.format ==
						       FORMAT_BSL_VIDEO
					       ? "/bsl"
					       : "");
	return letter_foot(visit, making, address, fault);
}

static void
take_choice(struct visit *visit, const struct making *making,
	    struct letter_ready *ready)
{
	const struct notice *notice = making->merge.notice;

	ready->choice = making->choice;
	ready->shown = model_object(visit->arena);
	choice_show(ready->shown, making);
	ready->made = choice_made(making);
	ready->title = arena_text(visit->arena, notice->title);
	ready->class =
		notice->class ? arena_text(visit->arena, notice->class) : NULL;
}

enum status
letter_prepare(struct visit *visit, const struct letter_input *input,
	       struct letter_ready **ret, struct faults *faults,
	       struct fault *fault)
{
	struct making making = {.merge.draft = MERGE_FINAL};
	struct letter_ready *ready = arena_alloc(visit->arena, sizeof *ready);
	struct document letter;
	struct copies_of of;
	enum status status = making_begin(visit, input, &making, faults, fault);

	if (status == OK)
		status = making_finish(visit, &making, faults, fault);
	if (status == OK)
		status = choice_settled(&making, fault);
	if (status == OK)
		status = put_foot(visit, input, &making, ready, fault);
	if (status != OK)
		return status;
	take_choice(visit, &making, ready);
	ready->to = making.to;
	ready->tenant = making.tenant;
	ready->notice = arena_text(visit->arena, making.merge.notice->name);
	ready->words =
		making.companion
			? companion_words(making.notices, visit->arena)
			: notice_words(making.merge.notice, visit->arena);
	ready->companion = making.companion;
	ready->variant = making.merge.variant;
	ready->tag = making.merge.tag;
	ready->generation = making.generation;
	making_words(&making.merge, ready->template_hash);
	stamp(&making, ready->stamp);
	ready->form = (struct letter_form){
		.form = making.enclosed.form.row.id,
		.translation = making.enclosed.translation.id};
	letter = *making.document;
	ready->window = window_of(visit->arena, &making.tenant);
	letter.to = ready->window.to;
	of = making_set_as(&making, &letter);
	status = copies_make(visit, &of, &ready->copies, fault);
	if (status == E_REFUSED && letter.to) {
		ready->window = window_too_narrow();
		letter.to = NULL;
		status = copies_make(visit, &of, &ready->copies, fault);
	}
	if (status == OK && !input->without_braille)
		status = add_braille(visit, &making, &of, ready, fault);
	if (ready->choice.format == FORMAT_BRAILLE)
		ready->made = ready->braille; /* else somebody makes it */
	if (status != OK)
		return status;
	letter_other_keep(visit, &making.merge, &ready->copies);
	*ret = ready;
	return OK;
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
	bool draft;
	enum status status;

	show_unapproved(model, making);
	draft = model_count(model_get(model, "unapproved")) > 0;
	if (draft && making_companion(visit, making, fault) == OK) {
		enclosed_show(model, &making->enclosed);
		return OK;
	}
	making->merge.draft = draft ? MERGE_DRAFT : MERGE_FINAL;
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
	const struct copies_of of = making_set_as(making, &letter);
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
	enum status status = making_begin(visit, input, &making, faults, fault);

	if (status == OK)
		status = make_preview(visit, &making, model, faults, fault);
	if (status == OK)
		status = letter_foot(visit, &making, NULL, fault);
	if (status != OK)
		return status;
	looked = *making.document;
	looked.banners =
		enclosed_banner(visit, &making.enclosed, looked.banners);
	of = making_set_as(&making, &looked);
	status = copies_show(visit, &of, &copies, fault);
	if (status != OK)
		return status;
	model_text(model, "notice", making.merge.notice->name);
	model_language(model, "language", making.merge.tag->tag);
	model_code(model, "variant", "variant",
		   notice_variant_name(making.merge.variant));
	choice_show(model, &making);
	model_language(model, "companion",
		       making.companion ? making.companion->tag : NULL);
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
	enum status status = making_begin(visit, input, &making, faults, fault);

	if (status == OK)
		status = make_preview(visit, &making,
				      model_object(visit->arena), faults,
				      fault);
	if (status == OK)
		status = letter_foot(visit, &making, NULL, fault);
	if (status != OK)
		return status;
	letter = *making.document;
	letter.to = window_of(visit->arena, &making.tenant).to;
	ret->notice = arena_text(visit->arena, making.merge.notice->name);
	ret->language = making.merge.tag->tag;
	of = making_set_as(&making, &letter);
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
	struct making making = {0};
	unsigned char now[HASH_BYTES];
	enum status status = addressee_again(visit, &ready->to, &making.to,
					     fault);

	making.tenant = making.to.tenant;
	if (status == OK)
		status = snapshot_generation(visit,
					     making.tenant.organisation,
					     &making.generation, fault);
	if (status == OK && making.generation != ready->generation)
		return changed_meanwhile(fault);
	if (status == OK)
		status = reviews_read(visit, making.tenant.organisation,
				      ready->words,
				      ready->companion ? ready->companion
						       : ready->tag,
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

/* Whether the letter is one that the tenant can read is counted. */
static enum status
keep_contact(struct visit *visit, const struct letter_ready *ready,
	     const struct letter *letter, struct fault *fault)
{
	struct contact contact = {
		.organisation = letter->organisation,
		.tenant = letter->tenant,
		.letter = letter->id,
		.manner = {.channel = ready->choice.channel,
			   .written = {letter->language}},
	};
	size_t formats = 0;
	const struct choice *choice = &ready->choice;

	if (ready->companion)
		contact.manner.written[1] = ready->companion->tag;
	if (ready->variant == NOTICE_EASY)
		contact.manner.formats[formats++] =
			format_name(FORMAT_EASY_READ);
	else if (choice->format == FORMAT_LARGE_PRINT)
		contact.manner.formats[formats++] = arena_printf(
			visit->arena, "large-print:%d", choice->size);
	if (ready->braille)
		contact.manner.formats[formats++] = arena_printf(
			visit->arena, "braille:%d", ready->braille);
	if (choice->format == FORMAT_AUDIO && ready->made)
		contact.manner.formats[formats++] = format_name(FORMAT_AUDIO);
	if (choice->paper)
		contact.manner.formats[formats++] = arena_printf(
			visit->arena, "paper:%s", choice->paper);
	return contact_record(visit, &contact, fault);
}

static enum status
keep_braille(struct visit *visit, const struct letter_ready *ready,
	     int64_t letter, struct model *payload, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct letter_braille braille = {
		.letter = letter,
		.organisation = ready->tenant.organisation,
		.grade = ready->braille,
	};

	if (!braille.grade)
		return OK;
	model_int(payload, "braille", braille.grade);
	return letter_braille_insert(&access, &braille, fault);
}

/* Who got it instead of the tenant. */
static enum status
keep_addressee(struct visit *visit, const struct letter_ready *ready,
	       int64_t letter, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct letter_person to = {letter, ready->to.person,
					 ready->to.role};

	return to.person ? letter_person_insert(&access, &to, fault) : OK;
}

/* What this version cannot make somebody else does, with the clock of that
 * format: the policy decides, as of any request. */
static enum status
ask_format(struct visit *visit, const struct letter_ready *ready,
	   const struct letter *letter, struct model *model,
	   struct fault *fault)
{
	struct audio_asked asked = {
		letter, format_names[ready->choice.format], NULL};
	char tenant[ID_TEXT];
	const struct intake_item item = {
		.service = "format",
		.language = ready->choice.language,
		.format = format_names[ready->choice.format]};
	const struct intake in = {.service = "format",
				  .tenant = tenant,
				  .document_class = ready->class,
				  .subject = ready->title,
				  .about = "person",
				  .again_reason = ready->title,
				  .item = &item,
				  .items = 1};
	struct model *request = model_object(visit->arena);
	struct faults faults = {0};
	enum status status;

	id_format(ready->tenant.id, tenant);
	status = intake_log(visit, &in, request, &faults, fault);
	faults_free(&faults);
	if (status != OK)
		return status;
	model_copy(model, "request", model_get(request, "ref"));
	if (ready->choice.format != FORMAT_AUDIO &&
	    ready->choice.format != FORMAT_BSL_VIDEO)
		return OK;
	asked.ref = model_text_of(model_get(request, "ref"));
	return audio_asked(visit, &asked, fault);
}

/* Soon after it is issued. */
static enum status
make_format(struct visit *visit, const struct letter_ready *ready,
	    const struct letter *letter, struct model *model,
	    struct fault *fault)
{
	struct media media;

	model_null(model, "request");
	if (!ready->made)
		return ask_format(visit, ready, letter, model, fault);
	return ready->choice.format == FORMAT_AUDIO
		       ? audio_begin(visit, letter, &media, fault)
		       : OK;
}

/* It goes its first way, and is kept as long as its kind is. */
static enum status
send_off(struct visit *visit, const struct letter_ready *ready,
	 const struct letter *letter, struct fault *fault)
{
	const struct dispatch_first first = {letter, &ready->tenant,
					     ready->choice.channel};
	enum status status = dispatch_begin(visit, &first, fault);

	return status == OK ? keeping_note(visit, letter, ready->class, fault)
			    : status;
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
		.token_sealed = ready->nonce,
		.token_sealed_bytes = LETTER_NONCE,
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
	letter_token(visit, &letter, token);
	token_hash(token, letter.token_hash);
	hash_sha256(letter.html, strlen(letter.html), letter.sha256);
	memcpy(letter.template_hash, ready->template_hash, HASH_BYTES);
	entry.subject = letter.id;
	if (ready->companion)
		model_text(payload, "companion", ready->companion->tag);
	model_text(payload, "notice", letter.notice);
	model_text(payload, "channel", channel_names[ready->choice.channel]);
	status = letter_insert(&access, &letter, fault);
	if (status == OK)
		status = copies_keep(visit, letter.id, &ready->copies, fault);
	if (status == OK)
		status = keep_addressee(visit, ready, letter.id, fault);
	if (status == OK)
		status = keep_braille(visit, ready, letter.id, payload, fault);
	if (status == OK && ready->form.form)
		status = keep_form(visit, ready, letter.id, payload, fault);
	if (status == OK)
		status = log_event(visit, &entry, fault);
	if (status == OK)
		status = keep_contact(visit, ready, &letter, fault);
	if (status == OK)
		status = send_off(visit, ready, &letter, fault);
	if (status == OK)
		status = letter_describe(visit, model, &letter, fault);
	if (status != OK)
		return status;
	model_copy(model, "choice", model_get(ready->shown, "choice"));
	return make_format(visit, ready, &letter, model, fault);
}
