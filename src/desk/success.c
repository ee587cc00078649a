/* How work that was closed ended, by group, and where nobody was found. */
#include "core/success.h"

#include <stdlib.h>

#include "desk/inside.h"
#include "desk/report.h"
#include "desk/success_inside.h"
#include "store/facts.h"
#include "wire/model.h"

#define GAPS_SHOWN 12

/* Where unfilled work is looked for. */
static const enum group_by looked_at[] = {GROUP_LANGUAGE, GROUP_MODE,
					  GROUP_HOUR, GROUP_WEEKDAY,
					  GROUP_AREA};
#define LOOKED 5

struct group {
	int64_t key;
	struct success counted;
};

/* Groups of one kind. */
struct groups {
	enum group_by by;
	struct roll roll;
	struct group *list;
	size_t cap;
};

struct tally {
	const struct grouping *grouping;
	struct groups rows, looked[LOOKED];
	struct success all;
	size_t off_contract;
};

static void
count_in(struct groups *groups, const struct fact *fact)
{
	int64_t key = group_key(groups->by, fact);
	size_t before = groups->roll.count;
	size_t at = roll_add(&groups->roll, key);

	if (at == before) {
		groups->list = arena_grow(groups->roll.arena, groups->list, at,
					  &groups->cap, sizeof *groups->list);
		groups->list[at] = (struct group){.key = key};
	}
	success_add(&groups->list[at].counted, fact);
}

static bool
count_fact(void *self, const struct fact *fact)
{
	struct tally *tally = self;

	if (!grouping_counts(tally->grouping, fact))
		return true;
	success_add(&tally->all, fact);
	tally->off_contract += fact->off_contract;
	count_in(&tally->rows, fact);
	for (size_t i = 0; i < LOOKED; i++)
		count_in(&tally->looked[i], fact);
	return true;
}

static void
show_success(struct model *row, const struct success *s)
{
	struct parity_share contract = success_contract(s);
	struct parity_share tenant = success_tenant(s);

	model_int(row, "n", (int64_t)s->closed);
	show_share(model_child(row, "contract"), &contract);
	show_share(model_child(row, "tenant"), &tenant);
	model_int(row, "fulfilled", (int64_t)s->fulfilled);
	model_int(row, "tenant_absent", (int64_t)s->tenant_absent);
	model_int(row, "interpreter_absent", (int64_t)s->interpreter_absent);
	model_int(row, "cancelled_late", (int64_t)s->cancelled_late);
	model_int(row, "cancelled_early", (int64_t)s->cancelled_early);
	model_int(row, "provider_cancelled", (int64_t)s->provider_cancelled);
	model_int(row, "unfilled", (int64_t)s->unfilled);
	model_int(row, "rejected", (int64_t)s->rejected);
	model_bool(row, "ranked", s->closed >= REPORT_RANK_MIN);
}

static int
in_order(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	return (x->key > y->key) - (x->key < y->key);
}

static int
most_first(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	if (x->counted.closed != y->counted.closed)
		return x->counted.closed < y->counted.closed ? 1 : -1;
	return in_order(a, b);
}

static enum status
show_rows(struct visit *visit, struct model *model, struct groups *groups,
	  struct fault *fault)
{
	struct model *rows = model_children(model, "rows");
	enum status status = OK;
	size_t count = groups->roll.count;

	if (count)
		qsort(groups->list, count, sizeof *groups->list,
		      group_in_order(groups->by) ? in_order : most_first);
	for (size_t i = 0; i < count && status == OK; i++) {
		struct model *row = model_append(rows);

		status = group_show(visit, row, groups->by,
				    groups->list[i].key, fault);
		show_success(row, &groups->list[i].counted);
	}
	return status;
}

/* Nobody was found, of what was not called off or decided against. */
static struct parity_share
unfilled(const struct success *s)
{
	struct parity_share contract = success_contract(s);

	return (struct parity_share){s->unfilled, contract.count};
}

struct gap {
	enum group_by by;
	int64_t key;
	struct parity_share share;
	struct parity against; /* all the others */
};

static int
widest_first(const void *a, const void *b)
{
	const struct gap *x = a, *y = b;

	if (x->against.value != y->against.value)
		return x->against.value < y->against.value ? 1 : -1;
	if (x->by != y->by)
		return x->by < y->by ? -1 : 1;
	return (x->key > y->key) - (x->key < y->key);
}

/* Of what is in some group: a translation has no hour. */
static struct parity_share
unfilled_in(const struct groups *groups)
{
	struct parity_share all = {0, 0};

	for (size_t i = 0; i < groups->roll.count; i++) {
		struct parity_share one = unfilled(&groups->list[i].counted);

		if (group_known(groups->by, groups->list[i].key)) {
			all.hits += one.hits;
			all.count += one.count;
		}
	}
	return all;
}

static size_t
find_gaps(const struct groups *groups, struct gap *ret)
{
	struct parity_share all = unfilled_in(groups);
	size_t count = 0;

	for (size_t i = 0; i < groups->roll.count; i++) {
		const struct group *group = &groups->list[i];
		struct gap gap = {.by = groups->by,
				  .key = group->key,
				  .share = unfilled(&group->counted)};
		struct parity_share others = {all.hits - gap.share.hits,
					      all.count - gap.share.count};

		if (!group_known(groups->by, group->key))
			continue;
		parity_difference(&gap.share, &others, &gap.against);
		if (gap.against.claim == PARITY_MORE)
			ret[count++] = gap;
	}
	return count;
}

static enum status
show_gaps(struct visit *visit, struct model *model, const struct tally *tally,
	  struct fault *fault)
{
	struct model *rows = model_children(model, "gaps");
	size_t most = 0, count = 0;
	enum status status = OK;
	struct gap *gaps;

	for (size_t i = 0; i < LOOKED; i++)
		most += tally->looked[i].roll.count;
	gaps = arena_alloc(visit->arena, (most + 1) * sizeof *gaps);
	for (size_t i = 0; i < LOOKED; i++)
		count += find_gaps(&tally->looked[i], gaps + count);
	qsort(gaps, count, sizeof *gaps, widest_first);
	for (size_t i = 0; i < count && i < GAPS_SHOWN && status == OK; i++) {
		struct model *row = model_append(rows);

		model_code(row, "by", "success-by",
			   group_by_names[gaps[i].by]);
		status = group_show(visit, row, gaps[i].by, gaps[i].key,
				    fault);
		show_share(row, &gaps[i].share);
		show_parity(row, &gaps[i].against);
	}
	return status;
}

enum status
figures_success(struct visit *visit, const struct figures_wish *wish,
	       struct model *model, struct fault *fault)
{
	const struct grouping_words words = {group_by_names, GROUP_BYS};
	struct access access = visit_access(visit);
	struct grouping grouping;
	struct tally tally = {.grouping = &grouping};
	struct facts_query query = {.visit = count_fact, .self = &tally};
	enum status status =
		grouping_read(visit, wish, &words, &grouping, fault);

	if (status != OK)
		return status;
	tally.rows.by = (enum group_by)grouping.by;
	tally.rows.roll.arena = visit->arena;
	for (size_t i = 0; i < LOOKED; i++) {
		tally.looked[i].by = looked_at[i];
		tally.looked[i].roll.arena = visit->arena;
	}
	query.from_utc = grouping.span.from_utc;
	query.to_utc = grouping.span.to_utc;
	query.organisation = grouping.organisation;
	status = facts_visit(&access, &query, fault);
	if (status == OK)
		status = grouping_show(visit, model, &grouping, &words, fault);
	if (status != OK)
		return status;
	model_int(model, "rank_min", REPORT_RANK_MIN);
	show_success(model_child(model, "total"), &tally.all);
	status = show_rows(visit, model, &tally.rows, fault);
	if (status == OK)
		status = show_gaps(visit, model, &tally, fault);
	model_int(model, "off_contract", (int64_t)tally.off_contract);
	return status == OK ? success_told(visit, &grouping, model, fault)
			    : status;
}
