/* How people of each group fared in a time: counting. */
#include <string.h>

#include "core/feedback.h"
#include "desk/inside.h"
#include "desk/parity_inside.h"
#include "desk/profile_inside.h"
#include "store/facts.h"
#include "store/population.h"
#include "wire/model.h"

const char *const fare_measure_names[FARE_MEASURES] = {
	"reached", "standard", "understood", "complained"};

static const char *const by_names[FARE_BYS] = {
	"need", "need-kind", "language", "organisation", "area"};

enum { WITHOUT_NEED, WITH_NEED };
static const char *const need_names[] = {"without", "with"};

/* How much English they speak says nothing of what they need from us. */
#define NEEDS_COUNTED (~(1u << NEED_ENGLISH))

#define NOBODY INT64_MIN /* in no group */

enum status
fare_words(struct visit *visit, struct fare_words *ret, struct fault *fault)
{
	enum status status = equality_shipped(visit, &ret->table, fault);
	size_t count = FARE_BYS;

	if (status != OK)
		return status;
	ret->word = arena_alloc(visit->arena, (FARE_BYS + ret->table.count) *
						      sizeof *ret->word);
	memcpy(ret->word, by_names, sizeof by_names);
	for (size_t i = 0; i < ret->table.count; i++)
		ret->word[count++] = ret->table.list[i].code;
	ret->words = (struct grouping_words){ret->word, count};
	return OK;
}

/* Whether a member is a set of groups, one bit each, and not one group. */
static bool
sets(const struct fares *fares)
{
	return fares->by == FARE_NEED || fares->by == FARE_NEED_KIND ||
	       fares->by == FARE_STRAND;
}

static int64_t
member_of(const struct fares *fares, const struct fact *fact)
{
	unsigned needs = fact->needs & NEEDS_COUNTED;
	size_t at;

	switch (fares->by) {
	case FARE_NEED:
		return (int64_t)1 << (needs ? WITH_NEED : WITHOUT_NEED);
	case FARE_NEED_KIND:
		return needs;
	case FARE_LANGUAGE:
		return group_key(GROUP_LANGUAGE, fact);
	case FARE_ORGANISATION:
		return fact->organisation;
	case FARE_AREA:
		return *fact->area ? group_key(GROUP_AREA, fact) : NOBODY;
	case FARE_STRAND:
		at = roll_find(&fares->answered, fact->tenant);
		return at == ROLL_NONE ? NOBODY : fares->answers[at];
	}
	return NOBODY;
}

static struct fare *
fare_of(struct fares *fares, int64_t key)
{
	size_t before = fares->groups.count;
	size_t at = roll_add(&fares->groups, key);

	if (at == before) {
		fares->list = arena_grow(fares->arena, fares->list, at,
					 &fares->cap, sizeof *fares->list);
		fares->list[at] = (struct fare){.key = key};
	}
	return &fares->list[at];
}

/* Something to be counted in each group of a member, and once in all. */
struct count {
	enum fare_measure measure;
	struct parity_share by; /* hits and count that are added */
	int64_t wait_min;	/* -1 none */
	bool person;
};

static void
count_one(struct arena *arena, struct fare *fare, const struct count *count)
{
	fare->people += count->person;
	fare->share[count->measure].hits += count->by.hits;
	fare->share[count->measure].count += count->by.count;
	if (count->wait_min < 0)
		return;
	fare->wait_min = arena_grow(arena, fare->wait_min, fare->waits,
				    &fare->cap, sizeof *fare->wait_min);
	fare->wait_min[fare->waits++] = count->wait_min;
}

static void
count_member(struct fares *fares, int64_t member, const struct count *count)
{
	count_one(fares->arena, &fares->all, count);
	if (!sets(fares)) {
		count_one(fares->arena, fare_of(fares, member), count);
		return;
	}
	for (int bit = 0; bit < 63; bit++)
		if (member & ((int64_t)1 << bit))
			count_one(fares->arena, fare_of(fares, bit), count);
}

/* Each of them once, in the groups that they were in first. */
static void
count_person(struct fares *fares, const struct fact *fact, int64_t member)
{
	size_t before = fares->people.count;
	size_t at = roll_add(&fares->people, fact->tenant);
	struct count count = {.measure = FARE_COMPLAINED,
			      .by = {0, 1},
			      .wait_min = -1,
			      .person = true};

	if (at != before)
		return;
	fares->member = arena_grow(fares->arena, fares->member, at,
				   &fares->member_cap, sizeof *fares->member);
	fares->member[at] = member;
	count.by.hits =
		roll_find(&fares->complained, fact->tenant) != ROLL_NONE;
	count_member(fares, member, &count);
}

static bool
count_fact(void *self, const struct fact *fact)
{
	struct fares *fares = self;
	int64_t member = member_of(fares, fact);
	struct success ended = {0};
	struct count reached = {.measure = FARE_REACHED, .wait_min = -1};
	struct count standard = {.measure = FARE_STANDARD, .wait_min = -1};

	if (member == NOBODY || !grouping_counts(fares->grouping, fact))
		return true;
	count_person(fares, fact, member);
	success_add(&ended, fact);
	reached.by = success_tenant(&ended);
	if (ended.fulfilled && fact->gross_min >= 0)
		reached.wait_min = fact->gross_min;
	count_member(fares, member, &reached);
	if (!ended.fulfilled || fact->in_standard < 0)
		return true;
	standard.by = (struct parity_share){fact->in_standard > 0, 1};
	count_member(fares, member, &standard);
	return true;
}

static void
read_answer(void *self, const struct population_word *one)
{
	struct fares *fares = self;
	const struct equality_question *q = fares->strand;
	size_t before = fares->answered.count, at;
	int64_t said = 0;

	for (size_t i = 0; i < q->choices && i < 63; i++)
		if (equality_has(one->word, q->choice[i].code))
			said |= (int64_t)1 << i;
	if (!said)
		return;
	at = roll_add(&fares->answered, one->tenant);
	if (at == before)
		fares->answers = arena_grow(fares->arena, fares->answers, at,
					    &fares->answers_cap,
					    sizeof *fares->answers);
	fares->answers[at] = said;
}

static void
read_complaint(void *self, const struct population_word *one)
{
	struct fares *fares = self;

	if (one->tenant)
		(void)roll_add(&fares->complained, one->tenant);
}

static void
read_feedback(void *self, const struct population_word *one)
{
	struct fares *fares = self;
	size_t at = roll_find(&fares->people, one->tenant);
	struct count count = {.measure = FARE_UNDERSTOOD, .wait_min = -1};
	struct feedback_said said;

	feedback_read(one->word, &said);
	if (at == ROLL_NONE ||
	    said.answer[FEEDBACK_UNDERSTOOD] == FEEDBACK_UNSAID)
		return;
	count.by = (struct parity_share){
		said.answer[FEEDBACK_UNDERSTOOD] == FEEDBACK_YES, 1};
	count_member(fares, fares->member[at], &count);
}

/* Before the facts: who answered what, who complained. */
static enum status
read_people(struct visit *visit, struct fares *fares, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct grouping_places places =
		grouping_places(visit, fares->grouping);
	enum status status = OK;

	for (size_t i = 0; i < places.count && status == OK; i++) {
		const struct population_span span = {
			places.organisation[i],
			fares->grouping->span.from_utc,
			fares->grouping->span.to_utc};
		const struct population_visit answers = {read_answer, fares};
		const struct population_visit complaints = {read_complaint,
							    fares};

		if (fares->strand)
			status = population_answers(
				&access, span.organisation,
				fares->strand->code, &answers, fault);
		if (status == OK)
			status = population_complaints(&access, &span,
						       &complaints, fault);
	}
	return status;
}

static enum status
read_said(struct visit *visit, struct fares *fares, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct grouping_places places =
		grouping_places(visit, fares->grouping);
	const struct population_visit each = {read_feedback, fares};
	enum status status = OK;

	for (size_t i = 0; i < places.count && status == OK; i++) {
		const struct population_span span = {
			places.organisation[i],
			fares->grouping->span.from_utc,
			fares->grouping->span.to_utc};

		status = population_feedback(&access, &span, &each, fault);
	}
	return status;
}

enum status
fares_count(struct visit *visit, const struct fare_words *words,
	    const struct grouping *grouping, struct fares *ret,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct facts_query query = {
		.from_utc = grouping->span.from_utc,
		.to_utc = grouping->span.to_utc,
		.organisation = grouping->organisation,
		.visit = count_fact,
		.self = ret,
	};
	enum status status;

	*ret = (struct fares){.arena = visit->arena,
			      .by = FARE_STRAND,
			      .grouping = grouping};
	if (grouping->by < FARE_BYS)
		ret->by = (enum fare_by)grouping->by;
	else
		ret->strand = &words->table.list[grouping->by - FARE_BYS];
	ret->groups.arena = ret->answered.arena = visit->arena;
	ret->people.arena = ret->complained.arena = visit->arena;
	status = read_people(visit, ret, fault);
	if (status == OK)
		status = facts_visit(&access, &query, fault);
	return status == OK ? read_said(visit, ret, fault) : status;
}

const struct fare *
fares_find(const struct fares *fares, int64_t key)
{
	size_t at = roll_find(&fares->groups, key);

	return at == ROLL_NONE ? NULL : &fares->list[at];
}

bool *
fares_hidden(const struct fares *fares)
{
	size_t count = fares->groups.count;
	bool *hidden = arena_alloc(fares->arena, count + 1);
	size_t *sizes =
		arena_alloc(fares->arena, (count + 1) * sizeof *sizes);

	for (size_t i = 0; i < count; i++)
		sizes[i] = fares->list[i].people;
	measure_suppress(sizes, count, hidden);
	return hidden;
}

struct parity_share
fare_others(const struct fares *fares, const struct fare *fare,
	    enum fare_measure measure)
{
	const struct parity_share *all = &fares->all.share[measure];
	const struct parity_share *one = &fare->share[measure];

	return (struct parity_share){all->hits - one->hits,
				     all->count - one->count};
}

enum status
fare_show(struct visit *visit, struct model *row, const struct fares *fares,
	  int64_t key, struct fault *fault)
{
	const char *word;

	switch (fares->by) {
	case FARE_LANGUAGE:
		return group_show(visit, row, GROUP_LANGUAGE, key, fault);
	case FARE_ORGANISATION:
		return group_show(visit, row, GROUP_ORGANISATION, key, fault);
	case FARE_AREA:
		return group_show(visit, row, GROUP_AREA, key, fault);
	case FARE_NEED:
	case FARE_NEED_KIND:
		word = fares->by == FARE_NEED
			       ? need_names[key]
			       : need_kind_name((enum need_kind)key);
		model_code(row, "code",
			   fares->by == FARE_NEED ? "parity-need"
						  : "need-kind",
			   word);
		model_null(row, "language");
		model_text(row, "key", word);
		model_text(row, "name", word);
		return OK;
	case FARE_STRAND:
		model_null(row, "code");
		model_null(row, "language");
		model_text(row, "key", fares->strand->choice[key].code);
		model_message(row, "name", fares->strand->choice[key].says);
		return OK;
	}
	return OK;
}
