/* A provider as pages show it. */
#include "desk/provider_show.h"

#include <string.h>

#include "desk/inside.h"
#include "desk/linguists.h"
#include "desk/provider_input.h"
#include "desk/provider_times.h"
#include "desk/providers.h"
#include "desk/qualifications.h"
#include "desk/show.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "store/account.h"
#include "wire/model.h"

static void
show_share(struct model *model, int64_t done, int64_t in_standard)
{
	model_int(model, "done", done);
	model_int(model, "in_standard", in_standard);
	if (done)
		model_real(model, "share",
			   (double)in_standard / (double)done);
	else
		model_null(model, "share");
}

/* What a skill is in beside English. */
static const char *
language_of(const struct skill *skill)
{
	return strcmp(skill->language, "en") || !*skill->from
		       ? skill->language
		       : skill->from;
}

/* Each language once. */
static void
show_languages(struct model *model, const struct skills *skills)
{
	struct model *rows = model_children(model, "languages");

	for (size_t i = 0; i < skills->count; i++) {
		const char *language = language_of(&skills->list[i]);
		bool seen = false;

		for (size_t j = 0; j < i && !seen; j++)
			seen = !strcmp(language_of(&skills->list[j]),
				       language);
		if (!seen && *language && tag_find(language))
			model_language(model_append(rows), "language",
				       language);
	}
}

/* How many papers run out soon or have. */
static enum status
show_papers(struct visit *visit, const struct provider *provider,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	int32_t today = zone_local(visit->now_utc).day_days;
	struct held_credentials held;
	int64_t papers = 0;
	bool lapsed = false;
	enum status status =
		credential_list(&access, provider->id, &held, fault);

	if (status != OK)
		return status;
	for (size_t i = 0; i < held.count; i++) {
		enum credential_state state = credential_state(
			held.list[i].credential.due_days, today);

		papers += state != CREDENTIAL_HOLDS;
		lapsed |= state == CREDENTIAL_LAPSED;
	}
	model_int(model, "papers", papers);
	model_bool(model, "lapsed", lapsed);
	return OK;
}

static void
show_facts_of(const struct provider *provider, struct model *model)
{
	model_id(model, "id", provider->id);
	model_text(model, "name", provider->name);
	model_code(model, "kind", "provider-kind",
		   provider_kind_name(provider->kind));
	model_text(model, "email", provider->email);
	model_text(model, "phone", provider->phone);
	model_text(model, "area", provider->area);
	model_bool(model, "active", provider->active);
	model_bool(model, "ended", provider->ended_utc != 0);
	model_int(model, "contract_order", provider->contract_order);
	model_int(model, "capacity", provider->capacity);
	model_int(model, "open_items", provider->open_items);
}

enum status
show_provider(struct visit *visit, const struct provider *provider,
	      struct model *model, struct provider_parts *parts,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t done = 0, in_standard = 0;
	enum status status =
		provider_figures(&access, provider->id, visit->now_utc,
				 &parts->figures, fault);

	if (status == OK)
		status = skill_list(&access, provider->id, &parts->skills,
				    fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < parts->figures.count; i++) {
		done += parts->figures.list[i].done;
		in_standard += parts->figures.list[i].in_standard;
	}
	show_facts_of(provider, model);
	show_share(model, done, in_standard);
	show_languages(model, &parts->skills);
	return show_papers(visit, provider, model, fault);
}

void
show_provider_head(struct visit *visit, const struct provider *provider,
		   struct model *model)
{
	struct access access = visit_access(visit);

	model_id(model, "provider", provider->id);
	model_text(model, "name", provider->name);
	model_code(model, "kind", "provider-kind",
		   provider_kind_name(provider->kind));
	model_bool(model, "active", provider->active);
	model_bool(model, "ended", provider->ended_utc != 0);
	model_bool(model, "mine",
		   scope_has(access.scope, provider->organisation));
}

const char *
skill_key(struct arena *arena, const struct skill *skill)
{
	return arena_printf(arena, "%s:%s:%s:%s:%s",
			    service_name(skill->service), skill->from,
			    skill->language, mode_name(skill->mode),
			    format_name(skill->format));
}

static void
show_skills(struct visit *visit, struct model *model,
	    const struct skills *skills)
{
	struct model *rows = model_children(model, "skills");

	for (size_t i = 0; i < skills->count; i++) {
		const struct skill *skill = &skills->list[i];
		const char *mode = mode_name(skill->mode);
		const char *format = format_name(skill->format);
		struct model *row = model_append(rows);

		model_code(row, "service", "service",
			   service_name(skill->service));
		model_language(row, "from", *skill->from ? skill->from : NULL);
		model_language(row, "language",
			       *skill->language ? skill->language : NULL);
		model_code(row, "mode", "mode", *mode ? mode : NULL);
		model_code(row, "format", "format", *format ? format : NULL);
		model_text(row, "dialects", skill->dialects);
		model_text(row, "scripts", skill->scripts);
		model_null(row, "price");
		if (skill->price_minor)
			model_money(row, "price", skill->price_minor, "GBP");
		model_code(row, "unit", "unit", skill_unit_name(skill->unit));
		model_text(row, "key", skill_key(visit->arena, skill));
	}
}

static void
show_figures(struct model *model, const struct provider_figures *figures)
{
	struct model *rows = model_children(model, "figures");

	for (size_t i = 0; i < figures->count; i++) {
		const struct provider_figure *figure = &figures->list[i];
		struct model *row = model_append(rows);

		model_code(row, "service", "service",
			   service_name(figure->service));
		model_language(row, "language",
			       *figure->language ? figure->language : NULL);
		show_share(row, figure->done, figure->in_standard);
		model_int(row, "offers", figure->offers);
		model_int(row, "accepted", figure->accepted);
		model_int(row, "checked", figure->checked);
		model_int(row, "good", figure->good);
	}
}

/* The line manager of an in-house colleague. */
static enum status
show_manager(struct visit *visit, const struct provider *provider,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct account account;
	enum status status;

	model_null(model, "manager");
	model_null(model, "manager_name");
	if (!provider->manager)
		return OK;
	status = account_get(&access, provider->manager, &account, fault);
	if (status == E_NOT_FOUND)
		return OK;
	if (status == OK) {
		model_text(model, "manager", account.email);
		model_text(model, "manager_name", account.name);
	}
	return status;
}

static void
show_stopped(struct visit *visit, const struct provider *provider,
	     struct model *model)
{
	struct model *child;

	model_null(model, "stopped");
	if (provider->active || !provider->stopped_utc)
		return;
	child = model_child(model, "stopped");
	model_time(child, "at", provider->stopped_utc);
	show_actor(visit, child, "by_name", provider->stopped_by);
	model_text(child, "why", provider->stopped_why);
	model_text(child, "agreed_with", provider->agreed_with);
}

static enum status
show_more(struct visit *visit, const struct provider *provider,
	  struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status;

	model_text(model, "areas", provider->areas);
	model_int(model, "travel_minutes", provider->travel_min);
	model_int(model, "travel_miles", provider->travel_miles);
	model_language(model, "language", provider->language);
	model_code(model, "gender", "gender", provider->gender);
	model_text(model, "note", provider->note);
	model_int(model, "version", provider->version);
	model_time_or_null(model, "ended_at", provider->ended_utc);
	model_bool(model, "mine",
		   scope_has(access.scope, provider->organisation));
	show_stopped(visit, provider, model);
	status = show_manager(visit, provider, model, fault);
	if (status == OK)
		status = show_qualifications(visit, provider, model, fault);
	if (status == OK)
		status = show_linguists(visit, provider, model, fault);
	if (status == OK)
		status = show_times(visit, provider, model, fault);
	return status;
}

enum status
provider_show(struct visit *visit, const char *text, struct model *model,
	      struct fault *fault)
{
	struct desk_note reading = {.kind = "provider.read",
				    .when = NOTE_QUEUED};
	struct provider_parts parts;
	struct provider provider;
	enum status status = provider_named(visit, text, &provider, fault);

	if (status != OK)
		return status;
	reading.subject = provider.id;
	reading.organisation = provider.organisation;
	status = desk_note_read(visit, &reading, fault);
	if (status == OK)
		status = show_provider(visit, &provider, model, &parts, fault);
	if (status == OK)
		status = show_more(visit, &provider, model, fault);
	if (status != OK)
		return status;
	show_skills(visit, model, &parts.skills);
	show_figures(model, &parts.figures);
	return OK;
}
