/* Whether the groups are as content as each other. */
#include <string.h>

#include "core/measure.h"
#include "desk/inside.h"
#include "desk/parity_inside.h"
#include "desk/surveys.h"
#include "store/population.h"
#include "store/survey.h"
#include "wire/model.h"

#define CONTENT_LEAST 4 /* of 5 */
#define NOBODY INT64_MIN

struct question {
	const char *name;
	struct roll groups;
	struct parity_share *share; /* by place in groups */
	size_t cap;
	struct parity_share all;
};

struct tally {
	struct fares shown; /* by, strand and who answered it, for its words */
	struct question *list;
	size_t count, cap;
};

static void
read_strand(void *self, const struct population_word *one)
{
	struct tally *tally = self;
	struct fares *fares = &tally->shown;
	const struct equality_question *q = fares->strand;
	size_t before = fares->answered.count, at;

	at = roll_add(&fares->answered, one->tenant);
	if (at == before)
		fares->answers = arena_grow(fares->arena, fares->answers, at,
					    &fares->answers_cap,
					    sizeof *fares->answers);
	fares->answers[at] = NOBODY;
	for (size_t i = 0; i < q->choices; i++)
		if (equality_has(one->word, q->choice[i].code) &&
		    fares->answers[at] == NOBODY)
			fares->answers[at] = (int64_t)i;
}

static int64_t
group_of(const struct tally *tally, const struct survey_answer *answer)
{
	size_t at;

	switch (tally->shown.by) {
	case FARE_NEED:
		return answer->need < 0 ? NOBODY : answer->need;
	case FARE_LANGUAGE:
		return answer->language ? group_word_key(answer->language)
					: NOBODY;
	case FARE_ORGANISATION:
		return answer->organisation;
	case FARE_STRAND:
		at = roll_find(&tally->shown.answered, answer->tenant);
		return at == ROLL_NONE ? NOBODY : tally->shown.answers[at];
	case FARE_NEED_KIND:
	case FARE_AREA:
		break;
	}
	return NOBODY;
}

static struct question *
question_of(struct tally *tally, const char *name)
{
	struct arena *arena = tally->shown.arena;

	for (size_t i = 0; i < tally->count; i++)
		if (!strcmp(tally->list[i].name, name))
			return &tally->list[i];
	tally->list = arena_grow(arena, tally->list, tally->count, &tally->cap,
				 sizeof *tally->list);
	tally->list[tally->count] = (struct question){
		.name = arena_text(arena, name), .groups = {.arena = arena}};
	return &tally->list[tally->count++];
}

static void
count_answer(void *self, const struct survey_answer *answer)
{
	struct tally *tally = self;
	int64_t key = group_of(tally, answer);
	bool content = answer->answer >= CONTENT_LEAST;
	struct question *q;
	size_t at, before;

	if (key == NOBODY)
		return;
	q = question_of(tally, answer->question);
	before = q->groups.count;
	at = roll_add(&q->groups, key);
	if (at == before) {
		q->share = arena_grow(tally->shown.arena, q->share, at,
				      &q->cap, sizeof *q->share);
		q->share[at] = (struct parity_share){0, 0};
	}
	q->share[at].count++;
	q->share[at].hits += content;
	q->all.count++;
	q->all.hits += content;
}

static enum status
count_all(struct visit *visit, const struct grouping *grouping,
	  struct tally *tally, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct grouping_places places = grouping_places(visit, grouping);
	const struct population_visit strand = {read_strand, tally};
	enum status status = OK;

	for (size_t i = 0; i < places.count && status == OK; i++) {
		const struct survey_span span = {
			.organisation = places.organisation[i],
			.from_days = grouping->span.from_days,
			.to_days = grouping->span.to_days,
			.visit = count_answer,
			.self = tally};

		if (tally->shown.strand)
			status = population_answers(
				&access, span.organisation,
				tally->shown.strand->code, &strand, fault);
		if (status == OK)
			status = survey_answers(&access, &span, fault);
	}
	return status;
}

static void
show_group(struct model *row, const struct question *q, size_t at,
	   bool hidden)
{
	static const char *const cells[] = {
		"n",	      "hits",		"share", "low", "high",
		"difference", "difference_low", "difference_high"};
	const struct parity_share others = {
		q->all.hits - q->share[at].hits,
		q->all.count - q->share[at].count};
	struct parity parity;

	model_bool(row, "hidden", hidden);
	if (!hidden) {
		parity_difference(&q->share[at], &others, &parity);
		show_share(row, &q->share[at]);
		show_parity(row, &parity);
		return;
	}
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		model_null(row, cells[i]);
	model_code(row, "claim", "parity-claim",
		   parity_claim_names[PARITY_TOO_FEW]);
}

static enum status
show_question(struct visit *visit, struct model *one,
	      const struct tally *tally, const struct question *q,
	      struct fault *fault)
{
	struct model *rows;
	size_t count = q->groups.count;
	size_t *sizes =
		arena_alloc(visit->arena, (count + 1) * sizeof *sizes);
	bool *hidden = arena_alloc(visit->arena, count + 1);
	enum status status = OK;

	for (size_t i = 0; i < count; i++)
		sizes[i] = q->share[i].count;
	measure_suppress(sizes, count, hidden);
	model_text(one, "question", q->name);
	rows = model_children(one, "rows");
	for (size_t i = 0; i < count && status == OK; i++) {
		struct model *row = model_append(rows);

		status = fare_show(visit, row, &tally->shown,
				   q->groups.number[i], fault);
		show_group(row, q, i, hidden[i]);
	}
	return status;
}

/* Of the parity report what people said themselves. */
static void
keep_said(struct model *model, const struct model *parity)
{
	static const char *const kept[] = {
		"from", "to", "by", "organisations", "people", "claim_min",
		"small"};
	struct model *measures;

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		model_copy(model, kept[i], model_get(parity, kept[i]));
	measures = model_children(model, "measures");
	for (const struct model *m = model_first(model_get(parity,
							   "measures"));
	     m; m = model_next(m)) {
		const char *word = model_text_or(m, "measure", "");

		if (!strcmp(word, "understood") ||
		    !strcmp(word, "complained")) {
			struct model *one = model_append(measures);

			model_copy(one, "measure", model_get(m, "measure"));
			model_copy(one, "rows", model_get(m, "rows"));
		}
	}
}

enum status
figures_satisfaction(struct visit *visit, const struct figures_wish *wish,
		     struct model *model, struct fault *fault)
{
	struct model *parity = model_object(visit->arena);
	struct fare_words words;
	struct grouping grouping;
	struct tally tally = {.shown = {.arena = visit->arena,
					.by = FARE_STRAND}};
	struct model *list;
	enum status status = figures_parity(visit, wish, parity, fault);

	if (status == OK)
		status = fare_words(visit, &words, fault);
	if (status == OK)
		status = grouping_read(visit, wish, &words.words, &grouping,
				       fault);
	if (status != OK)
		return status;
	keep_said(model, parity);
	tally.shown.answered.arena = visit->arena;
	if (grouping.by < FARE_BYS)
		tally.shown.by = (enum fare_by)grouping.by;
	else
		tally.shown.strand = &words.table.list[grouping.by -
						       FARE_BYS];
	status = count_all(visit, &grouping, &tally, fault);
	list = model_children(model, "surveys");
	for (size_t i = 0; i < tally.count && status == OK; i++)
		status = show_question(visit, model_append(list), &tally,
				       &tally.list[i], fault);
	return status;
}
