/* Whether every group fares as the others. */
#include <stdlib.h>

#include "core/measure.h"
#include "desk/inside.h"
#include "desk/parity_inside.h"
#include "wire/model.h"

static void
show_fare(struct model *row, const struct fares *fares,
	  const struct fare *fare, enum fare_measure measure)
{
	struct parity_share others = fare_others(fares, fare, measure);
	struct parity parity;

	parity_difference(&fare->share[measure], &others, &parity);
	show_share(row, &fare->share[measure]);
	show_parity(row, &parity);
}

/* What a group that is too small shows. */
static void
hide_fare(struct model *row)
{
	static const char *const cells[] = {
		"n",	      "hits",		"share", "low", "high",
		"difference", "difference_low", "difference_high"};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		model_null(row, cells[i]);
	model_code(row, "claim", "parity-claim",
		   parity_claim_names[PARITY_TOO_FEW]);
}

/* Of nobody there is nothing to hide. */
static bool
is_small(const struct parity_share *share)
{
	return share->count && share->count < MEASURE_SMALL;
}

static enum status
show_measure(struct visit *visit, struct model *list, struct fares *fares,
	     enum fare_measure measure, struct fault *fault)
{
	struct model *one = model_append(list);
	struct model *rows;
	const bool *hidden = fares_hidden(fares);
	enum status status = OK;

	model_code(one, "measure", "parity-measure",
		   fare_measure_names[measure]);
	rows = model_children(one, "rows");
	for (size_t i = 0; i < fares->groups.count && status == OK; i++) {
		struct model *row = model_append(rows);
		bool small;

		status = fare_show(visit, row, fares, fares->list[i].key,
				   fault);
		small = hidden[i] || is_small(&fares->list[i].share[measure]);
		model_bool(row, "hidden", small);
		if (small)
			hide_fare(row);
		else
			show_fare(row, fares, &fares->list[i], measure);
	}
	return status;
}

static void
show_median(struct model *row, const struct parity_median *median)
{
	model_int(row, "n", (int64_t)median->count);
	if (!median->count) {
		model_null(row, "median_min");
		model_null(row, "low_min");
		model_null(row, "high_min");
		return;
	}
	model_minutes(row, "median_min", median->median);
	model_minutes(row, "low_min", median->low);
	model_minutes(row, "high_min", median->high);
}

static enum status
show_waits(struct visit *visit, struct model *model, struct fares *fares,
	   struct fault *fault)
{
	struct model *rows = model_children(model, "waits");
	const bool *hidden = fares_hidden(fares);
	struct parity_median all, one;
	enum status status = OK;

	parity_median(fares->all.wait_min, fares->all.waits, &all);
	for (size_t i = 0; i < fares->groups.count && status == OK; i++) {
		struct fare *fare = &fares->list[i];
		struct model *row = model_append(rows);
		enum parity_claim claim;

		status = fare_show(visit, row, fares, fare->key, fault);
		parity_median(fare->wait_min, hidden[i] ? 0 : fare->waits,
			      &one);
		claim = parity_waits(&one, &all);
		model_bool(row, "hidden", hidden[i]);
		show_median(row, &one);
		model_code(row, "claim", "parity-wait",
			   parity_claim_names[claim]);
	}
	return status;
}

static int
most_first(const void *a, const void *b)
{
	const struct fare *x = a, *y = b;

	if (x->people != y->people)
		return x->people < y->people ? 1 : -1;
	return (x->key > y->key) - (x->key < y->key);
}

/* Small ones last, so that their order tells nothing of their size. */
static void
sort_fares(struct fares *fares)
{
	if (fares->groups.count)
		qsort(fares->list, fares->groups.count, sizeof *fares->list,
		      most_first);
}

enum status
figures_parity(struct visit *visit, const struct figures_wish *wish,
	      struct model *model, struct fault *fault)
{
	struct fare_words words;
	struct grouping grouping;
	struct fares fares;
	struct model *measures;
	enum status status = fare_words(visit, &words, fault);

	if (status == OK)
		status = grouping_read(visit, wish, &words.words, &grouping,
				       fault);
	if (status == OK)
		status = fares_count(visit, &words, &grouping, &fares, fault);
	if (status == OK)
		status = grouping_show(visit, model, &grouping, &words.words,
				       fault);
	if (status != OK)
		return status;
	sort_fares(&fares);
	model_int(model, "people", (int64_t)fares.all.people);
	model_int(model, "claim_min", PARITY_MIN);
	model_int(model, "small", MEASURE_SMALL);
	measures = model_children(model, "measures");
	for (int i = 0; i < FARE_MEASURES && status == OK; i++)
		status = show_measure(visit, measures, &fares,
				      (enum fare_measure)i, fault);
	return status == OK ? show_waits(visit, model, &fares, fault) : status;
}
