/* Who is consulted, by language. */
#include "desk/involvement.h"

#include <stdlib.h>
#include <string.h>

#include "desk/grouping.h"
#include "desk/inside.h"
#include "store/population.h"
#include "store/survey.h"
#include "wire/model.h"

static const char *const by_names[] = {"language"};

struct group {
	int64_t key, known, members, invited, answers;
};

struct tally {
	struct arena *arena;
	struct roll languages;
	struct group *list;
	size_t cap;
};

static struct group *
group_of(struct tally *tally, const char *language)
{
	int64_t key = group_word_key(language);
	size_t before = tally->languages.count;
	size_t at = roll_add(&tally->languages, key);

	if (at == before) {
		tally->list = arena_grow(tally->arena, tally->list, at,
					 &tally->cap, sizeof *tally->list);
		tally->list[at] = (struct group){.key = key};
	}
	return &tally->list[at];
}

static bool
is_counted(const char *language)
{
	return language && *language && strcmp(language, "en") != 0;
}

static void
count_answer(void *self, const struct survey_answer *answer)
{
	if (is_counted(answer->language))
		group_of(self, answer->language)->answers++;
}

static enum status
count_place(struct visit *visit, const struct grouping *grouping,
	    int64_t organisation, struct tally *tally, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct survey_span span = {
		.organisation = organisation,
		.from_days = grouping->span.from_days,
		.to_days = grouping->span.to_days,
		.visit = count_answer,
		.self = tally};
	struct population people;
	enum status status =
		population_languages(&access, organisation, &people, fault);

	for (size_t i = 0; status == OK && i < people.count; i++)
		if (is_counted(people.list[i].key))
			group_of(tally, people.list[i].key)->known +=
				people.list[i].n;
	if (status == OK)
		status = population_panel(&access, organisation, &people,
					  fault);
	for (size_t i = 0; status == OK && i < people.count; i++)
		if (is_counted(people.list[i].key)) {
			struct group *one =
				group_of(tally, people.list[i].key);

			one->members += people.list[i].n;
			one->invited += people.list[i].more;
		}
	return status == OK ? survey_answers(&access, &span, fault) : status;
}

static int
most_first(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	if (x->known != y->known)
		return x->known < y->known ? 1 : -1;
	return (x->key > y->key) - (x->key < y->key);
}

static void
show_index(struct model *row, const struct group *one,
	   const struct parity_share *all)
{
	const struct parity_share share = {(size_t)one->members,
					   (size_t)one->known};
	struct parity index;

	parity_index(&share, all, &index);
	model_null(row, "index");
	model_null(row, "low");
	model_null(row, "high");
	if (share.count && all->hits) {
		model_real(row, "index", index.value);
		model_real(row, "low", index.low);
		model_real(row, "high", index.high);
	}
	model_code(row, "claim", "demand-claim",
		   parity_claim_names[index.claim]);
}

static enum status
show_rows(struct visit *visit, struct model *model, struct tally *tally,
	  struct fault *fault)
{
	struct model *rows = model_children(model, "rows");
	size_t count = tally->languages.count;
	struct group sum = {0};
	struct parity_share all;
	enum status status = OK;

	if (count)
		qsort(tally->list, count, sizeof *tally->list, most_first);
	for (size_t i = 0; i < count; i++) {
		sum.known += tally->list[i].known;
		sum.members += tally->list[i].members;
		sum.invited += tally->list[i].invited;
	}
	all = (struct parity_share){(size_t)sum.members, (size_t)sum.known};
	for (size_t i = 0; i < count && status == OK; i++) {
		const struct group *one = &tally->list[i];
		struct model *row = model_append(rows);

		status = group_show(visit, row, GROUP_LANGUAGE, one->key,
				    fault);
		model_int(row, "register", one->known);
		model_int(row, "members", one->members);
		model_int(row, "invited", one->invited);
		model_int(row, "answers", one->answers);
		show_index(row, one, &all);
	}
	model_int(model, "register", sum.known);
	model_int(model, "members", sum.members);
	model_int(model, "invited", sum.invited);
	model_int(model, "claim_min", PARITY_MIN);
	return status;
}

enum status
figures_involvement(struct visit *visit, const struct figures_wish *wish,
		    struct model *model, struct fault *fault)
{
	static const struct grouping_words words = {by_names, 1};
	struct tally tally = {.arena = visit->arena};
	struct grouping_places places;
	struct grouping grouping;
	enum status status =
		grouping_read(visit, wish, &words, &grouping, fault);

	if (status == OK)
		status = grouping_show(visit, model, &grouping, &words,
				       fault);
	if (status != OK)
		return status;
	tally.languages.arena = visit->arena;
	places = grouping_places(visit, &grouping);
	for (size_t i = 0; i < places.count && status == OK; i++)
		status = count_place(visit, &grouping, places.organisation[i],
				     &tally, fault);
	return status == OK ? show_rows(visit, model, &tally, fault) : status;
}
