/* Notices read in Braille before they are used. */
#include "desk/braille.h"

#include <string.h>

#include "core/caller.h"
#include "desk/braille_inside.h"
#include "desk/inside.h"
#include "desk/letter_making.h"
#include "desk/suited.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/notices.h"
#include "render/braille.h"
#include "render/render.h"
#include "store/braille.h"
#include "wire/model.h"

#define SIGNERS                                                                \
	(ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR) |               \
	 ROLE_BIT(ROLE_TRANSLATOR))

/* A notice in one language, variant and grade. */
struct reading {
	struct found found;
	const struct braille_table *table;
	int grade;
	struct merge merge;
	struct reviews reviews;
	struct braille_words words;
};

/* What was read: the words, and how they are written. */
static void
stamp_of(const struct braille_words *words, const struct braille_table *table,
	 int grade, unsigned char ret[HASH_BYTES])
{
	const char *louis = table->louis[grade - 1];
	const char *version = braille_version();
	struct hash_state hash;

	hash_begin(&hash);
	hash_add(&hash, words->hash, HASH_BYTES);
	hash_add(&hash, louis, strlen(louis) + 1);
	hash_add(&hash, version, strlen(version) + 1);
	hash_end(&hash, ret);
}

enum status
braille_is_read(struct visit *visit, const struct braille_words *words,
		int grade, bool *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct braille_table *table;
	unsigned char stamp[HASH_BYTES];
	struct braille_proofs proofs;
	enum status status =
		braille_table_find(words->tag, &table, fault);

	if (status == OK)
		status = braille_proof_list(&access, words->organisation,
					    words->notice, words->tag->tag,
					    &proofs, fault);
	if (status != OK)
		return status;
	stamp_of(words, table, grade, stamp);
	*ret = false;
	for (size_t i = 0; i < proofs.count; i++)
		*ret = *ret || (proofs.list[i].grade == grade &&
				hash_equal(proofs.list[i].stamp, stamp,
					   HASH_BYTES));
	return OK;
}

static enum status
choose_grade(const struct braille_wish *wish, struct reading *r,
	     struct fault *fault)
{
	enum status status = braille_table_find(r->merge.tag, &r->table, fault);

	if (status != OK)
		return status;
	r->grade = braille_grade(r->table,
				 wish->grade ? wish->grade : BRAILLE_GRADES);
	if (r->grade && (!wish->grade || r->grade == wish->grade))
		return OK;
	return fault_set(fault, E_NOT_FOUND, "/grade",
			 N_("The Braille of {language} has no such grade"),
			 "language", r->merge.tag->english, NULL);
}

static enum status
open_reading(struct visit *visit, const struct braille_wish *wish,
	     struct reading *r, struct fault *fault)
{
	int64_t organisation = visit_organisation(visit);
	const char *language = wish->language ? wish->language : "en";
	const struct needs nobody = {0};
	struct merge *merge = &r->merge;
	enum status status = notice_named(visit, organisation, wish->notice,
					  &r->found, fault);

	merge->notice = r->found.notice;
	if (status == OK)
		status = tag_parse("/language", language, &merge->tag, fault);
	if (status == OK)
		status = suited_variant(wish->variant, merge->notice, &nobody,
					&merge->variant, fault);
	if (status == OK)
		status = choose_grade(wish, r, fault);
	if (status != OK)
		return status;
	merge->wording = notices_wording(r->found.notices, merge->notice,
					 merge->tag, visit->arena);
	if (!merge->wording && strcmp(merge->tag->tag, "en") != 0)
		return no_translation(merge->notice, merge->tag, fault);
	r->words = (struct braille_words){organisation, merge->notice->name,
					  merge->tag, {0}};
	making_words(merge, r->words.hash);
	return OK;
}

/* With the notice's own examples, a draft where it is not approved. */
static enum status
merge_examples(struct visit *visit, struct reading *r,
	       const struct document **ret, struct faults *faults,
	       struct fault *fault)
{
	struct merge *merge = &r->merge;
	size_t before = faults->count;
	enum status status = reviews_read(
		visit, r->words.organisation,
		notice_words(merge->notice, visit->arena), merge->tag,
		&r->reviews, fault);

	if (status != OK)
		return status;
	merge->review = &r->reviews.review;
	merge->values = notice_examples(merge->notice, visit->arena);
	status = notice_merge(merge, visit->arena, ret, faults);
	if (status == E_REFUSED) {
		faults->count = before;
		merge->draft = MERGE_DRAFT;
		status = notice_merge(merge, visit->arena, ret, faults);
	}
	if (status != OK)
		data_fault(faults, before, fault);
	return status;
}

/* The latest signature for that variant and grade, the organisation's own
 * first. */
static const struct braille_proof *
proof_of(const struct braille_proofs *proofs, enum notice_variant variant,
	 int grade)
{
	for (size_t i = 0; i < proofs->count; i++)
		if (proofs->list[i].grade == grade &&
		    !strcmp(proofs->list[i].variant,
			    notice_variant_name(variant)))
			return &proofs->list[i];
	return NULL;
}

static const char *
state_of(const struct braille_proof *proof,
	 const unsigned char stamp[HASH_BYTES])
{
	if (!proof)
		return "unread";
	return hash_equal(proof->stamp, stamp, HASH_BYTES) ? "read"
							   : "changed";
}

static enum status
show_state(struct visit *visit, const struct reading *r, struct model *model,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char stamp[HASH_BYTES];
	char hex[2 * HASH_BYTES + 1];
	const struct braille_proof *proof;
	struct braille_proofs proofs;
	enum status status = braille_proof_list(
		&access, r->words.organisation, r->words.notice,
		r->words.tag->tag, &proofs, fault);

	if (status != OK)
		return status;
	stamp_of(&r->words, r->table, r->grade, stamp);
	hash_hex(stamp, HASH_BYTES, hex);
	proof = proof_of(&proofs, r->merge.variant, r->grade);
	model_text(model, "stamp", hex);
	model_text(model, "table", r->table->louis[r->grade - 1]);
	model_text(model, "version", braille_version());
	model_code(model, "state", "braille-proof", state_of(proof, stamp));
	model_time_or_null(model, "signed_at", proof ? proof->signed_utc : 0);
	model_text(model, "signed_by", proof ? proof->signed_name : NULL);
	model_text(model, "note", proof ? proof->note : NULL);
	return OK;
}

static void
show_passages(struct model *model, const struct braille_passages *passages,
	      const struct reading *r)
{
	struct model *rows = model_children(model, "passages");

	for (size_t i = 0; i < passages->count; i++) {
		const struct braille_passage *passage = &passages->list[i];
		struct model *row = model_append(rows);

		model_name(row, "words", passage->text, r->merge.tag->tag);
		model_text(row, "cells", passage->cells);
		if (*passage->back)
			model_name(row, "back", passage->back,
				   r->merge.tag->tag);
		else
			model_null(row, "back");
	}
}

static void
show_grades(struct model *model, const struct braille_table *table)
{
	struct model *rows = model_children(model, "grades");

	for (int grade = 1; grade <= BRAILLE_GRADES; grade++)
		if (table->louis[grade - 1])
			model_int(model_append(rows), "grade", grade);
}

static void
show_what(struct model *model, const struct reading *r)
{
	model_text(model, "name", r->merge.notice->name);
	model_language(model, "language", r->merge.tag->tag);
	model_code(model, "variant", "variant",
		   notice_variant_name(r->merge.variant));
	model_int(model, "grade", r->grade);
}

enum status
braille_show(struct visit *visit, const struct braille_wish *wish,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct reading r = {0};
	struct braille_options braille = {0};
	const struct render_options options = {.braille = &braille};
	const struct document *document;
	struct braille_passages passages;
	enum status status = open_reading(visit, wish, &r, fault);

	if (status == OK)
		status = merge_examples(visit, &r, &document, faults, fault);
	if (status != OK)
		return status;
	braille.grade = r.grade;
	status = braille_proof(document, &options, visit->arena, &passages,
			       fault);
	if (status != OK)
		return status;
	show_what(model, &r);
	model_text(model, "title", r.merge.notice->title);
	show_grades(model, r.table);
	model_bool(model, "draft", r.merge.draft == MERGE_DRAFT);
	show_passages(model, &passages, &r);
	return show_state(visit, &r, model, fault);
}

static enum status
check_stamp(const struct braille_signing *signing,
	    const unsigned char stamp[HASH_BYTES], struct fault *fault)
{
	char hex[2 * HASH_BYTES + 1];

	hash_hex(stamp, HASH_BYTES, hex);
	if (signing->stamp && !strcmp(signing->stamp, hex))
		return OK;
	return fault_set(fault, E_STALE, "",
			 N_("The words or their Braille changed since you read "
			    "them: read them again"),
			 NULL);
}

enum status
braille_sign(struct visit *visit, const struct braille_signing *signing,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct reading r = {0};
	struct braille_proof proof = {.note = signing->note,
				      .signed_by = visit_actor(visit),
				      .signed_utc = visit->now_utc};
	const struct log_entry entry = {
		.kind = "notice.braille-read",
		.subject = visit_organisation(visit),
		.organisation = visit_organisation(visit),
		.payload = model};
	enum status status = visit_needs(visit, SIGNERS, fault);

	if (status == OK)
		status = open_reading(visit, &signing->of, &r, fault);
	if (status != OK)
		return status;
	stamp_of(&r.words, r.table, r.grade, proof.stamp);
	status = check_stamp(signing, proof.stamp, fault);
	if (status != OK)
		return status;
	proof.organisation = r.words.organisation;
	proof.notice = r.words.notice;
	proof.language = r.words.tag->tag;
	proof.variant = notice_variant_name(r.merge.variant);
	proof.grade = r.grade;
	show_what(model, &r);
	status = braille_proof_put(&access, &proof, fault);
	return status == OK ? log_event(visit, &entry, fault) : status;
}

enum status
braille_states(struct visit *visit, const char *notice, const char *language,
	       struct model *model, struct fault *fault)
{
	struct model *rows = model_children(model, "braille");
	enum status status = OK;

	for (int grade = 1; grade <= BRAILLE_GRADES && status == OK; grade++) {
		const struct braille_wish wish = {notice, language, NULL,
						  grade};
		struct access access = visit_access_of_service(visit);
		unsigned char stamp[HASH_BYTES];
		struct braille_proofs proofs;
		struct reading r = {0};
		struct model *row;
		struct fault none;

		if (open_reading(visit, &wish, &r, &none) != OK)
			continue;
		status = braille_proof_list(&access, r.words.organisation,
					    r.words.notice, r.words.tag->tag,
					    &proofs, fault);
		if (status != OK)
			return status;
		stamp_of(&r.words, r.table, grade, stamp);
		row = model_append(rows);
		model_int(row, "grade", grade);
		model_code(row, "state", "braille-proof",
			   state_of(proof_of(&proofs, r.merge.variant, grade),
				    stamp));
	}
	return status;
}
