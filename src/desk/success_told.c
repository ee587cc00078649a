/* Beside how work ended: who complained, and what was bought off contract. */
#include <string.h>

#include "desk/inside.h"
#include "desk/success_inside.h"
#include "store/population.h"
#include "store/provider.h"
#include "store/routing.h"
#include "wire/model.h"

#define BOUGHT_SHOWN 20

struct complained {
	int64_t n, upheld, open;
};

struct tally {
	struct roll providers;
	struct complained *list;
	size_t cap;
	int64_t cases;
};

static void
count_complaint(void *self, const struct population_word *one)
{
	struct tally *tally = self;
	size_t before = tally->providers.count, at;

	if (!one->provider) {
		tally->cases++;
		return;
	}
	at = roll_add(&tally->providers, one->provider);
	if (at == before) {
		tally->list = arena_grow(tally->providers.arena, tally->list,
					 at, &tally->cap,
					 sizeof *tally->list);
		tally->list[at] = (struct complained){0};
	}
	tally->list[at].n++;
	tally->list[at].open += !*one->outcome;
	tally->list[at].upheld += !strcmp(one->outcome, "upheld") ||
				  !strcmp(one->outcome, "partly");
}

static enum status
show_complaints(struct visit *visit, struct model *model,
		const struct tally *tally, struct fault *fault)
{
	struct model *rows = model_children(model, "complaints");
	enum status status = OK;

	model_int(model, "complaint_cases", tally->cases);
	for (size_t i = 0; i < tally->providers.count && status == OK; i++) {
		struct model *row = model_append(rows);

		status = group_show(visit, row, GROUP_PROVIDER,
				    tally->providers.number[i], fault);
		model_int(row, "n", tally->list[i].n);
		model_int(row, "upheld", tally->list[i].upheld);
		model_int(row, "open", tally->list[i].open);
	}
	return status;
}

static enum status
show_bought(struct visit *visit, const struct grouping *grouping,
	    int64_t organisation, struct model *rows, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct routing_purchase_wish wish = {
		.organisation = organisation,
		.from_utc = grouping->span.from_utc,
		.until_utc = grouping->span.to_utc,
		.limit = BOUGHT_SHOWN,
	};
	struct routing_purchases bought;
	enum status status = routing_purchases(&access, &wish, &bought, fault);

	for (size_t i = 0; status == OK && i < bought.count &&
			   model_count(rows) < BOUGHT_SHOWN;
	     i++) {
		const struct routing_purchase *one = &bought.list[i];
		struct model *row = model_append(rows);

		model_time(row, "at", one->at_utc);
		model_text(row, "ref", one->ref);
		model_int(row, "n", one->n);
		model_text(row, "provider", one->provider);
		model_text(row, "why", one->why);
	}
	return status;
}

enum status
success_told(struct visit *visit, const struct grouping *grouping,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct grouping_places places = grouping_places(visit, grouping);
	struct tally tally = {.providers = {.arena = visit->arena}};
	const struct population_visit each = {count_complaint, &tally};
	struct model *bought = model_children(model, "bought");
	enum status status = OK;

	for (size_t i = 0; i < places.count && status == OK; i++) {
		const struct population_span span = {
			.organisation = places.organisation[i],
			.from_utc = grouping->span.from_utc,
			.to_utc = grouping->span.to_utc,
		};

		status = population_complaints(&access, &span, &each, fault);
		if (status == OK)
			status = show_bought(visit, grouping,
					     span.organisation, bought, fault);
	}
	return status == OK ? show_complaints(visit, model, &tally, fault)
			    : status;
}
