/* English with a summary in the reader's language. */
#include "desk/companion.h"

#include <string.h>

#include "desk/inside.h"
#include "desk/settings.h"
#include "doc/tree.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/notices.h"
#include "notice/translate.h"
#include "wire/model.h"

static const struct notice *
find_clause(const struct notices *notices)
{
	const struct notice *clause;
	struct fault none;

	return notices_source(notices, COMPANION_CLAUSE, &clause, &none) == OK
		       ? clause
		       : NULL;
}

const char *const *
companion_words(const struct notices *notices, struct arena *arena)
{
	const struct notice *clause = find_clause(notices);
	static const char *const none[] = {NULL};

	return clause ? notice_words(clause, arena) : none;
}

/* What the letter is about: its title, translated where that is approved. */
static void
put_about(struct model *values, const struct merge *letter)
{
	const struct message *title =
		notice_message(letter->notice, letter->notice->title);
	struct model *about = model_child(values, "about");
	struct translated found = {.state = TRANSLATE_MISSING};

	if (title)
		translate_find(title,
			       wording_catalogue(letter->wording, title),
			       letter->review, &found);
	if (found.state == TRANSLATE_APPROVED) {
		model_text(about, "text", found.entry->form[0]);
		model_text(about, "lang", letter->tag->tag);
	} else {
		model_text(about, "text", letter->notice->title);
		model_text(about, "lang", "en");
	}
}

/* Of the letter's values those that the summary names. */
static const struct model *
pick_values(const struct notice *clause, const struct merge *letter,
	    struct arena *arena)
{
	struct model *values = model_object(arena);

	for (size_t i = 0; i < clause->field_count; i++) {
		const char *name = clause->fields[i].name;
		const struct model *value = model_get(letter->values, name);

		if (!strcmp(name, "about"))
			put_about(values, letter);
		else if (value)
			model_copy(values, clause->fields[i].name, value);
	}
	return values;
}

/* A clause by itself: its own words stand where a letter has its clauses'. */
static const struct wording *
words_of(const struct notices *notices, const struct notice *clause,
	 const struct tag *tag, struct arena *arena)
{
	const struct wording *inner =
		notices_wording(notices, clause, tag, arena);
	struct wording *words = arena_alloc(arena, sizeof *words);

	if (!inner)
		return NULL;
	*words = *inner;
	words->clause = arena_alloc(arena, (inner->clauses + 1) *
						   sizeof *words->clause);
	for (size_t i = 0; i < inner->clauses; i++)
		words->clause[i] = inner->clause[i];
	words->clause[words->clauses++] =
		(struct wording_clause){clause->name, inner->own};
	return words;
}

static enum status
refused(struct fault *fault)
{
	return fault_set(fault, E_REFUSED, "",
			 N_("There is no approved summary in this language"),
			 NULL);
}

/* The summary, only from approved sentences. */
static enum status
make_summary(struct visit *visit, const struct companion *of,
	     struct reviews *reviews, const struct document **ret,
	     struct fault *fault)
{
	const struct notice *clause = find_clause(of->notices);
	struct merge merge = *of->refused;
	struct faults faults = {0};
	enum status status;

	if (!clause)
		return refused(fault);
	status = reviews_read(visit, of->organisation,
			      notice_words(clause, visit->arena), merge.tag,
			      reviews, fault);
	if (status != OK)
		return status;
	merge.notice = clause;
	merge.variant = NOTICE_STANDARD;
	merge.review = &reviews->review;
	merge.wording =
		words_of(of->notices, clause, merge.tag, visit->arena);
	merge.values = pick_values(clause, of->refused, visit->arena);
	status = merge.wording ? notice_merge(&merge, visit->arena, ret,
					      &faults)
			       : E_REFUSED;
	faults_free(&faults);
	return status == OK ? OK : refused(fault);
}

/* Each block says its language: those round it are in another. */
static void
mark(struct block *block, const char *lang)
{
	for (; block; block = block->next) {
		if (!block->lang)
			block->lang = lang;
		mark(block->child, lang);
	}
}

/* In a frame of its own, in its own language. */
static struct block *
framed(const struct document *summary, struct arena *arena)
{
	struct block *frame = arena_alloc(arena, sizeof *frame);

	frame->kind = BLOCK_QUOTE;
	frame->lang = summary->lang;
	frame->child = summary->blocks;
	mark(frame->child, summary->lang);
	return frame;
}

enum status
companion_make(struct visit *visit, const struct companion *of,
	       struct reviews *ret_reviews, const struct document **ret,
	       struct faults *faults, struct fault *fault)
{
	struct merge english = *of->refused;
	const struct document *summary, *letter;
	struct document *both;
	bool wanted;
	enum status status = setting_on(visit, of->organisation,
					SETTING_COMPANION, &wanted, fault);

	if (status == OK && !wanted)
		status = refused(fault);
	if (status == OK)
		status = make_summary(visit, of, ret_reviews, &summary, fault);
	if (status != OK)
		return status;
	english.tag = tag_find("en");
	english.wording = NULL;
	status = notice_merge(&english, visit->arena, &letter, faults);
	if (status != OK)
		return status;
	both = arena_alloc(visit->arena, sizeof *both);
	*both = *letter;
	both->blocks = framed(summary, visit->arena);
	both->blocks->next = letter->blocks;
	*ret = both;
	return OK;
}
