/* English with a summary in the reader's language. */
#include "desk/companion.h"

#include <string.h>

#include "desk/clause.h"
#include "desk/inside.h"
#include "desk/settings.h"
#include "doc/tree.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/notices.h"
#include "notice/translate.h"
#include "wire/model.h"

const char *const *
companion_words(const struct notices *notices, struct arena *arena)
{
	const struct notice *clause = clause_named(notices, COMPANION_CLAUSE);
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
	const struct notice *clause =
		clause_named(of->notices, COMPANION_CLAUSE);
	struct clause_making making = {.organisation = of->organisation,
				       .notices = of->notices,
				       .name = COMPANION_CLAUSE,
				       .merge = *of->refused};
	enum status status;

	if (!clause)
		return refused(fault);
	making.merge.values = pick_values(clause, of->refused, visit->arena);
	status = clause_make(visit, &making, ret, fault);
	*reviews = making.reviews;
	reviews->review = making.reviews.review;
	return status;
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
