/* Who does the work: the list, one provider, a new one. */
#include "desk/providers.h"

#include <string.h>

#include "core/measure.h"
#include "desk/inside.h"
#include "desk/provider_input.h"
#include "desk/show.h"
#include "lang/tag.h"
#include "lang/zone.h"
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

/* Each language once. */
static void
show_languages(struct model *model, const struct skills *skills)
{
	struct model *rows = model_children(model, "languages");

	for (size_t i = 0; i < skills->count; i++) {
		const char *language = skills->list[i].language;
		bool seen = false;

		for (size_t j = 0; j < i && !seen; j++)
			seen = !strcmp(skills->list[j].language, language);
		if (!seen && *language && tag_find(language))
			model_language(model_append(rows), "language",
				       language);
	}
}

static enum status
show_provider(struct visit *visit, struct model *model,
	      const struct provider *provider, struct provider_figures *figures,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t done = 0, in_standard = 0;
	struct skills skills;
	enum status status = provider_figures(&access, provider->id,
					      visit->now_utc, figures, fault);

	if (status == OK)
		status = skill_list(&access, provider->id, &skills, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < figures->count; i++) {
		done += figures->list[i].done;
		in_standard += figures->list[i].in_standard;
	}
	model_id(model, "id", provider->id);
	model_text(model, "name", provider->name);
	model_code(model, "kind", "provider-kind",
		   provider_kind_name(provider->kind));
	model_text(model, "email", provider->email);
	model_text(model, "phone", provider->phone);
	model_text(model, "area", provider->area);
	model_bool(model, "active", provider->active);
	model_int(model, "contract_order", provider->contract_order);
	model_int(model, "capacity", provider->capacity);
	model_int(model, "open_items", provider->open_items);
	show_share(model, done, in_standard);
	show_languages(model, &skills);
	return OK;
}

enum status
providers_list(struct visit *visit, const struct page_wish *wish,
	       struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "providers");
	struct provider_figures figures;
	struct providers all;
	int64_t first;
	size_t limit, end;
	enum status status = page_limit(wish, &limit, fault);

	if (status == OK)
		status = page_number(wish->after, &first, fault);
	if (status == OK)
		status = provider_list(&access, &all, fault);
	if (status != OK)
		return status;
	end = (size_t)first + limit < all.count ? (size_t)first + limit
						: all.count;
	for (size_t i = (size_t)first; status == OK && i < end; i++)
		status = show_provider(visit, model_append(rows),
				       &all.list[i], &figures, fault);
	model_text(model, "next",
		   end < all.count ? arena_printf(visit->arena, "%zu", end)
				   : NULL);
	return status;
}

static void
show_skills(struct model *model, const struct skills *skills)
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
		model_money(row, "price", skill->price_minor, "GBP");
		model_code(row, "unit", "unit", skill_unit_name(skill->unit));
	}
}

enum status
provider_show(struct visit *visit, const char *text, struct model *model,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider_figures figures;
	struct provider provider;
	struct skills skills;
	struct model *rows;
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("provider", fault);
	status = provider_get(&access, id, &provider, fault);
	if (status == E_NOT_FOUND)
		return not_found("provider", fault);
	if (status == OK)
		status = show_provider(visit, model, &provider, &figures,
				       fault);
	if (status == OK)
		status = skill_list(&access, id, &skills, fault);
	if (status != OK)
		return status;
	show_skills(model, &skills);
	rows = model_children(model, "figures");
	for (size_t i = 0; i < figures.count; i++) {
		const struct provider_figure *figure = &figures.list[i];
		struct model *row = model_append(rows);

		model_code(row, "service", "service",
			   service_name(figure->service));
		model_language(row, "language",
			       *figure->language ? figure->language : NULL);
		show_share(row, figure->done, figure->in_standard);
		model_int(row, "offers", figure->offers);
		model_int(row, "accepted", figure->accepted);
	}
	return OK;
}

enum status
provider_add(struct visit *visit, const struct provider_input *input,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct provider_record record;
	bool added;
	enum status status = visit_needs(visit,
					 ROLE_BIT(ROLE_MANAGER) |
						 ROLE_BIT(ROLE_ADMINISTRATOR) |
						 ROLE_BIT(ROLE_SERVICE),
					 fault);

	if (status != OK)
		return status;
	provider_read(visit, input, &fields, &record);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = provider_put(visit, &record, &added, fault);
	if (status != OK)
		return status;
	if (!added)
		return fault_set(fault, E_CONFLICT, "/name",
				 N_("There is a provider of this name: change "
				    "that one, or choose another name"),
				 NULL);
	model_id(model, "id", record.provider.id);
	model_text(model, "name", record.provider.name);
	return OK;
}
