/* A letter in other languages. */
#include "desk/letter_other.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/worktime.h"
#include "desk/inside.h"
#include "desk/review.h"
#include "doc/frozen.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/notices.h"
#include "render/render.h"
#include "wire/json.h"
#include "wire/model.h"

#define VALUES "values" /* the format under which they are kept */

/* The English that a letter of this variant says. */
static void
hash_source(const struct notice *notice, enum notice_variant variant,
	    char ret[2 * HASH_BYTES + 1])
{
	const struct notice_text *words = &notice->text[variant];
	unsigned char hash[HASH_BYTES];
	struct hash_state state;

	hash_begin(&state);
	for (size_t i = 0; i < words->need_count; i++)
		hash_add(&state, words->needs[i]->id,
			 strlen(words->needs[i]->id) + 1);
	hash_end(&state, hash);
	hash_hex(hash, HASH_BYTES, ret);
}

void
letter_other_keep(struct visit *visit, const struct merge *merge,
		  struct copies *copies)
{
	struct model *kept = model_object(visit->arena);
	char source[2 * HASH_BYTES + 1];
	struct buf json = {0};

	hash_source(merge->notice, merge->variant, source);
	model_text(kept, "variant", notice_variant_name(merge->variant));
	model_text(kept, "source", source);
	model_copy(kept, "values", merge->values);
	json_print(kept, &json);
	copies_add(visit, copies, VALUES, &json);
	buf_free(&json);
}

/* What a letter was made of, as it is today. */
struct again {
	const struct letter *letter;
	struct found found;
	struct calendar calendar;
	struct merge merge;
	struct reviews reviews;
};

static enum status
not_had(struct fault *fault)
{
	return fault_set(fault, E_NOT_FOUND, "",
			 N_("This letter cannot be had in that language"),
			 NULL);
}

/* Errors: E_NOT_FOUND it was not kept, or the English is another. */
static enum status
read_kept(struct visit *visit, struct again *again, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct merge *merge = &again->merge;
	const struct model *kept;
	struct letter_copy copy;
	const char *variant, *source;
	char now[2 * HASH_BYTES + 1];
	enum status status = letter_copy_get(&access, again->letter->id,
					     VALUES, &copy, fault);

	if (status == OK)
		status = json_parse(copy.content, copy.bytes, visit->arena,
				    &kept, fault);
	if (status != OK)
		return status;
	variant = model_text_of(model_get(kept, "variant"));
	source = model_text_of(model_get(kept, "source"));
	merge->notice = again->found.notice;
	merge->values = model_get(kept, "values");
	if (!variant || !source ||
	    notice_variant_parse("", variant, &merge->variant, fault) != OK)
		return not_had(fault);
	hash_source(merge->notice, merge->variant, now);
	return strcmp(now, source) ? not_had(fault) : OK;
}

static enum status
again_begin(struct visit *visit, const struct letter *letter,
	    struct again *again, struct fault *fault)
{
	enum status status;

	*again = (struct again){.letter = letter};
	again->merge.draft = MERGE_FINAL;
	again->merge.calendar = &again->calendar;
	status = notice_named(visit, letter->organisation, letter->notice,
			      &again->found, fault);
	if (status == OK)
		status = visit_calendar(visit, letter->organisation,
					&again->calendar, fault);
	return status == OK ? read_kept(visit, again, fault) : status;
}

/* Errors: E_NOT_FOUND no approved translation. */
static enum status
again_speak(struct visit *visit, struct again *again, const struct tag *tag,
	    struct fault *fault)
{
	struct merge *merge = &again->merge;
	struct faults faults = {0};
	enum status status;

	merge->tag = tag;
	merge->wording = NULL;
	merge->review = NULL;
	if (!strcmp(tag->tag, "en"))
		return OK;
	merge->wording = notices_wording(again->found.notices, merge->notice,
					 tag, visit->arena);
	if (!merge->wording)
		return not_had(fault);
	status = reviews_read(visit, again->letter->organisation,
			      notice_words(merge->notice, visit->arena), tag,
			      &again->reviews, fault);
	merge->review = &again->reviews.review;
	if (status == OK &&
	    translate_issuable(&merge->notice->text[merge->variant],
			       merge->wording, merge->review, &faults) != OK)
		status = not_had(fault);
	faults_free(&faults);
	return status;
}

static int
by_tag(const void *a, const void *b)
{
	const struct tag *const *x = a, *const *y = b;

	return strcmp((*x)->tag, (*y)->tag);
}

/* Those that can be spoken, into tags. */
static enum status
collect(struct visit *visit, struct again *again, struct letter_tags *tags,
	struct fault *fault)
{
	const struct catalogue *catalogue;

	for (size_t i = 0; (catalogue = notices_catalogue_at(
				    again->found.notices,
				    again->found.notice, i));
	     i++) {
		const struct tag *tag = catalogue_tag(catalogue);
		enum status status = again_speak(visit, again, tag, fault);

		if (status == OK && strcmp(tag->tag, again->letter->language))
			tags->list[tags->count++] = tag;
		else if (status != OK && status != E_NOT_FOUND)
			return status;
	}
	return OK;
}

static size_t
count_catalogues(const struct found *found)
{
	size_t count = 0;

	while (notices_catalogue_at(found->notices, found->notice, count))
		count++;
	return count;
}

enum status
letter_other_tags(struct visit *visit, const struct letter *letter,
		  struct letter_tags *ret, struct fault *fault)
{
	struct again again;
	enum status status = again_begin(visit, letter, &again, fault);

	*ret = (struct letter_tags){0};
	if (status == E_NOT_FOUND)
		return OK;
	if (status != OK)
		return status;
	ret->list = arena_alloc(visit->arena,
				(count_catalogues(&again.found) + 1) *
					sizeof *ret->list);
	if (strcmp(letter->language, "en") != 0)
		ret->list[ret->count++] = tag_find("en");
	status = collect(visit, &again, ret, fault);
	if (ret->count)
		qsort(ret->list, ret->count, sizeof *ret->list, by_tag);
	return status;
}

static enum status
merge_again(struct visit *visit, const struct letter *letter,
	    const struct tag *tag, struct document **ret,
	    struct fault *fault)
{
	const struct document *merged;
	struct faults faults = {0};
	struct again again;
	enum status status = again_begin(visit, letter, &again, fault);

	if (status == OK)
		status = again_speak(visit, &again, tag, fault);
	if (status == OK && notice_merge(&again.merge, visit->arena, &merged,
					 &faults) != OK)
		status = not_had(fault);
	faults_free(&faults);
	if (status != OK)
		return status;
	*ret = arena_alloc(visit->arena, sizeof **ret);
	**ret = *merged;
	return OK;
}

enum status
letter_in(struct visit *visit, const struct letter *letter,
	  const struct tag *tag, struct document **ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct letter_copy copy;
	enum status status;

	if (strcmp(tag->tag, letter->language) != 0)
		return merge_again(visit, letter, tag, ret, fault);
	status = letter_copy_get(&access, letter->id, "document", &copy,
				 fault);
	if (status == E_NOT_FOUND)
		return not_had(fault);
	return status == OK ? document_thaw(copy.content, copy.bytes,
					    visit->arena, ret, fault)
			    : status;
}

/* What stands between the page's <main> and </main>: the articles, as they
 * were issued. */
static const char *
cut_articles(struct arena *arena, const char *html)
{
	const char *from = strstr(html, "<main>\n");
	const char *to = strstr(html, "</main>");

	if (!from || !to || to < from)
		return "";
	from += strlen("<main>\n");
	return arena_copy(arena, from, (size_t)(to - from));
}

enum status
letter_articles(struct visit *visit, const struct letter *letter,
		const struct tag *tag, const char **ret, struct fault *fault)
{
	const struct render_options options = {.frame = RENDER_PART};
	struct document *document;
	struct buf out = {0};
	enum status status;

	if (!strcmp(tag->tag, letter->language)) {
		*ret = cut_articles(visit->arena, letter->html);
		return OK;
	}
	status = letter_in(visit, letter, tag, &document, fault);
	if (status == OK)
		status = copies_pictures(visit, letter->notice, document,
					 fault);
	if (status == OK)
		status = render_html(document, &options, &out, fault);
	if (status == OK)
		*ret = arena_text(visit->arena, buf_string(&out));
	buf_free(&out);
	return status;
}
