/* Who does the work: the list, a new one, and what they can do. */
#include "desk/providers.h"

#include <string.h>

#include "core/name.h"
#include "desk/inside.h"
#include "desk/provider_input.h"
#include "desk/provider_show.h"
#include "desk/provider_skill.h"
#include "desk/show.h"
#include "wire/model.h"

static const char *const states[] = {"active", "stopped", "ended"};

static void
read_word(struct fields *fields, const char *name, const char *value,
	  enum words set, int *ret)
{
	if (value && *value)
		(void)field_word(fields, name, value, set, ret);
}

static enum status
read_filter(struct visit *visit, const struct provider_filter *filter,
	    struct provider_wish *ret, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	int64_t skip = 0;
	int which = -1;
	enum status status;

	*ret = (struct provider_wish){.kind = -1, .service = -1, .mode = -1};
	ret->part = field_text(&fields, "q", filter->part, 200);
	read_word(&fields, "kind", filter->kind, WORDS_PROVIDER_KIND,
		  &ret->kind);
	read_word(&fields, "service", filter->service, WORDS_SERVICE,
		  &ret->service);
	read_word(&fields, "mode", filter->mode, WORDS_MODE, &ret->mode);
	if (ret->mode >= 0)
		ret->mode++; /* the set of words begins after none */
	if (filter->language && *filter->language)
		ret->language = field_language(&fields, "language",
					       filter->language);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK && filter->state && *filter->state)
		status = name_check("/state", states, 3, filter->state, &which,
				    fault);
	if (which >= 0)
		ret->which = (enum provider_which)(which + 1);
	if (status == OK)
		status = page_limit(&filter->page, &ret->limit, fault);
	if (status == OK)
		status = page_number(filter->page.after, &skip, fault);
	ret->skip = (size_t)skip;
	return status;
}

enum status
providers_list(struct visit *visit, const struct provider_filter *filter,
	       struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "providers");
	struct provider_parts parts;
	struct provider_wish wish;
	struct providers all;
	size_t shown;
	enum status status = read_filter(visit, filter, &wish, fault);

	if (status != OK)
		return status;
	wish.limit++;
	status = provider_find(&access, &wish, &all, fault);
	if (status != OK)
		return status;
	shown = all.count < wish.limit ? all.count : wish.limit - 1;
	for (size_t i = 0; status == OK && i < shown; i++)
		status = show_provider(visit, &all.list[i], model_append(rows),
				       &parts, fault);
	model_text(model, "next",
		   shown < all.count ? arena_printf(visit->arena, "%zu",
						    wish.skip + shown)
				     : NULL);
	return status;
}

enum status
provider_add(struct visit *visit, const struct provider_input *input,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct provider_record record = {.provider = {.id = 0}};
	bool added;
	enum status status = visit_needs(visit,
					 ROLE_BIT(ROLE_MANAGER) |
						 ROLE_BIT(ROLE_ADMINISTRATOR) |
						 ROLE_BIT(ROLE_SERVICE),
					 fault);

	if (status != OK)
		return status;
	provider_read(visit, input, &fields, &record);
	status = provider_managed(visit, &fields, &record, fault);
	if (status == OK)
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

enum status
provider_edit(struct visit *visit, const struct provider_edit *edit,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct provider_record record;
	enum status status =
		provider_changing(visit, edit->id, &record.provider, fault);

	if (status != OK)
		return status;
	record.provider.version = edit->version;
	provider_read(visit, &edit->input, &fields, &record);
	status = provider_managed(visit, &fields, &record, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status == OK)
		status = provider_renew(visit, &record, fault);
	if (status != OK)
		return status;
	model_id(model, "id", record.provider.id);
	model_int(model, "version", edit->version + 1);
	return OK;
}

enum status
provider_skills_add(struct visit *visit, const char *id, const char *text,
		    struct model *model, struct faults *faults,
		    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct provider provider;
	struct skills skills = {NULL, 0};
	enum status status = provider_changing(visit, id, &provider, fault);

	if (status != OK)
		return status;
	if (field_needed(&fields, "skills", text, 8000))
		skills_read(&fields, text, &skills);
	status = fields_end(&fields, fault);
	for (size_t i = 0; status == OK && i < skills.count; i++)
		status = skill_put(&access, provider.id, &skills.list[i],
				   fault);
	if (status == OK)
		status = provider_log(visit, "provider.skills-changed",
				      &provider, NULL, fault);
	model_id(model, "id", provider.id);
	return status;
}

enum status
provider_skill_drop(struct visit *visit, const char *id, const char *key,
		    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider provider;
	struct skills skills;
	enum status status = provider_changing(visit, id, &provider, fault);

	if (status == OK)
		status = skill_list(&access, provider.id, &skills, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < skills.count; i++) {
		if (!key || strcmp(skill_key(visit->arena, &skills.list[i]),
				   key) != 0)
			continue;
		status = skill_drop(&access, provider.id, &skills.list[i],
				    fault);
		if (status == OK)
			status = provider_log(visit, "provider.skills-changed",
					      &provider, NULL, fault);
		model_id(model, "id", provider.id);
		return status;
	}
	return not_found("key", fault);
}
