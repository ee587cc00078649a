/* What was paid, by supplier, language or organisation, and what was saved by
 * using again. */
#include <stdlib.h>
#include <string.h>

#include "desk/inside.h"
#include "desk/grouping.h"
#include "desk/savings.h"
#include "lang/zone.h"
#include "store/ledger.h"
#include "wire/model.h"

static const char *const by_names[] = {"provider", "language", "organisation",
				       "service"};
static const enum group_by by_groups[] = {GROUP_PROVIDER, GROUP_LANGUAGE,
					  GROUP_ORGANISATION, GROUP_SERVICE};
#define BYS 4
/* What a bill has beside work belongs to no language and no service. */
#define BESIDE (-1)

struct paid {
	int64_t key, n, net_minor, gross_minor;
	int64_t off_n, off_minor; /* of these off contract, net */
};

struct tally {
	const struct grouping *grouping;
	enum group_by by;
	int64_t organisation; /* whose ledger is read */
	struct roll groups;
	struct paid *list, all;
	size_t cap;
};

static int64_t
key_of(const struct tally *tally, const struct ledger_spend *one)
{
	enum service service;

	switch (tally->by) {
	case GROUP_PROVIDER:
		return one->provider;
	case GROUP_ORGANISATION:
		return tally->organisation;
	case GROUP_LANGUAGE:
		return group_word_key(one->language);
	default:
		return service_parse(one->service, &service)
			       ? (int64_t)service
			       : BESIDE;
	}
}

static void
add_paid(struct paid *paid, const struct ledger_spend *one)
{
	paid->n += one->n;
	paid->net_minor += one->net_minor;
	paid->gross_minor += one->gross_minor;
	if (one->off_contract) {
		paid->off_n += one->n;
		paid->off_minor += one->net_minor;
	}
}

static bool
is_counted(const struct grouping *grouping, const struct ledger_spend *one)
{
	return (grouping->service < 0 ||
		!strcmp(one->service,
			service_name((enum service)grouping->service))) &&
	       (!grouping->language ||
		!strcmp(one->language, grouping->language));
}

static void
count_spend(void *self, const struct ledger_spend *one)
{
	struct tally *tally = self;
	size_t before = tally->groups.count, at;

	if (!is_counted(tally->grouping, one))
		return;
	at = roll_add(&tally->groups, key_of(tally, one));
	if (at == before) {
		tally->list = arena_grow(tally->groups.arena, tally->list, at,
					 &tally->cap, sizeof *tally->list);
		tally->list[at] =
			(struct paid){.key = tally->groups.number[at]};
	}
	add_paid(&tally->list[at], one);
	add_paid(&tally->all, one);
}

static void
show_paid(struct model *row, const struct paid *paid, int64_t all_minor)
{
	model_int(row, "n", paid->n);
	model_money(row, "net", paid->net_minor, "GBP");
	model_money(row, "gross", paid->gross_minor, "GBP");
	model_int(row, "off_contract", paid->off_n);
	model_money(row, "off_contract_net", paid->off_minor, "GBP");
	if (all_minor > 0)
		model_real(row, "share",
			   (double)paid->net_minor / (double)all_minor);
	else
		model_null(row, "share");
}

static int
most_first(const void *a, const void *b)
{
	const struct paid *x = a, *y = b;

	if (x->net_minor != y->net_minor)
		return x->net_minor < y->net_minor ? 1 : -1;
	return (x->key > y->key) - (x->key < y->key);
}

static enum status
show_rows(struct visit *visit, struct model *model, struct tally *tally,
	  struct fault *fault)
{
	struct model *rows = model_children(model, "rows");
	enum status status = OK;

	if (tally->groups.count)
		qsort(tally->list, tally->groups.count, sizeof *tally->list,
		      most_first);
	for (size_t i = 0; i < tally->groups.count && status == OK; i++) {
		const struct paid *paid = &tally->list[i];
		struct model *row = model_append(rows);
		bool beside = tally->by == GROUP_SERVICE &&
			      paid->key == BESIDE;

		if (beside) {
			model_text(row, "key", "");
			model_text(row, "name", "");
		} else {
			status = group_show(visit, row, tally->by, paid->key,
					    fault);
		}
		show_paid(row, paid, tally->all.net_minor);
	}
	show_paid(model_child(model, "total"), &tally->all,
		  tally->all.net_minor);
	return status;
}

/* The same days, of the caller's own organisation. */
static enum status
show_saved(struct visit *visit, const struct grouping *grouping,
	   struct model *model, struct fault *fault)
{
	char from[ZONE_DAY_TEXT], to[ZONE_DAY_TEXT];
	const struct savings_wish wish = {from, to};
	struct model *savings = model_object(visit->arena);
	enum status status;

	zone_day_text(grouping->span.from_days, from);
	zone_day_text(grouping->span.to_days, to);
	status = savings_show(visit, &wish, savings, fault);
	if (status != OK)
		return status;
	model_copy(model, "saved", model_get(savings, "saved"));
	model_copy(model, "memory_saved", model_get(savings, "memory_saved"));
	return OK;
}

enum status
figures_spend(struct visit *visit, const struct figures_wish *wish,
	     struct model *model, struct fault *fault)
{
	const struct grouping_words words = {by_names, BYS};
	struct access access = visit_access(visit);
	struct grouping_places places;
	struct grouping grouping;
	struct tally tally = {.grouping = &grouping,
			      .groups = {.arena = visit->arena}};
	enum status status =
		grouping_read(visit, wish, &words, &grouping, fault);

	if (status != OK)
		return status;
	tally.by = by_groups[grouping.by];
	places = grouping_places(visit, &grouping);
	for (size_t i = 0; i < places.count && status == OK; i++) {
		const struct ledger_span span = {places.organisation[i],
						 grouping.span.from_utc,
						 grouping.span.to_utc};
		const struct ledger_visit each = {count_spend, &tally};

		tally.organisation = places.organisation[i];
		status = ledger_spend(&access, &span, &each, fault);
	}
	if (status == OK)
		status = grouping_show(visit, model, &grouping, &words, fault);
	if (status == OK)
		status = show_rows(visit, model, &tally, fault);
	return status == OK ? show_saved(visit, &grouping, model, fault)
			    : status;
}
