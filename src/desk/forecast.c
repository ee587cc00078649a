/* How much will be asked for in the next quarter. */
#include "core/forecast.h"

#include <stdlib.h>

#include "desk/inside.h"
#include "desk/grouping.h"
#include "lang/zone.h"
#include "store/facts.h"
#include "wire/model.h"

#define QUARTERS 12 /* whole ones that are looked at */

static const char *const by_names[] = {"language", "service", "organisation"};
static const enum group_by by_groups[] = {GROUP_LANGUAGE, GROUP_SERVICE,
					  GROUP_ORGANISATION};
#define BYS 3

struct group {
	int64_t key, sum;
	int64_t quarter[QUARTERS];
};

struct tally {
	struct arena *arena;
	const struct grouping *grouping;
	enum group_by by;
	int64_t first; /* quarter, counted from year 0 */
	int64_t starts[QUARTERS + 1];
	int known_from; /* the first quarter with anything in it */
	struct roll groups;
	struct group *list, all;
	size_t cap;
};

static int64_t
quarter_of(int64_t utc)
{
	struct civil day = civil_from_day(zone_local(utc).day_days);

	return (int64_t)day.year * 4 + (day.month - 1) / 3;
}

static int32_t
first_day_of(int64_t quarter)
{
	return day_from_civil((int)(quarter / 4), (int)(quarter % 4) * 3 + 1,
			      1);
}

static int
place_of(const struct tally *tally, int64_t utc)
{
	int at = QUARTERS - 1;

	while (at && utc < tally->starts[at])
		at--;
	return at;
}

static bool
count_fact(void *self, const struct fact *fact)
{
	struct tally *tally = self;
	size_t before = tally->groups.count, at;
	int quarter = place_of(tally, fact->received_utc);

	if (quarter < tally->known_from)
		tally->known_from = quarter;
	if (!grouping_counts(tally->grouping, fact))
		return true;
	at = roll_add(&tally->groups, group_key(tally->by, fact));
	if (at == before) {
		tally->list = arena_grow(tally->arena, tally->list, at,
					 &tally->cap, sizeof *tally->list);
		tally->list[at] = (struct group){
			.key = tally->groups.number[at]};
	}
	tally->list[at].quarter[quarter]++;
	tally->list[at].sum++;
	tally->all.quarter[quarter]++;
	return true;
}

/* The quarter in which the first request came is no whole one, unless there
 * may have been others before it. */
static int
begin_of(const struct tally *tally)
{
	return tally->known_from ? tally->known_from + 1 : 0;
}

static const char *
quarter_text(const struct visit *visit, int64_t quarter)
{
	return arena_printf(visit->arena, "%04d-Q%d", (int)(quarter / 4),
			    (int)(quarter % 4) + 1);
}

static void
show_group(const struct visit *visit, struct model *row,
	   const struct tally *tally, const struct group *group)
{
	int begin = begin_of(tally);
	struct model *known = model_children(row, "known");
	struct forecast f = {.way = FORECAST_NONE};

	for (int i = begin; i < QUARTERS; i++) {
		struct model *one = model_append(known);

		model_text(one, "quarter",
			   quarter_text(visit, tally->first + i));
		model_int(one, "n", group->quarter[i]);
	}
	if (begin < QUARTERS)
		forecast_quarter(group->quarter + begin,
				 (size_t)(QUARTERS - begin), &f);
	model_int(row, "last", group->quarter[QUARTERS - 1]);
	model_code(row, "way", "forecast-way", forecast_way_names[f.way]);
	model_int(row, "trials", (int64_t)f.trials);
	model_null(row, "forecast");
	model_null(row, "low");
	model_null(row, "high");
	model_null(row, "error");
	if (f.way != FORECAST_NONE)
		model_int(row, "forecast", (int64_t)(f.value + 0.5));
	if (f.trials < FORECAST_TRIALS)
		return;
	model_int(row, "low", (int64_t)f.low);
	model_int(row, "high", (int64_t)(f.high + 0.999));
	model_int(row, "error", (int64_t)(f.error + 0.5));
}

static int
most_first(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	if (x->sum != y->sum)
		return x->sum < y->sum ? 1 : -1;
	return (x->key > y->key) - (x->key < y->key);
}

static enum status
show_tally(struct visit *visit, struct model *model, struct tally *tally,
	   struct fault *fault)
{
	struct model *rows = model_children(model, "rows");
	enum status status = OK;

	model_text(model, "next",
		   quarter_text(visit, tally->first + QUARTERS + 1));
	model_text(model, "running",
		   quarter_text(visit, tally->first + QUARTERS));
	show_group(visit, model_child(model, "total"), tally, &tally->all);
	if (tally->groups.count)
		qsort(tally->list, tally->groups.count, sizeof *tally->list,
		      most_first);
	for (size_t i = 0; i < tally->groups.count && status == OK; i++) {
		struct model *row = model_append(rows);

		status = group_show(visit, row, tally->by, tally->list[i].key,
				    fault);
		show_group(visit, row, tally, &tally->list[i]);
	}
	return status;
}

enum status
figures_forecast(struct visit *visit, const struct figures_wish *wish,
		struct model *model, struct fault *fault)
{
	const struct grouping_words words = {by_names, BYS};
	struct access access = visit_access(visit);
	struct grouping grouping;
	struct tally tally = {.arena = visit->arena,
			      .grouping = &grouping,
			      .known_from = QUARTERS,
			      .groups = {.arena = visit->arena}};
	struct facts_query query = {.when = FACTS_RECEIVED,
				    .part = FACTS_HEAD,
				    .visit = count_fact,
				    .self = &tally};
	enum status status =
		grouping_read(visit, wish, &words, &grouping, fault);

	if (status != OK)
		return status;
	tally.by = by_groups[grouping.by];
	tally.first = quarter_of(visit->now_utc) - QUARTERS;
	for (int i = 0; i <= QUARTERS; i++)
		(void)zone_utc(first_day_of(tally.first + i), 0,
			       &tally.starts[i]);
	query.from_utc = tally.starts[0];
	query.to_utc = tally.starts[QUARTERS];
	query.organisation = grouping.organisation;
	status = facts_visit(&access, &query, fault);
	if (status == OK)
		status = grouping_show(visit, model, &grouping, &words, fault);
	return status == OK ? show_tally(visit, model, &tally, fault) : status;
}
