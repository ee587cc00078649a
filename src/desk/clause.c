/* A clause by itself. */
#include "desk/clause.h"

#include <string.h>

#include "desk/inside.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/notices.h"

const struct notice *
clause_named(const struct notices *notices, const char *name)
{
	const struct notice *clause;
	struct fault none;

	return notices_source(notices, name, &clause, &none) == OK ? clause
								   : NULL;
}

static enum status
refused(struct fault *fault)
{
	return fault_set(fault, E_REFUSED, "",
			 N_("There is no approved summary in this language"),
			 NULL);
}

/* Its own words stand where a letter has its clauses'. */
static const struct wording *
words_of(const struct clause_making *making, struct arena *arena)
{
	const struct notice *clause = making->merge.notice;
	const struct wording *inner = notices_wording(
		making->notices, clause, making->merge.tag, arena);
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

/* Errors: E_REFUSED not translated. */
static enum status
find_words(struct visit *visit, struct clause_making *making,
	   struct fault *fault)
{
	struct merge *merge = &making->merge;
	enum status status = reviews_read(
		visit, making->organisation,
		notice_words(merge->notice, visit->arena), merge->tag,
		&making->reviews, fault);

	if (status != OK)
		return status;
	merge->review = &making->reviews.review;
	merge->wording = NULL;
	if (!strcmp(merge->tag->tag, "en"))
		return OK;
	merge->wording = words_of(making, visit->arena);
	return merge->wording ? OK : refused(fault);
}

enum status
clause_make(struct visit *visit, struct clause_making *making,
	    const struct document **ret, struct fault *fault)
{
	struct merge *merge = &making->merge;
	struct faults faults = {0};
	enum status status;

	merge->notice = clause_named(making->notices, making->name);
	if (!merge->notice)
		return refused(fault);
	merge->variant = NOTICE_STANDARD;
	merge->draft = MERGE_FINAL;
	status = find_words(visit, making, fault);
	if (status == OK &&
	    notice_merge(merge, visit->arena, ret, &faults) != OK)
		status = refused(fault);
	faults_free(&faults);
	return status;
}
