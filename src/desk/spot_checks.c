/* Spot checks of finished work. */
#include "desk/spot_checks.h"

#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/provider_input.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "store/provider.h"
#include "store/spot_check.h"
#include "wire/model.h"

#define WHY_MOST 400
#define NOTE_MOST 2000
#define SEED_MOST 999999999

static void
show_round(struct visit *visit, struct model *row,
	   const struct spot_round *round)
{
	model_id(row, "id", round->id);
	model_text(row, "why", round->why);
	model_text(row, "provider_name", round->provider_name);
	model_language(row, "language", round->language);
	model_day(row, "from", zone_local(round->from_utc).day_days);
	model_day(row, "to", zone_local(round->to_utc - 1).day_days);
	model_int(row, "finished", round->finished);
	model_int(row, "checks", round->checks);
	model_int(row, "scored", round->scored);
	model_int(row, "good", round->good);
	model_time(row, "at", round->at_utc);
	show_actor(visit, row, "by_name", round->by);
}

enum status
spot_rounds_list(struct visit *visit, const struct page_wish *page,
		 struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "rounds");
	struct spot_rounds all;
	int64_t before = 0;
	size_t limit, shown;
	enum status status = page_limit(page, &limit, fault);

	if (status == OK)
		status = page_number(page->after, &before, fault);
	if (status == OK)
		status = spot_round_list(&access, before, limit + 1, &all,
					 fault);
	if (status != OK)
		return status;
	shown = all.count > limit ? limit : all.count;
	for (size_t i = 0; i < shown; i++)
		show_round(visit, model_append(rows), &all.list[i]);
	model_text(model, "next",
		   all.count > limit
			   ? arena_printf(visit->arena, "%lld",
					  (long long)all.list[shown - 1].id)
			   : NULL);
	return OK;
}

/* ---- drawing ---- */

static enum status
read_whose(struct visit *visit, const struct spot_input *in,
	   struct spot_round *round, struct fault *fault)
{
	struct provider provider;
	enum status status;

	if (!in->provider || !*in->provider)
		return OK;
	status = provider_named(visit, in->provider, &provider, fault);
	if (status == OK)
		round->provider = provider.id;
	return status;
}

/* The days are whole: until the end of the last. */
static void
read_days(struct visit *visit, struct fields *fields,
	  const struct spot_input *in, struct spot_round *round)
{
	struct fault fault;

	(void)field_needed(fields, "from", in->from, 20);
	(void)field_time(fields, "from", in->from, &round->from_utc);
	round->to_utc = visit->now_utc + 1; /* just now, too */
	if (field_time(fields, "to", in->to, &round->to_utc))
		zone_utc(zone_local(round->to_utc).day_days + 1, 0,
			 &round->to_utc);
	if (round->to_utc > round->from_utc)
		return;
	(void)fault_set(&fault, E_INPUT, "",
			N_("It ends before it begins: mend one of the days"),
			NULL);
	field_take(fields, "to", &fault);
}

static void
read_rest(struct visit *visit, struct fields *fields,
	  const struct spot_input *in, struct spot_round *round)
{
	int64_t seed = (int64_t)random_below(visit->random, SEED_MOST);

	round->why = field_words_needed(fields, "why", in->why, WHY_MOST);
	round->language =
		in->language && *in->language
			? field_language(fields, "language", in->language)
			: NULL;
	(void)field_number(fields, "seed", in->seed, SEED_MOST, &seed);
	round->seed = seed;
	if (in->wanted < 1)
		(void)field_needed(fields, "wanted", "", 10);
	else
		(void)field_count(fields, "wanted", in->wanted, SPOT_MOST);
}

static enum status
log_round(struct visit *visit, const struct spot_round *round, size_t taken,
	  struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "spot-check.drawn",
		.subject = round->provider ? round->provider
					   : round->organisation,
		.organisation = round->organisation,
		.payload = payload,
	};

	model_id(payload, "round", round->id);
	model_int(payload, "seed", round->seed);
	model_int(payload, "finished", round->finished);
	model_int(payload, "taken", (int64_t)taken);
	model_text(payload, "reason", round->why);
	return log_event(visit, &entry, fault);
}

/* The same seed over the same work gives the same pieces. */
static enum status
draw(struct visit *visit, struct spot_round *round, int64_t wanted,
     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct spot_checks all;
	size_t place[SPOT_MOST], taken;
	enum status status = spot_finished(&access, round, &all, fault);

	if (status == OK && !all.count)
		return fault_set(fault, E_CONFLICT, "round",
				 N_("Nothing was finished then: choose other "
				    "days, or another provider or language"),
				 NULL);
	if (status != OK)
		return status;
	round->finished = (int64_t)all.count;
	status = spot_round_insert(&access, round, fault);
	taken = spot_sample((uint64_t)round->seed, all.count, (size_t)wanted,
			    place);
	for (size_t i = 0; status == OK && i < taken; i++) {
		struct spot_check check = all.list[place[i]];

		check.id = visit_id(visit);
		check.round = round->id;
		status = spot_check_insert(&access, &check, fault);
	}
	return status == OK ? log_round(visit, round, taken, fault) : status;
}

enum status
spot_draw(struct visit *visit, const struct spot_input *in,
	  struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct spot_round round = {
		.organisation = visit_organisation(visit),
		.at_utc = visit->now_utc,
		.by = visit_actor(visit),
	};
	enum status status = read_whose(visit, in, &round, fault);

	if (status != OK)
		return status;
	read_days(visit, &fields, in, &round);
	read_rest(visit, &fields, in, &round);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	round.id = visit_id(visit);
	status = draw(visit, &round, in->wanted, fault);
	model_id(model, "id", round.id);
	return status;
}

/* ---- marks ---- */

static void
show_check(struct visit *visit, struct model *row,
	   const struct spot_check *check)
{
	model_id(row, "id", check->id);
	model_text(row, "ref", check->ref);
	model_int(row, "n", check->n);
	model_code(row, "service", "service", check->service);
	model_language(row, "language",
		       tag_find(check->language) ? check->language : NULL);
	model_id(row, "provider", check->provider);
	model_text(row, "provider_name", check->provider_name);
	model_time_or_null(row, "closed_at", check->closed_utc);
	model_bool(row, "scored", check->scored_utc != 0);
	for (int i = 0; i < SPOT_CRITERIA; i++)
		if (check->scored_utc)
			model_int(row, spot_criterion_names[i],
				  check->mark[i]);
		else
			model_null(row, spot_criterion_names[i]);
	model_bool(row, "good", check->good);
	model_text(row, "note", check->note);
	model_text(row, "checker", check->checker);
	model_time_or_null(row, "scored_at", check->scored_utc);
	show_actor(visit, row, "scored_by_name", check->scored_by);
}

static enum status
round_named(struct visit *visit, const char *text, struct spot_round *ret,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("id", fault);
	status = spot_round_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("id", fault) : status;
}

enum status
spot_round_show(struct visit *visit, const char *id, struct model *model,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct spot_round round;
	struct spot_checks all;
	struct model *rows;
	enum status status = round_named(visit, id, &round, fault);

	if (status == OK)
		status = spot_check_list(&access, round.id, &all, fault);
	if (status != OK)
		return status;
	show_round(visit, model, &round);
	model_text(model, "seed",
		   arena_printf(visit->arena, "%lld", (long long)round.seed));
	rows = model_children(model, "pieces");
	for (size_t i = 0; i < all.count; i++)
		show_check(visit, model_append(rows), &all.list[i]);
	return OK;
}

static void
read_marks(struct fields *fields, const struct spot_score *in,
	   struct spot_check *check)
{
	const int64_t said[SPOT_CRITERIA] = {
		[SPOT_ACCURACY] = in->accuracy,
		[SPOT_COMPLETENESS] = in->completeness,
		[SPOT_REGISTER] = in->tone,
		[SPOT_TIMELINESS] = in->timeliness,
	};

	for (int i = 0; i < SPOT_CRITERIA; i++) {
		const char *name = spot_criterion_names[i];

		if (said[i] < 1)
			(void)field_needed(fields, name, "", 10);
		else if (field_count(fields, name, said[i], SPOT_MARK_MOST))
			check->mark[i] = (int)said[i];
	}
	check->note = field_text(fields, "note", in->note, NOTE_MOST);
	check->checker = field_text(fields, "checker", in->checker, 200);
}

static enum status
log_score(struct visit *visit, const struct spot_check *check,
	  struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "spot-check.scored",
		.subject = check->provider,
		.organisation = check->organisation,
		.service = check->service,
		.language = check->language,
		.payload = payload,
	};

	model_id(payload, "check", check->id);
	for (int i = 0; i < SPOT_CRITERIA; i++)
		model_int(payload, spot_criterion_names[i], check->mark[i]);
	model_bool(payload, "good", check->good);
	return log_event(visit, &entry, fault);
}

enum status
spot_score(struct visit *visit, const struct spot_score *in,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct spot_check check;
	struct spot_round round;
	int64_t id;
	enum status status = round_named(visit, in->round, &round, fault);

	if (status == OK && (!in->id || !id_parse(in->id, &id)))
		return not_found("check", fault);
	if (status == OK)
		status = spot_check_get(&access, id, &check, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && check.round != round.id))
		return not_found("check", fault);
	if (status != OK)
		return status;
	read_marks(&fields, in, &check);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	check.good = spot_good(check.mark);
	check.scored_utc = visit->now_utc;
	check.scored_by = visit_actor(visit);
	status = spot_check_score(&access, &check, fault);
	if (status == OK)
		status = log_score(visit, &check, fault);
	model_id(model, "round", round.id);
	model_id(model, "id", check.id);
	return status;
}
