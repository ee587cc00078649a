/* What somebody listens to before letters are spoken. */
#include <string.h>

#include "base/buf.h"
#include "desk/clause.h"
#include "desk/inside.h"
#include "desk/letter_making.h"
#include "desk/suited.h"
#include "desk/voice_hear.h"
#include "lang/tag.h"
#include "lang/value.h"
#include "notice/notices.h"
#include "wire/model.h"

/* Of a voice alone: a day at its longest and shortest, amounts with and
 * without pence, and what is said letter by letter. */
static const struct {
	const char *type; /* as doc/tree has types of values */
	enum value_type print;
	const char *text;
} samples[] = {
	{"date", VALUE_DATE_LONG, "2026-11-30"},
	{"date", VALUE_DATE_LONG, "2027-02-03"},
	{"time", VALUE_TIME, "09:30"},
	{"money", VALUE_MONEY, "1104.50 GBP"},
	{"money", VALUE_MONEY, "87.00 GBP"},
	{"number", VALUE_NUMBER, "25381"},
	{"number", VALUE_PERCENT, "0.077"},
	{"reference", VALUE_TYPES, "V26-000123"},
	{"phone", VALUE_TYPES, "020 7946 0018"},
	{"postcode", VALUE_TYPES, "M14 5RX"},
};
#define SAMPLE_CLAUSE "another-way"

static enum status
open_notice(struct visit *visit, const struct voice_wish *wish,
	    struct hearing *h, struct fault *fault)
{
	const struct needs nobody = {0};
	struct merge *merge = &h->merge;
	struct found found;
	enum status status = notice_named(visit, h->words.organisation,
					  wish->notice, &found, fault);

	if (status == OK)
		status = suited_variant(wish->variant, found.notice, &nobody,
					&merge->variant, fault);
	if (status != OK)
		return status;
	merge->notice = found.notice;
	merge->wording = notices_wording(found.notices, found.notice, h->tag,
					 visit->arena);
	if (!merge->wording && strcmp(h->tag->tag, "en") != 0)
		return no_translation(found.notice, h->tag, fault);
	h->name = found.notice->name;
	h->title = found.notice->title;
	making_words(merge, h->words.hash);
	return OK;
}

enum status
hearing_open(struct visit *visit, const struct voice_wish *wish,
	     struct hearing *h, struct fault *fault)
{
	const char *language = wish->language ? wish->language : "en";
	enum status status;

	*h = (struct hearing){.name = "", .title = NULL};
	status = tag_parse("/language", language, &h->tag, fault);
	if (status != OK)
		return status;
	h->voice = speech_voice(h->tag);
	h->merge.tag = h->tag;
	h->words = (struct voice_words){
		.organisation = visit_organisation(visit), .tag = h->tag};
	if (wish->notice)
		status = open_notice(visit, wish, h, fault);
	else
		h->title = h->tag->english;
	h->words.notice = h->name;
	return status;
}

/* With the notice's own examples, a draft where it is not approved. */
static enum status
merge_examples(struct visit *visit, struct hearing *h, struct faults *faults,
	       struct fault *fault)
{
	struct merge *merge = &h->merge;
	size_t before = faults->count;
	enum status status = reviews_read(
		visit, h->words.organisation,
		notice_words(merge->notice, visit->arena), h->tag, &h->reviews,
		fault);

	if (status != OK)
		return status;
	merge->review = &h->reviews.review;
	merge->values = notice_examples(merge->notice, visit->arena);
	status = notice_merge(merge, visit->arena, &h->document, faults);
	if (status == E_REFUSED) {
		faults->count = before;
		merge->draft = MERGE_DRAFT;
		status = notice_merge(merge, visit->arena, &h->document,
				      faults);
	}
	if (status != OK)
		data_fault(faults, before, fault);
	return status;
}

/* A sentence that stands on every letter, where it is translated. */
static struct block *
clause_blocks(struct visit *visit, const struct hearing *h)
{
	const struct document *words = NULL;
	const struct notices *set;
	struct clause_making clause = {
		.organisation = h->words.organisation,
		.name = SAMPLE_CLAUSE,
		.merge = {.tag = h->tag,
			  .values = model_object(visit->arena)}};
	struct fault none;

	if (desk_notices(visit, clause.organisation, &set, &none) != OK)
		return NULL;
	clause.notices = set;
	if (clause_make(visit, &clause, &words, &none) != OK || !words)
		return NULL;
	return words->blocks;
}

static struct block *
sample_block(struct arena *arena, size_t n, struct value *value,
	     const struct tag *tag)
{
	struct block *block = arena_alloc(arena, sizeof *block);
	struct span *span = arena_alloc(arena, sizeof *span);
	const char *text = samples[n].text;
	struct buf said = {0};
	struct fault none;

	if (samples[n].print != VALUE_TYPES &&
	    value_print(value, samples[n].print, text, &said, &none) == OK)
		text = arena_text(arena, buf_string(&said));
	buf_free(&said);
	*span = (struct span){
		.kind = SPAN_VALUE,
		.text = text,
		.type = samples[n].type,
		.lang = samples[n].print == VALUE_TYPES ? NULL : tag->tag,
		.rtl = text_rtl(text)};
	*block = (struct block){.kind = BLOCK_PARAGRAPH, .spans = span};
	return block;
}

static void
say_samples(struct visit *visit, struct hearing *h)
{
	struct arena *arena = visit->arena;
	struct document *document = arena_alloc(arena, sizeof *document);
	struct value *value = value_new(h->tag, VALUE_DIGITS_LATIN);
	struct block **end = &document->blocks;

	*document = (struct document){.title = h->tag->autonym,
				      .lang = h->tag->tag,
				      .rtl = h->tag->rtl};
	for (const struct block *b = clause_blocks(visit, h); b; b = b->next) {
		*end = arena_alloc(arena, sizeof **end);
		**end = *b;
		(*end)->next = NULL;
		end = &(*end)->next;
	}
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		*end = sample_block(arena, i, value, h->tag);
		end = &(*end)->next;
	}
	value_free(value);
	h->document = document;
}

enum status
hearing_document(struct visit *visit, struct hearing *h, struct faults *faults,
		 struct fault *fault)
{
	if (h->merge.notice)
		return merge_examples(visit, h, faults, fault);
	say_samples(visit, h);
	return OK;
}
