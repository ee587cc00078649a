/* What is shown of a notice's Easy Read, and whether it is signed. */
#include <string.h>

#include "desk/easy_read_inside.h"
#include "desk/inside.h"
#include "doc/picture.h"
#include "doc/tree.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/length.h"
#include "notice/notices.h"
#include "notice/passage.h"
#include "store/easy_read.h"
#include "wire/model.h"

/* Every picture, in order; those of clauses too. */
static void
add_pictures(struct hash_state *hash, const struct passage *p)
{
	for (; p; p = p->next) {
		if (p->block && p->block->picture)
			hash_add(hash, p->block->picture->sha256, HASH_BYTES);
		add_pictures(hash, p->child);
		if (p->clause)
			add_pictures(
				hash,
				p->clause->text[NOTICE_STANDARD].passages);
	}
}

static void
stamp_of(const struct merge *merge, unsigned char ret[HASH_BYTES])
{
	struct merge easy = *merge;
	struct hash_state hash;

	easy.variant = NOTICE_EASY;
	making_words(&easy, ret);
	hash_begin(&hash);
	hash_add(&hash, ret, HASH_BYTES);
	add_pictures(&hash, merge->notice->text[NOTICE_EASY].passages);
	hash_end(&hash, ret);
}

enum status
easy_version_open(struct visit *visit, const struct easy_read_wish *wish,
		  struct easy_version *ret, struct fault *fault)
{
	const char *language = wish->language ? wish->language : "en";
	struct merge *merge = &ret->merge;
	struct found found;
	enum status status;

	ret->organisation = visit_organisation(visit);
	status = notice_named(visit, ret->organisation, wish->notice, &found,
			      fault);
	if (status == OK)
		status = tag_parse("/language", language, &merge->tag, fault);
	if (status != OK)
		return status;
	merge->notice = found.notice;
	merge->variant = NOTICE_EASY;
	if (!found.notice->text[NOTICE_EASY].path)
		return fault_set(fault, E_NOT_FOUND, "",
				 N_("{name} has no Easy Read: write one on the "
				    "page of its English"),
				 "name", found.notice->title, NULL);
	merge->wording = notices_wording(found.notices, found.notice,
					 merge->tag, visit->arena);
	if (!merge->wording && strcmp(merge->tag->tag, "en") != 0)
		return no_translation(found.notice, merge->tag, fault);
	stamp_of(merge, ret->stamp);
	return OK;
}

/* The organisation's latest signature, else its partnership's; NULL. */
static enum status
find_proof(struct visit *visit, const struct easy_version *version,
	   const struct easy_read_proof **ret, const char **ret_state,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct easy_read_proofs proofs;
	enum status status = easy_read_proof_list(
		&access, version->organisation, version->merge.notice->name,
		version->merge.tag->tag, &proofs, fault);

	*ret = NULL;
	*ret_state = "unread";
	if (status != OK || !proofs.count)
		return status;
	*ret = &proofs.list[0];
	*ret_state = "changed";
	for (size_t i = proofs.count; i-- > 0;)
		if (hash_equal(proofs.list[i].stamp, version->stamp,
			       HASH_BYTES)) {
			*ret = &proofs.list[i];
			*ret_state = "read";
		}
	return OK;
}

enum status
easy_read_is_signed(struct visit *visit, int64_t organisation,
		    const struct merge *merge, bool *ret, struct fault *fault)
{
	struct easy_version version = {.organisation = organisation,
				       .merge = *merge};
	const struct easy_read_proof *proof;
	const char *state;
	enum status status;

	stamp_of(merge, version.stamp);
	status = find_proof(visit, &version, &proof, &state, fault);
	*ret = status == OK && !strcmp(state, "read");
	return status;
}

enum status
easy_read_must_be_signed(struct visit *visit, int64_t organisation,
			 const struct merge *merge, struct fault *fault)
{
	bool is_signed;
	enum status status = easy_read_is_signed(visit, organisation, merge,
						 &is_signed, fault);

	if (status != OK || is_signed)
		return status;
	return fault_set(fault, E_REFUSED, "/variant",
			 N_("Nobody has signed the Easy Read of “{notice}” in "
			    "{language}: tenants of the panel look at it "
			    "first, on the notice’s page"),
			 "notice", merge->notice->title, "language",
			 merge->tag->english, NULL);
}

enum status
easy_read_state(struct visit *visit, const char *notice, const char *language,
		struct model *model, struct fault *fault)
{
	const struct easy_read_wish wish = {notice, language};
	struct easy_version version = {0};
	const struct easy_read_proof *proof;
	const char *state = NULL;
	struct fault none;
	enum status status = OK;

	if (easy_version_open(visit, &wish, &version, &none) == OK)
		status = find_proof(visit, &version, &proof, &state, fault);
	model_code(model, "easy_read_state", "easy-read-proof", state);
	return status;
}

static void
show_lines(struct visit *visit, struct model *model,
	   const struct easy_version *version)
{
	const struct merge *merge = &version->merge;
	const struct notice_text *text = &merge->notice->text[NOTICE_EASY];
	struct model *rows = model_children(model, "lines");

	for (size_t i = 0; i < text->need_count; i++) {
		const struct message *message = text->needs[i];
		struct translated found;
		struct sentence_length length;
		struct model *row = model_append(rows);
		const char *words = message->id;

		translate_find(message,
			       wording_catalogue(merge->wording, message),
			       NULL, &found);
		if (found.entry && *found.entry->form[0])
			words = found.entry->form[0];
		length = sentence_longest(words, merge->tag);
		model_name(row, "words", arena_text(visit->arena, words),
			   merge->tag->tag);
		model_int(row, "length", (int64_t)length.count);
		model_int(row, "most", (int64_t)length.most);
		model_bool(row, "letters", length.letters);
		model_bool(row, "long", length.count > length.most);
	}
}

static void
show_pictures(struct model *model, const struct notice *notice)
{
	struct model *rows = model_children(model, "pictures");

	for (size_t i = 0; i < notice->picture_count; i++) {
		struct model *row = model_append(rows);

		model_text(row, "file", notice->pictures[i].file);
		model_text(row, "source", notice->pictures[i].source);
		model_text(row, "licence", notice->pictures[i].licence);
	}
}

static enum status
show_readers(struct visit *visit, struct model *model,
	     const struct easy_version *version, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "readers");
	struct easy_read_readers readers;
	enum status status = easy_read_reader_list(
		&access, version->organisation, version->merge.notice->name,
		version->merge.tag->tag, &readers, fault);

	for (size_t i = 0; status == OK && i < readers.count; i++) {
		const struct easy_read_reader *reader = &readers.list[i];
		struct model *row = model_append(rows);

		model_id(row, "tenant", reader->tenant);
		model_text(row, "reference", reader->reference);
		model_day(row, "at", reader->looked_days);
		model_code(row, "verdict", "easy-read-verdict",
			   reader->verdict);
		model_text(row, "said", reader->said);
		model_bool(row, "current",
			   hash_equal(reader->stamp, version->stamp,
				      HASH_BYTES));
	}
	return status;
}

enum status
easy_read_show(struct visit *visit, const struct easy_read_wish *wish,
	       struct model *model, struct fault *fault)
{
	struct easy_version version = {0};
	const struct easy_read_proof *proof;
	char hex[2 * HASH_BYTES + 1];
	const char *state;
	enum status status = easy_version_open(visit, wish, &version, fault);

	if (status == OK)
		status = find_proof(visit, &version, &proof, &state, fault);
	if (status != OK)
		return status;
	hash_hex(version.stamp, HASH_BYTES, hex);
	model_text(model, "name", version.merge.notice->name);
	model_text(model, "title", version.merge.notice->title);
	model_language(model, "language", version.merge.tag->tag);
	model_text(model, "tag", version.merge.tag->tag);
	model_text(model, "stamp", hex);
	model_code(model, "state", "easy-read-proof", state);
	model_time_or_null(model, "signed_at", proof ? proof->signed_utc : 0);
	model_text(model, "signed_by", proof ? proof->signed_name : NULL);
	model_text(model, "note", proof ? proof->note : NULL);
	show_lines(visit, model, &version);
	show_pictures(model, version.merge.notice);
	return show_readers(visit, model, &version, fault);
}
