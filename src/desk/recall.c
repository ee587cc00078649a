/* Looking in the memory. */
#include "desk/recall.h"

#include <string.h>

#include "lang/tag.h"

#define ALIKE 100 /* units with the same words that are looked at */

void
recall_index(struct visit *visit, const struct sentence *sentence,
	     struct memory_index *ret)
{
	uint32_t *key;

	ret->general = (int64_t)sentence->general;
	ret->word = sentence->word;
	ret->words = sentence->words;
	ret->keys = memory_keys(sentence, visit->arena, &key);
	ret->key = key;
	memory_bits(sentence->word, sentence->words, ret->bits);
}

/* What is asked for, made ready, and what was found so far. */
struct search {
	struct visit *visit;
	struct access access;
	const struct recall_question *question;
	struct memory_index index;
	struct memory_outline outline;
	struct memory_measure *measure;
	struct recalled *list;
	size_t count;
};

static int64_t
rank(const struct search *search, const struct recalled *one)
{
	bool own = one->unit.organisation ==
		   search->question->memories->list[0].organisation;

	return 2 * one->percent + own;
}

/* In its place, unless it is there already or the list is full of better. */
static void
found(struct search *search, const struct recalled *one)
{
	size_t at = search->count, limit = search->question->limit;

	for (size_t i = 0; i < search->count; i++)
		if (search->list[i].unit.id == one->unit.id)
			return;
	if (at == limit && rank(search, &search->list[at - 1]) >=
				   rank(search, one))
		return;
	if (at < limit)
		search->count++;
	else
		at--;
	for (; at && rank(search, &search->list[at - 1]) < rank(search, one);
	     at--)
		search->list[at] = search->list[at - 1];
	search->list[at] = *one;
}

static enum status
between_the_same(struct search *search, struct recalled *one,
		 struct fault *fault)
{
	const struct recall_question *asked = search->question;
	bool same;
	enum status status;

	if (one->percent < 100 || !asked->before || !asked->after)
		return OK;
	status = memory_context_has(
		&search->access, one->unit.id,
		(int64_t)sentence_context(asked->before, asked->sentence->text,
					  asked->after),
		&same, fault);
	if (status == OK && same)
		one->percent = MEMORY_CONTEXT;
	return status;
}

/* Compare a unit's own words and take it in where it is alike. */
static enum status
consider(struct search *search, const struct memory_unit *unit,
	 struct fault *fault)
{
	const struct sentence *now = search->question->sentence;
	struct arena *arena = search->visit->arena;
	struct recalled one = {.unit = *unit, .translation = unit->target};
	struct sentence target;
	enum status status;

	if (unit->form != search->question->form)
		return OK;
	sentence_cut(unit->source, tag_find("en"), arena, &one.then);
	one.percent = memory_percent(&one.then, now, arena);
	if (one.percent < MEMORY_LEAST)
		return OK;
	if (one.percent < 100 && one.then.general == now->general) {
		sentence_cut(unit->target, tag_find(unit->language), arena,
			     &target);
		one.adapted = memory_adapt(&one.then, now, &target, arena,
					   &one.translation);
	}
	status = between_the_same(search, &one, fault);
	if (status == OK)
		found(search, &one);
	return status;
}

static enum status
look_for_same(struct search *search, int64_t memory, struct fault *fault)
{
	const struct memory_alike like = {
		memory, search->index.general,
		search->question->sentence->text, ALIKE};
	struct memory_units units;
	enum status status =
		memory_unit_alike(&search->access, &like, &units, fault);

	for (size_t i = 0; status == OK && i < units.count; i++)
		status = consider(search, &units.list[i], fault);
	return status;
}

static int
bound(void *self, size_t words, const uint64_t *bits)
{
	const struct search *search = self;
	const struct memory_outline other = {words, {bits[0], bits[1]}};

	return memory_bound(&search->outline, &other);
}

static int
percent(void *self, const uint32_t *word, size_t words)
{
	const struct search *search = self;
	size_t own = search->outline.words, most = own > words ? own : words;
	size_t distance = memory_distance(search->measure, word, words);
	int alike = (int)(100 * (most - distance) / most);

	return alike >= MEMORY_LEAST ? alike : 0;
}

static enum status
look_for_alike(struct search *search, int64_t memory, struct fault *fault)
{
	const struct recall_question *asked = search->question;
	struct memory_search wanted = {
		.memory = memory,
		.key = search->index.key,
		.keys = search->index.keys,
		.shortest = memory_shortest(search->index.words),
		.longest = memory_longest(search->index.words),
		.bound = bound,
		.percent = percent,
		.self = search,
		.limit = asked->limit,
	};
	struct memory_hits hits;
	enum status status = memory_unit_search(&search->access, &wanted,
						&hits, fault);

	for (size_t i = 0; status == OK && i < hits.count; i++) {
		struct memory_unit unit;

		status = memory_unit_read(&search->access, asked->memories,
					  hits.list[i].unit, &unit, fault);
		if (status == OK)
			status = consider(search, &unit, fault);
	}
	return status;
}

enum status
recall(struct visit *visit, const struct recall_question *question,
       struct recall *ret, struct fault *fault)
{
	struct search search = {
		.visit = visit,
		.access = visit_access(visit),
		.question = question,
		.list = arena_alloc(visit->arena, (question->limit + 1) *
							  sizeof *search.list),
	};
	enum status status = OK;

	recall_index(visit, question->sentence, &search.index);
	search.outline.words = search.index.words;
	memcpy(search.outline.bits, search.index.bits,
	       sizeof search.outline.bits);
	search.measure = memory_measure_new(question->sentence, visit->arena);
	for (size_t i = 0; status == OK && i < question->memories->count; i++)
		status = look_for_same(&search,
				       question->memories->list[i].memory,
				       fault);
	for (size_t i = 0; status == OK && i < question->memories->count &&
			   !(search.count &&
			     search.list[0].percent >= question->enough);
	     i++)
		status = look_for_alike(&search,
					question->memories->list[i].memory,
					fault);
	if (status == OK)
		*ret = (struct recall){search.list, search.count};
	return status;
}
