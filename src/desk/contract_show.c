/* Contracts and their rate cards as models. */
#include <stdio.h>
#include <string.h>

#include "desk/contract_inside.h"
#include "desk/contracts.h"
#include "desk/inside.h"
#include "desk/rate_columns.h"
#include "desk/rate_table.h"
#include "desk/rate_text.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "lang/zone.h"
#include "store/provider.h"
#include "wire/model.h"

static int32_t
today(const struct visit *visit)
{
	return zone_local(visit->now_utc).day_days;
}

static const char *
state_of(const struct contract *contract, int32_t day)
{
	if (contract->ends_days && contract->ends_days < day)
		return "past";
	if (contract->starts_days > day)
		return "to-come";
	return contract->ends_days &&
			       contract->ends_days - day <= CONTRACT_WARN_DAYS
		       ? "ending"
		       : "holds";
}

static void
day_or_null(struct model *model, const char *key, int32_t day)
{
	if (day)
		model_day(model, key, day);
	else
		model_null(model, key);
}

void
show_contract(struct visit *visit, struct model *model,
	      const struct contract *contract)
{
	int32_t day = today(visit);
	const char *state = state_of(contract, day);
	bool ending = !strcmp(state, "ending"), past = !strcmp(state, "past");

	model_id(model, "id", contract->id);
	model_id(model, "provider", contract->provider);
	model_text(model, "provider_name", contract->provider_name);
	model_id(model, "organisation", contract->organisation);
	model_text(model, "organisation_name", contract->organisation_name);
	model_text(model, "name", contract->name);
	model_text(model, "number", contract->number);
	model_day(model, "starts", contract->starts_days);
	day_or_null(model, "ends", contract->ends_days);
	model_int(model, "position", contract->position);
	model_code(model, "state", "contract-state", state);
	if (contract->ends_days && !past)
		model_int(model, "days_left", contract->ends_days - day);
	else
		model_null(model, "days_left");
	model_int(model, "version", contract->version);
	model_bool(model, "page_ending", ending);
	model_bool(model, "page_past", past);
}

/* What somebody has to see to stands first. Returns how many. */
static size_t
ending_first(struct visit *visit, struct contracts *all)
{
	int32_t warn = today(visit) + CONTRACT_WARN_DAYS;
	struct contract *list =
		arena_alloc(visit->arena, (all->count + 1) * sizeof *list);
	size_t count = 0, ending;

	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].ends_days && all->list[i].ends_days <= warn)
			list[count++] = all->list[i];
	ending = count;
	for (size_t i = 0; i < all->count; i++)
		if (!all->list[i].ends_days || all->list[i].ends_days > warn)
			list[count++] = all->list[i];
	all->list = list;
	return ending;
}

enum status
contracts_list(struct visit *visit, const char *provider,
	       const struct page_wish *wish, struct model *model,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "contracts");
	struct contract_filter filter = {0};
	struct contracts all;
	int64_t first = 0;
	size_t limit = 0, end, ending;
	enum status status = page_limit(wish, &limit, fault);

	if (status == OK)
		status = page_number(wish->after, &first, fault);
	if (status == OK && provider && *provider &&
	    !id_parse(provider, &filter.provider))
		return not_found("provider", fault);
	if (status == OK)
		status = contract_list(&access, &filter, &all, fault);
	if (status != OK)
		return status;
	ending = ending_first(visit, &all);
	end = (size_t)first + limit < all.count ? (size_t)first + limit
						: all.count;
	for (size_t i = (size_t)first; i < end; i++)
		show_contract(visit, model_append(rows), &all.list[i]);
	model_int(model, "ending", (int64_t)ending);
	model_text(model, "next",
		   end < all.count ? arena_printf(visit->arena, "%zu", end)
				   : NULL);
	return OK;
}

static void
text_or_null(struct model *model, const char *key, int64_t rate)
{
	char text[RATE_TEXT];

	rate_text(rate, text);
	model_text(model, key, rate ? text : NULL);
}

static void
show_clock(struct model *row, const char *key, int minutes)
{
	char text[12];

	snprintf(text, sizeof text, "%02d:%02d", minutes / 60 % 100,
		 minutes % 60);
	model_text(row, key, text);
}

/* Days one after another that are alike in one row. */
static void
show_hours(struct model *model, const struct hours week[7])
{
	struct model *rows = model_children(model, "hours");

	for (int day = 0, last; day < 7; day = last + 1) {
		const struct hours *hours = &week[day];
		struct model *row;

		for (last = day; last < 6; last++)
			if (week[last + 1].from_min != hours->from_min ||
			    week[last + 1].to_min != hours->to_min)
				break;
		if (hours->from_min >= hours->to_min)
			continue;
		row = model_append(rows);
		model_code(row, "day", "weekday", rate_days[day]);
		model_code(row, "last_day", "weekday",
			   last > day ? rate_days[last] : NULL);
		show_clock(row, "from", hours->from_min);
		show_clock(row, "to", hours->to_min);
	}
}

static const char *
some(const char *text)
{
	return *text ? text : NULL;
}

static void
show_rates(struct model *model, const struct rate_card *card)
{
	struct model *rows = model_children(model, "rates");

	for (size_t i = 0; i < card->rates; i++) {
		const struct rate *rate = &card->rate[i];
		struct model *row = model_append(rows);
		char text[RATE_TEXT];

		model_code(row, "service", "service",
			   service_name(rate->service));
		model_language(row, "language", some(rate->language));
		model_language(row, "from", some(rate->from));
		model_code(row, "mode", "mode", some(mode_name(rate->mode)));
		model_code(row, "format", "format",
			   some(format_name(rate->format)));
		rate_text(rate->rate, text);
		model_text(row, "rate", text);
		model_code(row, "unit", "rate-unit",
			   rate_unit_name(rate->unit));
		model_minutes_or_null(row, "minimum_minutes",
				      rate->minimum_minutes
					      ? rate->minimum_minutes
					      : -1);
		model_minutes_or_null(row, "step_minutes",
				      rate->step_minutes ? rate->step_minutes
							 : -1);
		if (rate->minimum_minor)
			model_money(row, "minimum", rate->minimum_minor,
				    "GBP");
		else
			model_null(row, "minimum");
	}
}

static void
show_terms(struct model *model, const struct rate_card *card)
{
	struct model *rows = model_children(model, "terms");

	for (size_t i = 0; i < card->terms; i++) {
		const struct notice_term *term = &card->term[i];
		struct model *row = model_append(rows);

		model_code(row, "service", "service",
			   service_name(term->service));
		model_language(row, "language", some(term->language));
		model_code(row, "unit", "notice-unit",
			   notice_unit_name(term->unit));
		model_int(row, "less_than", term->less_than);
		model_int(row, "percent", term->percent);
	}
}

/* What the provider did of what it promised, over 12 months. */
static void
show_actual(struct model *row, enum target_measure measure,
	    const struct provider_figures *figures)
{
	int64_t hits = 0, of = 0;

	for (size_t i = 0; i < figures->count; i++) {
		const struct provider_figure *figure = &figures->list[i];

		if (measure == TARGET_ACCEPTED) {
			hits += figure->accepted;
			of += figure->offers;
		} else if (measure == TARGET_IN_STANDARD) {
			hits += figure->in_standard;
			of += figure->done;
		} else {
			hits += figure->done;
			of += figure->accepted;
		}
	}
	if (of)
		model_real(row, "actual",
			   hits < of ? (double)hits / (double)of : 1);
	else
		model_null(row, "actual");
	model_int(row, "of", of);
}

static enum status
show_targets(struct visit *visit, struct model *model,
	     const struct card *card, int64_t provider, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "targets");
	struct provider_figures figures;
	enum status status = provider_figures(&access, provider,
					      visit->now_utc, &figures, fault);

	for (size_t i = 0; status == OK && i < card->targets; i++) {
		const struct contract_target *target = &card->target[i];
		struct model *row = model_append(rows);

		model_code(row, "measure", "target-measure",
			   target_measure_names[target->measure]);
		model_real(row, "share", target->share_bp / 10000.0);
		if (target->credit_bp)
			model_real(row, "credit", target->credit_bp / 10000.0);
		else
			model_null(row, "credit");
		show_actual(row, target->measure, &figures);
	}
	return status;
}

static void
show_head(struct model *model, const struct card *card, const char *state)
{
	model_int(model, "version", card->version);
	model_day(model, "from", card->from_days);
	model_code(model, "state", "card-state", state);
	model_text(model, "reason", card->reason);
	model_time(model, "made_at", card->made_utc);
	model_text(model, "maker", card->maker);
}

static enum status
show_card(struct visit *visit, struct model *model, const struct card *card,
	  int64_t provider, struct fault *fault)
{
	const struct rate_card *rates = &card->rates;
	struct model *bands;

	model_real(model, "vat_share", rates->vat_bp / 10000.0);
	model_int(model, "out_of_hours", rates->out_of_hours_percent);
	model_int(model, "bank_holiday", rates->bank_holiday_percent);
	show_hours(model, rates->week);
	text_or_null(model, "travel_visit", rates->travel_visit);
	text_or_null(model, "travel_hour", rates->travel_hour);
	text_or_null(model, "travel_mile", rates->travel_mile);
	bands = model_children(model, "bands");
	for (int i = 0; i < PRICE_BANDS; i++) {
		struct model *row = model_append(bands);

		model_code(row, "band", "band", rate_bands[i]);
		model_int(row, "percent", rates->band_percent[i]);
	}
	show_rates(model, rates);
	show_terms(model, rates);
	model_text(model, "table", rate_table_text(visit->arena, card));
	return show_targets(visit, model, card, provider, fault);
}

/* The version in force, else the first that is to come. */
static const struct card *
pick(const struct cards *all, int64_t version, int64_t now_id)
{
	const struct card *picked = NULL;

	for (size_t i = 0; i < all->count; i++) {
		const struct card *card = &all->list[i];

		if (version ? card->version == version : card->id == now_id)
			return card;
		picked = card; /* the earliest stands last */
	}
	return version ? NULL : picked;
}

static const char *
card_state(const struct visit *visit, const struct card *card, int64_t now_id)
{
	if (card->id == now_id)
		return "now";
	return card->from_days > today(visit) ? "to-come" : "past";
}

enum status
contract_show(struct visit *visit, const char *id, int64_t version,
	      struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "cards"), *child;
	struct contract contract;
	const struct card *picked;
	struct cards all;
	struct card card;
	int64_t now_id = 0;
	enum status status = contract_named(visit, id, &contract, fault);

	if (status == OK)
		status = card_list(&access, contract.id, &all, fault);
	if (status == OK)
		status = card_on(&access, contract.id, today(visit), &now_id,
				 fault);
	if (status != OK)
		return status;
	show_contract(visit, model, &contract);
	for (size_t i = 0; i < all.count; i++)
		show_head(model_append(rows), &all.list[i],
			  card_state(visit, &all.list[i], now_id));
	picked = pick(&all, version, now_id);
	if (!picked) {
		model_null(model, "card");
		return version ? not_found("version", fault) : OK;
	}
	status = card_get(&access, picked->id, &card, fault);
	if (status != OK)
		return status;
	child = model_child(model, "card");
	show_head(child, &card, card_state(visit, &card, now_id));
	return show_card(visit, child, &card, contract.provider, fault);
}

enum status
contract_table(struct visit *visit, const char *id, int64_t version,
	       const char **ret_csv, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct contract contract;
	const struct card *picked;
	struct cards all;
	struct card card;
	int64_t now_id = 0;
	enum status status = contract_named(visit, id, &contract, fault);

	if (status == OK)
		status = card_list(&access, contract.id, &all, fault);
	if (status == OK)
		status = card_on(&access, contract.id, today(visit), &now_id,
				 fault);
	if (status != OK)
		return status;
	picked = pick(&all, version, now_id);
	if (!picked)
		return not_found("version", fault);
	status = card_get(&access, picked->id, &card, fault);
	if (status == OK)
		*ret_csv = rate_table_text(visit->arena, &card);
	return status;
}
