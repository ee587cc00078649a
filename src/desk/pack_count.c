/* The counts of a publication pack. */
#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "core/measure.h"
#include "core/success.h"
#include "desk/grouping.h"
#include "desk/inside.h"
#include "desk/pack_inside.h"
#include "store/facts.h"
#include "store/ledger.h"
#include "store/population.h"

const char *const pack_division_names[PACK_DIVISIONS] = {
	"language", "service", "organisation", "need"};
const char *const pack_sheet_names[PACK_SHEETS] = {"items", "people", "paid"};

/* As parity counts it: how much English somebody speaks is no need. */
#define NEEDS_COUNTED (~(1u << NEED_ENGLISH))

/* A group as it is counted. */
struct group {
	struct pack_row row;
	int64_t key;
	struct minutes net;
	struct roll people;
};

struct division {
	struct roll keys;
	struct group *list;
	size_t cap;
};

struct tally {
	struct arena *arena;
	struct division by[PACK_DIVISIONS];
	struct group all;
	int64_t organisation; /* whose ledger is read */
};

static void
tally_begin(struct tally *tally, struct arena *arena)
{
	*tally = (struct tally){.arena = arena};
	for (size_t d = 0; d < PACK_DIVISIONS; d++)
		tally->by[d].keys.arena = arena;
	tally->all.row.division = PACK_ALL;
	tally->all.row.key = "";
}

static void
tally_free(struct tally *tally)
{
	for (size_t d = 0; d < PACK_DIVISIONS; d++)
		for (size_t i = 0; i < tally->by[d].keys.count; i++)
			free(tally->by[d].list[i].net.list);
	free(tally->all.net.list);
}

static const char *
key_text(struct arena *arena, enum pack_division division, int64_t key)
{
	char word[sizeof key + 1], id[ID_TEXT];

	switch (division) {
	case PACK_LANGUAGE:
		group_word(key, word);
		return arena_text(arena, word);
	case PACK_SERVICE:
		return key < 0 ? "" : service_name((enum service)key);
	case PACK_LANDLORD:
		id_format(key, id);
		return arena_text(arena, id);
	case PACK_NEED:
		return key ? "with" : "without";
	case PACK_ALL:
		break;
	}
	return "";
}

static struct group *
group_of(struct tally *tally, enum pack_division division, int64_t key)
{
	struct division *by = &tally->by[division];
	size_t before = by->keys.count;
	size_t at = roll_add(&by->keys, key);

	if (at == before) {
		by->list = arena_grow(tally->arena, by->list, at, &by->cap,
				      sizeof *by->list);
		by->list[at] = (struct group){
			.key = key,
			.people = {.arena = tally->arena},
			.row = {.division = division,
				.key = key_text(tally->arena, division, key),
				.median_min = -1,
				.p90_min = -1}};
	}
	return &by->list[at];
}

/* ---- work that was closed ---- */

static enum pack_column
column_of(const struct fact *fact)
{
	struct success s = {0};

	success_add(&s, fact);
	return s.rejected		? PACK_REJECTED
	       : s.unfilled		? PACK_UNFILLED
	       : s.provider_cancelled	? PACK_PROVIDER_CANCELLED
	       : s.cancelled_early	? PACK_CANCELLED_EARLY
	       : s.cancelled_late	? PACK_CANCELLED_LATE
	       : s.interpreter_absent	? PACK_INTERPRETER_ABSENT
	       : s.tenant_absent	? PACK_TENANT_ABSENT
					: PACK_FULFILLED;
}

static void
count_in(struct group *group, const struct fact *fact)
{
	enum pack_column column = column_of(fact);

	group->row.count[PACK_CLOSED]++;
	group->row.count[column]++;
	if (column != PACK_FULFILLED)
		return;
	if (fact->in_standard < 0)
		group->row.count[PACK_UNTIMED]++;
	else
		group->row.count[fact->in_standard ? PACK_IN_STANDARD
						   : PACK_MISSED]++;
	if (fact->net_min >= 0)
		minutes_add(&group->net, fact->net_min);
}

static bool
count_fact(void *self, const struct fact *fact)
{
	struct tally *tally = self;
	int64_t needs = (fact->needs & NEEDS_COUNTED) != 0;

	count_in(&tally->all, fact);
	count_in(group_of(tally, PACK_LANGUAGE,
			  group_key(GROUP_LANGUAGE, fact)),
		 fact);
	count_in(group_of(tally, PACK_SERVICE, (int64_t)fact->service), fact);
	count_in(group_of(tally, PACK_LANDLORD, fact->organisation), fact);
	count_in(group_of(tally, PACK_NEED, needs), fact);
	return true;
}

/* ---- people who asked ---- */

static bool
is_counted(const char *language)
{
	return *language && strcmp(language, "en") != 0 &&
	       strcmp(language, LANGUAGE_UNKNOWN) != 0;
}

static bool
count_asked(void *self, const struct fact *fact)
{
	struct tally *tally = self;
	struct group *group;

	if (!is_counted(fact->language))
		return true;
	group = group_of(tally, PACK_LANGUAGE,
			 group_key(GROUP_LANGUAGE, fact));
	(void)roll_add(&group->people, fact->tenant);
	group->row.count[0] = (int64_t)group->people.count;
	return true;
}

static enum status
count_register(struct access *access, const struct scope *scope,
	       struct tally *tally, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < scope->count && status == OK; i++) {
		struct population people = {0};

		status = population_languages(access, scope->organisation[i],
					      &people, fault);
		for (size_t p = 0; status == OK && p < people.count; p++)
			if (is_counted(people.list[p].key))
				group_of(tally, PACK_LANGUAGE,
					 group_word_key(people.list[p].key))
					->row.more += people.list[p].n;
	}
	return status;
}

/* ---- what was paid ---- */

static void
pay(struct group *group, const struct ledger_spend *one)
{
	group->row.count[0] += one->n;
	group->row.more += one->net_minor;
}

static void
count_paid(void *self, const struct ledger_spend *one)
{
	struct tally *tally = self;
	enum service service;
	bool named = service_parse(one->service, &service);

	pay(&tally->all, one);
	pay(group_of(tally, PACK_LANGUAGE, group_word_key(one->language)),
	    one);
	pay(group_of(tally, PACK_SERVICE, named ? (int64_t)service : -1), one);
	pay(group_of(tally, PACK_LANDLORD, tally->organisation), one);
}

static enum status
count_ledgers(struct access *access, const struct pack_place *place,
	      struct tally *tally, struct fault *fault)
{
	const struct ledger_visit each = {count_paid, tally};
	enum status status = OK;

	for (size_t i = 0; i < place->scope.count && status == OK; i++) {
		const struct ledger_span span = {
			place->scope.organisation[i], place->span.from_utc,
			place->span.to_utc};

		tally->organisation = span.organisation;
		status = ledger_spend(access, &span, &each, fault);
	}
	return status;
}

/* ---- all of it ---- */

static int
most_first(const void *a, const void *b)
{
	const struct group *x = a, *y = b;
	int64_t m = x->row.count[0], n = y->row.count[0];

	return m != n ? (m < n ? 1 : -1) : strcmp(x->row.key, y->row.key);
}

static void
take_times(struct group *group)
{
	struct minutes *net = &group->net;

	group->row.median_min = group->row.p90_min = -1;
	if (!net->count)
		return;
	group->row.median_min = measure_rank(net->list, net->count, 50);
	group->row.p90_min = measure_rank(net->list, net->count, 90);
}

static void
take(struct tally *tally, struct pack_rows *ret)
{
	size_t count = 1;

	for (size_t d = 0; d < PACK_DIVISIONS; d++)
		count += tally->by[d].keys.count;
	ret->row = arena_alloc(tally->arena, count * sizeof *ret->row);
	ret->rows = 0;
	for (size_t d = 0; d < PACK_DIVISIONS; d++) {
		struct division *by = &tally->by[d];

		if (by->keys.count)
			qsort(by->list, by->keys.count, sizeof *by->list,
			      most_first);
		for (size_t i = 0; i < by->keys.count; i++) {
			take_times(&by->list[i]);
			ret->row[ret->rows++] = by->list[i].row;
		}
	}
	take_times(&tally->all);
	ret->row[ret->rows++] = tally->all.row;
}

static enum status
count_sheet(struct access *access, const struct pack_place *place,
	    enum pack_sheet sheet, struct tally *tally, struct fault *fault)
{
	const struct facts_query query = {
		.when = sheet == PACK_ITEMS ? FACTS_CLOSED : FACTS_RECEIVED,
		.from_utc = place->span.from_utc,
		.to_utc = place->span.to_utc,
		.visit = sheet == PACK_ITEMS ? count_fact : count_asked,
		.self = tally,
	};
	enum status status;

	if (sheet == PACK_SPEND)
		return count_ledgers(access, place, tally, fault);
	status = facts_visit(access, &query, fault);
	if (status == OK && sheet == PACK_PEOPLE)
		status = count_register(access, &place->scope, tally, fault);
	return status;
}

enum status
pack_count(struct visit *visit, const struct pack_place *place,
	   struct pack_counts *ret, struct fault *fault)
{
	/* The same for whoever makes it, whatever else they may see. */
	struct access access = visit_access_of_service(visit);
	enum status status = OK;

	access.scope = &place->scope;
	for (int s = 0; s < PACK_SHEETS && status == OK; s++) {
		struct tally tally;

		tally_begin(&tally, visit->arena);
		status = count_sheet(&access, place, (enum pack_sheet)s,
				     &tally, fault);
		if (status == OK)
			take(&tally, &ret->sheet[s]);
		tally_free(&tally);
	}
	if (status == OK)
		ret->sheet[PACK_PEOPLE].rows--; /* people have no sum */
	return status;
}
