/* What jobs cost: found in contracts, kept with items. */
#include "desk/prices.h"

#include <string.h>

#include "desk/budgets.h"
#include "desk/inside.h"
#include "desk/way.h"
#include "lang/zone.h"
#include "store/candidate.h"
#include "store/contract.h"
#include "store/price.h"
#include "store/request.h"

/* A job is priced by what holds on the day it takes place. */
static int32_t
day_of(const struct visit *visit, const struct item_spec *spec)
{
	return zone_local(spec->starts_utc ? spec->starts_utc : visit->now_utc)
		.day_days;
}

static struct agreed_question
question_of(const struct visit *visit, const struct item *item)
{
	return (struct agreed_question){
		.organisation = item->organisation,
		.service = item->spec.service,
		.day_days = day_of(visit, &item->spec),
	};
}

/* The agreements of one provider, which follow one another. */
static struct agreements
agreements_with(const struct agreements *all, int64_t provider)
{
	size_t low = 0, high = all->count;
	struct agreements found = {NULL, 0};

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (all->list[middle].provider < provider)
			low = middle + 1;
		else
			high = middle;
	}
	found.list = all->list + low;
	while (low + found.count < all->count &&
	       found.list[found.count].provider == provider)
		found.count++;
	return found;
}

/* Where all can do it, only who can is looked up: that is fast. */
static bool
all_can(const struct candidates *candidates)
{
	for (size_t i = 0; i < candidates->count; i++)
		if (!candidates->list[i].can_do)
			return false;
	return true;
}

/* The first of a provider's agreements that has a rate for it. */
static const struct agreed *
agreement_for(const struct agreements *own, const struct item_spec *spec)
{
	for (size_t i = 0; i < own->count; i++)
		if (own->list[i].when == AGREED_HOLDS && own->list[i].card &&
		    rate_card_rate(&own->list[i].rates, spec))
			return &own->list[i];
	return NULL;
}

static bool
only_past(const struct agreements *own)
{
	bool past = false;

	for (size_t i = 0; i < own->count; i++) {
		if (own->list[i].when == AGREED_HOLDS)
			return false;
		past = past || own->list[i].when == AGREED_PAST;
	}
	return past;
}

/* There and back, where somebody goes there. */
static void
add_way(const struct provider *provider, const char *postcode,
	struct price_job *job)
{
	struct way way = way_of(provider, postcode);

	if (!postcode)
		return;
	job->travel_minutes = way.minutes > 0 ? 2 * way.minutes : 0;
	job->travel_miles = way.miles > 0 ? 2 * way.miles : 0;
}

enum status
price_candidates(struct visit *visit, const struct item *item,
		 struct candidates *candidates, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct agreed_question question = question_of(visit, item);
	const char *postcode;
	struct agreements all;
	struct calendar calendar;
	enum status status = way_to(visit, item, &postcode, fault);

	question.capable = all_can(candidates) ? &item->spec : NULL;
	if (status == OK)
		status = contract_agreements(&access, &question, &all, fault);
	if (status == OK)
		status = visit_calendar(visit, item->organisation, &calendar,
					fault);
	for (size_t i = 0; status == OK && i < candidates->count; i++) {
		struct candidate *candidate = &candidates->list[i];
		struct agreements own =
			agreements_with(&all, candidate->provider);
		const struct agreed *agreed = agreement_for(&own, &item->spec);
		struct price_job job = {.spec = &item->spec};
		struct price price;

		if (own.count)
			candidate->contract_order =
				agreed ? agreed->position : 0;
		add_way(&candidates->provider[i], postcode, &job);
		if (agreed)
			candidate->price_minor =
				price_reckon(&agreed->rates, &calendar, &job,
					     &price)
					? price.net_minor
					: -1;
	}
	return status;
}

/* The provider's own price for exactly such work. */
static enum status
own_price(struct visit *visit, const struct item_spec *spec, int64_t provider,
	  struct price_found *ret, struct fault *fault)
{
	static const enum rate_unit units[] = {
		[PER_WORD] = RATE_WORD,
		[PER_MINUTE] = RATE_MINUTE,
		[PER_HOUR] = RATE_HOUR,
		[PER_ITEM] = RATE_ITEM,
	};
	struct access access = visit_access_of_service(visit);
	struct skill skill;
	struct fault unknown;
	enum status status =
		skill_for(&access, provider, spec, &skill, &unknown);

	if (status == OK)
		ret->known = price_off_contract(spec, units[skill.unit],
						skill.price_minor,
						&ret->price);
	else if (status != E_NOT_FOUND && fault)
		*fault = unknown;
	return status == E_NOT_FOUND ? OK : status;
}

/* The way of one provider to the job. */
static enum status
find_way(struct visit *visit, const struct item *item, int64_t id,
	 struct price_job *job, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct provider provider;
	const char *postcode;
	enum status status = way_to(visit, item, &postcode, fault);

	if (status != OK || !postcode)
		return status;
	status = provider_get(&access, id, &provider, fault);
	if (status == OK)
		add_way(&provider, postcode, job);
	return status == E_NOT_FOUND ? OK : status;
}

/* With one provider. */
static enum status
find_price(struct visit *visit, const struct item *item, int64_t provider,
	   struct price_found *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct agreed_question question = question_of(visit, item);
	struct price_job job = {.spec = &item->spec};
	const struct agreed *agreed;
	struct agreements own;
	struct calendar calendar;
	enum status status;

	question.provider = provider;
	status = find_way(visit, item, provider, &job, fault);
	if (status == OK)
		status = contract_agreements(&access, &question, &own, fault);
	if (status == OK)
		status = visit_calendar(visit, item->organisation, &calendar,
					fault);
	if (status != OK)
		return status;
	*ret = (struct price_found){.provider = provider};
	agreed = agreement_for(&own, &item->spec);
	if (!agreed) {
		ret->expired = only_past(&own);
		return own_price(visit, &item->spec, provider, ret, fault);
	}
	ret->card = agreed->card;
	ret->known = price_reckon(&agreed->rates, &calendar, &job,
				  &ret->price);
	return OK;
}

/* Under contract before off contract, then by price. */
static bool
is_cheaper(const struct candidate *a, const struct candidate *b)
{
	if (!a->active || !a->can_do || a->price_minor < 0)
		return false;
	if (!b || (a->contract_order > 0) != (b->contract_order > 0))
		return !b || a->contract_order > 0;
	return a->price_minor < b->price_minor;
}

static enum status
cheapest(struct visit *visit, const struct item *item, int64_t *ret_provider,
	 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct candidate_question question = {
		.organisation = item->organisation,
		.tenant = item->tenant,
		.item = &item->spec,
		.now_utc = visit->now_utc,
		.reach = CANDIDATES_CAPABLE,
	};
	const struct candidate *best = NULL;
	struct candidates candidates;
	enum status status = provider_candidates(&access, &question,
						 &candidates, fault);

	if (status == OK)
		status = price_candidates(visit, item, &candidates, fault);
	for (size_t i = 0; status == OK && i < candidates.count; i++)
		if (is_cheaper(&candidates.list[i], best))
			best = &candidates.list[i];
	*ret_provider = best ? best->provider : 0;
	return status;
}

enum status
price_estimate(struct visit *visit, const struct item *item, int64_t provider,
	       struct price_found *ret, struct fault *fault)
{
	enum status status = OK;

	*ret = (struct price_found){0};
	if (!provider)
		status = cheapest(visit, item, &provider, fault);
	if (status == OK && provider)
		status = find_price(visit, item, provider, ret, fault);
	return status;
}

static enum status
keep(struct visit *visit, const struct item *item, enum price_stage stage,
     const struct price_found *found, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct price_row row = {
		.item = item->id,
		.stage = stage,
		.provider = found->provider,
		.card = found->card,
		.price = found->price,
		.at_utc = visit->now_utc,
		.by = visit_actor(visit),
	};

	enum status status = price_put(&access, &row, fault);

	return status == OK ? budgets_watch(visit, item->id, fault) : status;
}

enum status
price_foresee(struct visit *visit, const struct item *item, int64_t provider,
	      struct price_found *ret, struct fault *fault)
{
	enum status status = price_estimate(visit, item, provider, ret, fault);

	return status == OK && ret->known
		       ? keep(visit, item, PRICE_ESTIMATE, ret, fault)
		       : status;
}

enum status
price_agree(struct visit *visit, struct item *item, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct price_found found;
	enum status status = price_estimate(visit, item, item->provider,
					    &found, fault);

	if (status != OK)
		return status;
	item->price_minor = found.known ? found.price.net_minor : -1;
	return found.known ? keep(visit, item, PRICE_AGREED, &found, fault)
			   : price_drop(&access, item->id, PRICE_AGREED,
					fault);
}

enum status
price_forget(struct visit *visit, const struct item *item, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	return price_drop(&access, item->id, PRICE_AGREED, fault);
}

/* What it came to, by what was agreed; else by what holds now. */
static enum status
reckon_actual(struct visit *visit, const struct item *item,
	      const struct price_row *agreed, const struct price_job *job,
	      struct price_found *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct calendar calendar;
	struct card card;
	enum status status = visit_calendar(visit, item->organisation,
					    &calendar, fault);

	if (status == OK && (!agreed->there || !agreed->card))
		status = price_estimate(visit, item, item->provider, ret,
					fault);
	if (status != OK || !agreed->there)
		return status;
	ret->provider = agreed->provider;
	ret->card = agreed->card;
	if (!agreed->card) {
		const struct price_line *line = &agreed->price.line[0];

		ret->known = price_off_contract(job->spec, line->unit,
						line->rate / RATE_SCALE,
						&ret->price);
		return OK;
	}
	status = card_get(&access, agreed->card, &card, fault);
	if (status == OK)
		ret->known = price_reckon(&card.rates, &calendar, job,
					  &ret->price);
	return status;
}

/* Who did not do it is not paid for it. */
static bool
provider_failed(const struct item *item)
{
	return item->outcome && (!strcmp(item->outcome, "interpreter-absent") ||
				 !strcmp(item->outcome, "provider-cancelled"));
}

/* The way there, as it was agreed. */
static void
as_agreed(const struct price *agreed, struct price_job *job)
{
	for (size_t i = 0; i < agreed->lines; i++) {
		const struct price_line *line = &agreed->line[i];

		if (line->kind == LINE_TRAVEL_TIME)
			job->travel_minutes = (int)line->quantity;
		if (line->kind == LINE_TRAVEL_MILES)
			job->travel_miles = (int)line->quantity;
	}
}

enum status
price_settle(struct visit *visit, const struct item *item,
	     const struct price_size *size, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct price_row kept[PRICE_STAGES];
	struct item sized = *item;
	struct item_spec *spec = &sized.spec;
	struct price_job job = {.spec = spec};
	struct price_found found = {0};
	enum status status = price_of_item(&access, item->id, kept, fault);

	if (status != OK || !item->provider)
		return status;
	as_agreed(&kept[PRICE_AGREED].price, &job);
	if (size) {
		job.pages = size->pages;
		job.travel_minutes = size->travel_minutes;
		job.travel_miles = size->travel_miles;
		if (size->minutes)
			spec->minutes = size->minutes;
		if (size->words)
			spec->words = size->words;
	}
	status = reckon_actual(visit, &sized, &kept[PRICE_AGREED], &job, &found,
			       fault);
	if (status == OK && found.known && provider_failed(item)) {
		found.price.lines = 0;
		price_add_up(&found.price);
	}
	return status == OK && found.known
		       ? keep(visit, item, PRICE_ACTUAL, &found, fault)
		       : status;
}

/* The price when nothing was agreed, and the steps where something was. */
enum status
price_cancel(struct visit *visit, const struct item *item, int64_t at_utc,
	     struct price_cancel *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct price_row kept[PRICE_STAGES];
	const struct price_row *agreed = &kept[PRICE_AGREED];
	struct calendar calendar;
	struct card card = {.rates = rate_card_empty()};
	enum status status = price_of_item(&access, item->id, kept, fault);

	if (status == OK)
		status = visit_calendar(visit, item->organisation, &calendar,
					fault);
	if (status == OK && agreed->there && agreed->card)
		status = card_get(&access, agreed->card, &card, fault);
	if (status != OK)
		return status;
	ret->count = price_steps(&card.rates, &calendar, &item->spec, at_utc,
				 ret->step);
	for (size_t i = 0; i < ret->count; i++)
		price_cancelled(&agreed->price, ret->step[i].percent,
				&ret->price[i]);
	return OK;
}

enum status
price_is_late(struct visit *visit, const struct item *item, bool *ret,
	      struct fault *fault)
{
	struct price_cancel cost = {.count = 0};
	enum status status =
		item->provider ? price_cancel(visit, item, visit->now_utc,
					      &cost, fault)
			       : OK;

	*ret = status == OK && cost.count && cost.price[0].net_minor > 0;
	return status;
}

enum status
price_close(struct visit *visit, const struct item *item, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct price_row kept[PRICE_STAGES];
	struct price_cancel cost;
	struct price_found found = {0};
	enum status status = price_of_item(&access, item->id, kept, fault);

	if (status != OK || !kept[PRICE_AGREED].there)
		return status;
	status = price_cancel(visit, item, visit->now_utc, &cost, fault);
	if (status != OK)
		return status;
	found.provider = kept[PRICE_AGREED].provider;
	found.card = kept[PRICE_AGREED].card;
	found.price = cost.price[0];
	if (provider_failed(item)) {
		found.price.lines = 0;
		price_add_up(&found.price);
	}
	return keep(visit, item, PRICE_CANCELLED, &found, fault);
}
