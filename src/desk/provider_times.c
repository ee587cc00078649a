/* When a provider works and is away. */
#include "desk/provider_times.h"

#include <string.h>

#include "desk/calendar_inside.h"
#include "desk/inside.h"
#include "desk/linguists.h"
#include "desk/provider_input.h"
#include "desk/provider_show.h"
#include "lang/zone.h"
#include "store/linguist.h"
#include "store/opening.h"
#include "wire/model.h"

#define AWAY_DAYS_MOST 732

static const char *const short_days[7] = {"mon", "tue", "wed", "thu",
					  "fri", "sat", "sun"};

static const char *
time_text(struct arena *arena, int minute)
{
	return arena_printf(arena, "%02d:%02d", minute / 60, minute % 60);
}

/* As hours_change takes it, a day each. */
static const char *
hours_text(struct arena *arena, const struct provider_hours *hours)
{
	const char *all = "";
	int weekday = -1;

	for (size_t i = 0; i < hours->count; i++) {
		const struct opening_hours *one = &hours->list[i];

		if (one->weekday != weekday)
			all = arena_printf(arena, "%s%s%s", all,
					   *all ? "; " : "",
					   short_days[one->weekday]);
		weekday = one->weekday;
		all = arena_printf(arena, "%s %s-%s", all,
				   time_text(arena, one->from_min),
				   time_text(arena, one->to_min));
	}
	return all;
}

static void
show_hours(struct visit *visit, struct model *model,
	   const struct provider_hours *hours)
{
	struct model *rows = model_children(model, "hours");

	for (size_t i = 0; i < hours->count; i++) {
		const struct opening_hours *one = &hours->list[i];
		struct model *row = model_append(rows);

		model_code(row, "weekday", "weekday",
			   calendar_weekdays[one->weekday]);
		model_text(row, "from", time_text(visit->arena,
						  one->from_min));
		model_text(row, "to", time_text(visit->arena, one->to_min));
	}
	model_bool(model, "hours_said", hours->count != 0);
	model_text(model, "hours_text", hours_text(visit->arena, hours));
}

enum status
show_times(struct visit *visit, const struct provider *provider,
	   struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	int32_t today = zone_local(visit->now_utc).day_days;
	struct provider_absences aways;
	struct provider_hours hours;
	struct model *rows;
	enum status status =
		hours_list(&access, provider->id, &hours, fault);

	if (status == OK)
		status = away_list(&access, provider->id, today, &aways,
				   fault);
	if (status != OK)
		return status;
	show_hours(visit, model, &hours);
	rows = model_children(model, "absences");
	for (size_t i = 0; i < aways.count; i++) {
		const struct provider_absence *one = &aways.list[i];
		struct model *row = model_append(rows);

		model_id(row, "id", one->id);
		model_id(row, "provider", one->provider);
		model_id(row, "linguist", one->linguist);
		model_text(row, "linguist_name", one->linguist_name);
		model_day(row, "from", one->from_days);
		model_day(row, "to", one->to_days);
		model_text(row, "why", one->why);
	}
	return OK;
}

/* Managers and administrators, and the line manager of a colleague. */
static enum status
may_time(struct visit *visit, const char *text, struct provider *ret,
	 struct fault *fault)
{
	enum status status = provider_named(visit, text, ret, fault);

	if (status == OK && ret->manager && !ret->ended_utc &&
	    ret->manager == visit_actor(visit))
		return OK;
	return status == OK ? provider_changing(visit, text, ret, fault)
			    : status;
}

enum status
provider_times(struct visit *visit, const char *text, struct model *model,
	       struct fault *fault)
{
	struct provider provider;
	enum status status = provider_named(visit, text, &provider, fault);

	if (status != OK)
		return status;
	show_provider_head(visit, &provider, model);
	model_bool(model, "may_change",
		   may_time(visit, text, &provider, NULL) == OK);
	status = show_times(visit, &provider, model, fault);
	return status == OK ? show_linguists(visit, &provider, model, fault)
			    : status;
}

enum status
hours_change(struct visit *visit, const char *text, const char *said,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct model *payload = model_object(visit->arena);
	struct provider_hours hours = {NULL, 0}, old = {NULL, 0};
	struct provider provider;
	const char *now;
	enum status status = may_time(visit, text, &provider, fault);

	if (status != OK)
		return status;
	if (said && *said)
		hours_read(&fields, said, &hours);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = hours_list(&access, provider.id, &old, fault);
	if (status == OK)
		status = hours_put(&access, provider.id, &hours, fault);
	if (status != OK)
		return status;
	model_id(model, "id", provider.id);
	now = hours_text(visit->arena, &hours);
	if (!strcmp(now, hours_text(visit->arena, &old)))
		return OK;
	model_text(payload, "hours", now);
	return provider_log(visit, "provider.hours-changed", &provider,
			    payload, fault);
}

/* ---- absences ---- */

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

static bool
read_day(struct fields *fields, const char *name, const char *said,
	 int32_t *ret)
{
	const char *text = field_needed(fields, name, said, 20);
	struct fault fault;

	if (!text)
		return false;
	if (zone_parse_day("", text, ret, &fault) == OK)
		return true;
	field_take(fields, name, &fault);
	return false;
}

static void
read_days(struct fields *fields, const struct away_input *in,
	  struct provider_absence *ret)
{
	bool from = read_day(fields, "from", in->from, &ret->from_days);
	bool to = read_day(fields, "to", in->to, &ret->to_days);

	if (!from || !to)
		return;
	if (ret->to_days < ret->from_days)
		bad(fields, "to", N_("The last day is before the first one"));
	else if (ret->to_days - ret->from_days > AWAY_DAYS_MOST)
		bad(fields, "to",
		    N_("An absence is two years at most: stop the provider "
		       "instead"));
}

static enum status
read_linguist(struct visit *visit, struct fields *fields,
	      const struct away_input *in, struct provider_absence *ret,
	      struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct linguist linguist;
	int64_t id;
	enum status status = E_NOT_FOUND;

	if (!in->linguist || !*in->linguist)
		return OK;
	if (id_parse(in->linguist, &id))
		status = linguist_get(&access, id, &linguist, fault);
	if (status == OK && linguist.provider == ret->provider) {
		ret->linguist = id;
		return OK;
	}
	if (status != OK && status != E_NOT_FOUND)
		return status;
	bad(fields, "linguist", N_("Nobody of that kind works for them"));
	return OK;
}

static enum status
log_away(struct visit *visit, const char *kind,
	 const struct provider *provider, const struct provider_absence *away,
	 struct fault *fault)
{
	struct model *payload = model_object(visit->arena);

	model_day(payload, "from", away->from_days);
	model_day(payload, "to", away->to_days);
	model_id(payload, "linguist", away->linguist);
	return provider_log(visit, kind, provider, payload, fault);
}

enum status
away_add(struct visit *visit, const char *text, const struct away_input *in,
	 struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct provider_absence away = {.at_utc = visit->now_utc,
					.by = visit_actor(visit)};
	struct provider provider;
	enum status status = may_time(visit, text, &provider, fault);

	if (status != OK)
		return status;
	away.provider = provider.id;
	read_days(&fields, in, &away);
	away.why = field_text(&fields, "why", in->why, 200);
	status = read_linguist(visit, &fields, in, &away, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	away.id = visit_id(visit);
	status = away_insert(&access, &away, fault);
	if (status == OK)
		status = log_away(visit, "provider.absence-added", &provider,
				  &away, fault);
	model_id(model, "id", away.id);
	return status;
}

enum status
away_take_back(struct visit *visit, const struct away_place *place,
	       struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct provider_absence away;
	struct provider provider;
	int64_t id;
	enum status status =
		may_time(visit, place->provider, &provider, fault);

	if (status != OK)
		return status;
	if (!place->absence || !id_parse(place->absence, &id))
		return not_found("absence", fault);
	status = away_get(&access, id, &away, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && away.provider != provider.id))
		return not_found("absence", fault);
	if (status == OK)
		status = away_end(&access, id, visit->now_utc, fault);
	if (status == E_NOT_FOUND)
		return not_found("absence", fault);
	if (status == OK)
		status = log_away(visit, "provider.absence-taken-back",
				  &provider, &away, fault);
	model_id(model, "id", provider.id);
	return status;
}
