/* The store's review of translations as notice/ asks for it. */
#include "desk/review.h"

#include <stdlib.h>
#include <string.h>

#include "desk/inside.h"
#include "lang/tag.h"

static enum translate_state
translate_state_of(enum review_state state)
{
	switch (state) {
	case REVIEW_TRANSLATED:
		return TRANSLATE_TRANSLATED;
	case REVIEW_REVISED:
		return TRANSLATE_REVISED;
	case REVIEW_APPROVED:
		return TRANSLATE_APPROVED;
	case REVIEW_REFUSED:
		return TRANSLATE_REFUSED;
	}
	return TRANSLATE_MISSING;
}

static int
by_key(const void *key, const void *row)
{
	const struct review *mark = row;

	return memcmp(key, mark->key, HASH_BYTES);
}

const struct review *
reviews_find(const struct reviews *reviews,
	     const unsigned char key[HASH_BYTES])
{
	const struct reviewed *marks = reviews->marks;

	return marks->count ? bsearch(key, marks->list, marks->count,
				      sizeof *marks->list, by_key)
			    : NULL;
}

static enum translate_state
find_state(const struct translate_review *review,
	   const unsigned char key[HASH_BYTES])
{
	const struct reviews reviews = {.marks = review->self};
	const struct review *mark = reviews_find(&reviews, key);

	return mark ? translate_state_of(mark->state) : TRANSLATE_MISSING;
}

const char *const *
notice_words(const struct notice *notice, struct arena *arena)
{
	const char **words = NULL;
	size_t count = 0, cap = 0;

	words = arena_grow(arena, words, count, &cap, sizeof *words);
	words[count++] = arena_text(arena, notice->name);
	for (size_t i = 0; i < notice->clause_count; i++) {
		words = arena_grow(arena, words, count, &cap, sizeof *words);
		words[count++] = arena_text(arena, notice->clauses[i]->name);
	}
	words = arena_grow(arena, words, count, &cap, sizeof *words);
	words[count] = NULL;
	return words;
}

static int
compare_keys(const void *a, const void *b)
{
	const struct review *left = a, *right = b;

	return memcmp(left->key, right->key, HASH_BYTES);
}

static void
append(struct reviewed *all, const struct reviewed *more, struct arena *arena)
{
	struct review *list = arena_alloc(arena, (all->count + more->count) *
							 sizeof *list);

	memcpy(list, all->list, all->count * sizeof *list);
	memcpy(list + all->count, more->list, more->count * sizeof *list);
	all->list = list;
	all->count += more->count;
	qsort(list, all->count, sizeof *list, compare_keys);
}

enum status
reviews_read(struct visit *visit, int64_t organisation,
	     const char *const *words, const struct tag *tag,
	     struct reviews *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct reviewed *marks = arena_alloc(visit->arena, sizeof *marks);
	enum status status = OK;

	for (; *words && status == OK; words++) {
		struct reviewed some = {NULL, 0};

		status = review_list(&access, organisation, *words, tag->tag,
				     &some, fault);
		if (status == OK && !marks->count)
			*marks = some;
		else if (status == OK && some.count)
			append(marks, &some, visit->arena);
	}
	ret->marks = marks;
	ret->review = (struct translate_review){.state = find_state,
						.self = marks};
	return status;
}

void
reviews_stamp(const struct reviews *reviews, struct hash_state *hash)
{
	for (size_t i = 0; i < reviews->marks->count; i++) {
		const struct review *mark = &reviews->marks->list[i];
		unsigned char state = (unsigned char)mark->state;

		hash_add(hash, mark->key, sizeof mark->key);
		hash_add(hash, &state, 1);
	}
}

enum status
no_translation(const struct notice *notice, const struct tag *tag,
	       struct fault *fault)
{
	return fault_set(fault, E_INPUT, "/language",
			 N_("{name} is not translated into {language}: choose "
			    "a language it has"),
			 "name", notice->name, "language", tag->english, NULL);
}
