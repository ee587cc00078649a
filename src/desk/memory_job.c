/* What a translation comes to with what is remembered, and what organisations
 * want of their memory. */
#include <string.h>

#include "desk/field.h"
#include "desk/memory.h"
#include "desk/memory_inside.h"
#include "desk/review.h"
#include "lang/segment.h"
#include "notice/bands.h"
#include "notice/notices.h"
#include "notice/translate.h"
#include "wire/model.h"

/* A job while its messages are gone through. */
struct job {
	struct visit *visit;
	const struct tag *tag;
	struct memories memories;
	struct bands bands;
	uint64_t *seen; /* generalised forms of messages so far */
	size_t seens, cap;
};

static bool
seen_before(struct job *job, uint64_t general)
{
	for (size_t i = 0; i < job->seens; i++)
		if (job->seen[i] == general)
			return true;
	job->seen = arena_grow(job->visit->arena, job->seen, job->seens,
			       &job->cap, sizeof *job->seen);
	job->seen[job->seens++] = general;
	return false;
}

static size_t
words_of(const struct message *message)
{
	const struct tag *english = tag_find("en");
	size_t words = segments_words(message->id, strlen(message->id),
				      english);

	if (message->id_plural)
		words += segments_words(message->id_plural,
					strlen(message->id_plural), english);
	return words;
}

/* How much of one message is remembered. */
static enum status
band_of_message(struct job *job, const struct notice *notice, size_t at,
		enum band *ret, struct fault *fault)
{
	const struct message *message = &notice->messages[at];
	struct sentence sentence;
	struct recall_question asked = {
		.memories = &job->memories,
		.sentence = &sentence,
		.before = at ? message[-1].id : "",
		.after = at + 1 < notice->message_count ? message[1].id : "",
		.limit = 1,
		.enough = 100,
	};
	struct recall found = {NULL, 0};
	enum status status = OK;
	bool repeated;

	sentence_cut(message->id, tag_find("en"), job->visit->arena,
		     &sentence);
	repeated = seen_before(job, sentence.general);
	if (job->memories.count)
		status = recall(job->visit, &asked, &found, fault);
	if (status != OK)
		return status;
	*ret = found.count ? band_of(found.list[0].percent) : BAND_NONE;
	if (repeated && *ret > BAND_REPETITION)
		*ret = BAND_REPETITION;
	return OK;
}

static enum status
job_messages(struct job *job, const struct found *found, struct fault *fault)
{
	struct arena *arena = job->visit->arena;
	const struct notice *notice = found->notice;
	const struct wording *wording =
		notices_wording(found->notices, notice, job->tag, arena);
	struct reviews reviews;
	enum status status = reviews_read(
		job->visit, visit_organisation(job->visit),
		notice_words(notice, arena), job->tag, &reviews, fault);

	for (size_t i = 0; status == OK && i < notice->message_count; i++) {
		const struct message *message = &notice->messages[i];
		struct translated translated;
		enum band band;

		translate_find(message, wording_catalogue(wording, message),
			       &reviews.review, &translated);
		if (translated.state == TRANSLATE_APPROVED)
			continue;
		status = band_of_message(job, notice, i, &band, fault);
		if (status == OK)
			bands_add(&job->bands, band, words_of(message));
	}
	return status;
}

static void
show_bands(struct model *model, const struct bands *bands,
	   const struct band_shares *shares)
{
	struct model *rows = model_children(model, "bands");
	int64_t messages = 0, words = 0;

	for (int i = 0; i < BANDS; i++) {
		struct model *row = model_append(rows);

		model_code(row, "band", "band", band_name((enum band)i));
		model_int(row, "messages", (int64_t)bands->messages[i]);
		model_int(row, "words", (int64_t)bands->words[i]);
		model_real(row, "share", shares->percent[i] / 100.0);
		messages += (int64_t)bands->messages[i];
		words += (int64_t)bands->words[i];
	}
	model_int(model, "messages", messages);
	model_int(model, "words", words);
	model_real(model, "weighted",
		   (double)bands_weighted(bands, shares) / 100);
}

/* What the organisation's contracts pay. */
static enum status
shares_of(struct visit *visit, struct band_shares *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct memory_terms terms;
	enum status status = memory_terms_get(
		&access, visit->caller->organisation, &terms, fault);

	*ret = band_shares_usual;
	if (status == OK && terms.bands)
		status = band_shares_parse("/bands", terms.bands, ret, fault);
	return status;
}

enum status
memory_bands(struct visit *visit, const struct memory_job *wish,
	     struct model *model, struct fault *fault)
{
	struct job job = {.visit = visit};
	int64_t organisation = visit_organisation(visit);
	struct band_shares shares;
	struct found found;
	enum status status = memory_language("/language", wish->language,
					     &job.tag, fault);

	if (status == OK)
		status = desk_notices(visit, organisation, &found.notices,
				      fault);
	if (status == OK)
		status = notices_source(found.notices, wish->notice,
					&found.notice, fault);
	if (status == OK)
		status = shares_of(visit, &shares, fault);
	if (status == OK)
		status = memory_memories(visit, job.tag->tag, &job.memories,
					 fault);
	if (status == OK)
		status = job_messages(&job, &found, fault);
	if (status != OK)
		return status;
	model_text(model, "name", found.notice->name);
	model_language(model, "language", job.tag->tag);
	show_bands(model, &job.bands, &shares);
	if (wish->word_minor_100)
		model_money(model, "price",
			    bands_price(&job.bands, &shares,
					wish->word_minor_100),
			    "GBP");
	else
		model_null(model, "price");
	return OK;
}

static const char *
shares_text(struct arena *arena, const struct band_shares *shares)
{
	const char *text = "";

	for (int i = 0; i < BANDS; i++)
		text = arena_printf(arena, "%s%s%d", text, i ? " " : "",
				    shares->percent[i]);
	return text;
}

enum status
memory_policy(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct band_shares shares;
	struct memory_terms terms;
	enum status status = memory_terms_get(
		&access, visit->caller->organisation, &terms, fault);

	if (status == OK)
		status = shares_of(visit, &shares, fault);
	if (status != OK)
		return status;
	model_bool(model, "shares", terms.shares);
	model_text(model, "bands", shares_text(visit->arena, &shares));
	return OK;
}

static enum status
log_policy(struct visit *visit, const struct memory_terms *terms,
	   struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = "memory.policy",
				  .subject = visit->caller->organisation,
				  .organisation = visit->caller->organisation,
				  .payload = payload};

	model_bool(payload, "shares", terms->shares);
	model_text(payload, "bands", terms->bands);
	return log_event(visit, &entry, fault);
}

static void
read_policy(const struct memory_policy_input *input, struct fields *fields,
	    struct memory_terms *terms)
{
	const char *bands = field_text(fields, "bands", input->bands, 60);
	struct band_shares shares;
	struct fault fault;

	if (input->shares)
		terms->shares = !strcmp(input->shares, "yes");
	if (!bands)
		return;
	if (band_shares_parse("", bands, &shares, &fault) != OK)
		field_take(fields, "bands", &fault);
	else
		terms->bands = shares_text(fields->arena, &shares);
}

enum status
memory_policy_set(struct visit *visit, const struct memory_policy_input *input,
		  struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	int64_t own = visit->caller->organisation;
	struct memory_terms terms;
	enum status status = visit_needs(visit, MEMORY_MANAGERS, fault);

	if (status == OK)
		status = memory_terms_get(&access, own, &terms, fault);
	if (status != OK)
		return status;
	read_policy(input, &fields, &terms);
	status = fields_end(&fields, fault);
	terms.by = visit_actor(visit);
	terms.updated_utc = visit->now_utc;
	if (status == OK)
		status = memory_terms_put(&access, own, &terms, fault);
	if (status == OK)
		status = log_policy(visit, &terms, fault);
	return status;
}
