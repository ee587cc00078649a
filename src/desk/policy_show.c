/* An organisation's policy, shown. */
#include <string.h>

#include "core/name.h"
#include "desk/inside.h"
#include "desk/policy_change.h"
#include "desk/policy_inside.h"
#include "store/organisation.h"
#include "wire/model.h"

/* Everything that was put over what ships, and what it makes now. */
struct shown {
	struct organisation organisation;
	struct policy_versions versions;
	struct policy policy;
};

static enum status
read_shown(struct visit *visit, struct shown *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct versions_query query = {
		.organisation = visit_organisation(visit),
		.arena = visit->arena};
	enum status status = organisation_get(&access, query.organisation,
					      &ret->organisation, fault);

	if (status == OK)
		status = policy_versions(visit, &query, &ret->versions, fault);
	if (status == OK)
		policy_compose(ret->versions.list, ret->versions.count,
			       visit->now_utc, visit->arena, &ret->policy);
	return status;
}

static void
show_head(struct model *model, const struct shown *shown)
{
	model_text(model, "organisation", shown->organisation.name);
	model_bool(model, "partnership", shown->organisation.parent != 0);
}

static void
show_rule(struct model *model, const struct policy_rule *rule)
{
	show_policy_name(model, policy_kind_names[POLICY_RULE], rule->code);
	show_policy_source(model, &rule->source);
	show_policy_rule(model, rule);
}

/* What ships, or the partnership's, that somebody switched off. */
static void
show_off(struct visit *visit, struct model *list, const struct shown *shown)
{
	for (size_t i = 0; i < shown->versions.count; i++) {
		const struct policy_version *version =
			&shown->versions.list[i];
		struct policy_source source = {version->origin,
					       version->version,
					       version->row};
		struct model *row;

		if (version->entry.kind != POLICY_RULE ||
		    version->entry.stance != POLICY_OFF ||
		    policy_in_force(shown->versions.list,
				    shown->versions.count, &version->entry,
				    visit->now_utc) != version)
			continue;
		row = model_append(list);
		show_policy_name(row, policy_kind_names[POLICY_RULE],
				 version->entry.code);
		show_policy_source(row, &source);
		model_message(row, "why", NULL);
		for (size_t j = 0; j < policy_shipped.rules; j++)
			if (!strcmp(policy_shipped.rule[j].code,
				    version->entry.code))
				model_message(row, "why",
					      policy_shipped.rule[j].why);
	}
}

static enum status
show_waiting(struct visit *visit, struct model *list, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct policy_rows rows;
	enum status status =
		policy_rows_waiting(&access, visit_organisation(visit),
				    visit->now_utc, &rows, fault);

	for (size_t i = 0; status == OK && i < rows.count; i++)
		status = show_policy_change(visit, model_append(list),
					    &rows.list[i], fault);
	return status;
}

static struct model *
append_entry(struct model *list, enum policy_kind kind, const char *code,
	     const struct policy_source *source)
{
	struct model *row = model_append(list);

	show_policy_name(row, policy_kind_names[kind], code);
	show_policy_source(row, source);
	return row;
}

static void
show_classes(struct model *list, const struct shown *shown)
{
	for (int i = 0; i < CLASSES; i++) {
		const struct policy_entry of = {
			.kind = POLICY_CLASS, .code = document_class_names[i]};
		const struct policy_version *version = policy_in_force(
			shown->versions.list, shown->versions.count, &of,
			shown->policy.since_utc);
		struct policy_source source = {POLICY_SHIPPED, 0, 0};
		struct model *row;

		if (version)
			source = (struct policy_source){version->origin,
							version->version,
							version->row};
		row = append_entry(list, POLICY_CLASS, of.code, &source);
		model_bool(row, "always", shown->policy.always[i]);
		model_bool(row, "law", policy_shipped.always[i]);
	}
}

/* One kind's entries as they hold now. */
static void
show_entries(struct model *list, enum policy_kind kind,
	     const struct shown *shown)
{
	const struct policy *policy = &shown->policy;

	switch (kind) {
	case POLICY_RULE:
		for (size_t i = 0; i < policy->rules; i++)
			show_rule(model_append(list), &policy->rule[i]);
		show_rule(model_append(list), &policy_last);
		show_rule(model_append(list), &policy_unknown);
		break;
	case POLICY_STANDARD:
		for (int i = 0; i < POLICY_STANDARDS; i++)
			show_policy_standard(
				append_entry(list, kind,
					     policy->standard[i].standard.code,
					     &policy->standard[i].source),
				&policy->standard[i]);
		break;
	case POLICY_CLASS:
		show_classes(list, shown);
		break;
	case POLICY_SENSITIVITY:
		for (int i = 1; i < SENSITIVITIES; i++)
			show_policy_seers(append_entry(list, kind,
						       sensitivity_names[i],
						       &policy->sees[i].source),
					  &policy->sees[i]);
		break;
	case POLICY_GROUP:
		for (size_t i = 0; i < policy->groups; i++) {
			const struct policy_group *group = &policy->group[i];

			show_policy_group(append_entry(list, kind, group->code,
						       &group->source),
					  group);
		}
		break;
	}
}

enum status
policy_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct shown shown;
	struct model *rules;
	enum status status = read_shown(visit, &shown, fault);

	if (status != OK)
		return status;
	show_head(model, &shown);
	rules = model_children(model, "rules");
	show_entries(rules, POLICY_RULE, &shown);
	show_off(visit, model_children(model, "off"), &shown);
	return show_waiting(visit, model_children(model, "waiting"), fault);
}

static enum status
find_kind(const char *name, enum policy_kind *ret, struct fault *fault)
{
	int kind = name_find(policy_kind_names, POLICY_KINDS, name);

	if (kind < 0)
		return not_found("kind", fault);
	*ret = (enum policy_kind)kind;
	return OK;
}

enum status
policy_kind_show(struct visit *visit, const char *name, struct model *model,
		 struct fault *fault)
{
	struct shown shown;
	enum policy_kind kind = POLICY_RULE;
	enum status status = find_kind(name, &kind, fault);

	if (status == OK)
		status = read_shown(visit, &shown, fault);
	if (status != OK)
		return status;
	show_head(model, &shown);
	show_entries(model_children(model, "entries"), kind, &shown);
	return OK;
}

/* The entry of that code among those of its kind, into the model. */
static bool
show_one(struct visit *visit, struct model *model, enum policy_kind kind,
	 const struct shown *shown)
{
	const char *code = model_text_of(model_get(model, "code"));
	struct model *list = model_list(visit->arena);

	show_entries(list, kind, shown);
	model_null(model, "entry");
	for (const struct model *one = model_first(list); one;
	     one = model_next(one)) {
		if (strcmp(model_text_of(model_get(one, "code")), code) != 0)
			continue;
		model_copy(model, "entry", one);
		return true;
	}
	return false;
}

static bool
is_own(const struct shown *shown, const struct policy_entry *of,
       int64_t now_utc)
{
	const struct policy_version *version = policy_in_force(
		shown->versions.list, shown->versions.count, of, now_utc);

	return version && version->origin == POLICY_OWN;
}

enum status
policy_code_show(struct visit *visit, const char *name, const char *code,
		 struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct policy_key key = {visit_organisation(visit), name, code};
	struct policy_entry of = {.code = code};
	struct policy_rows rows;
	struct shown shown;
	struct model *list;
	bool there;
	enum status status = find_kind(name, &of.kind, fault);

	if (status == OK)
		status = read_shown(visit, &shown, fault);
	if (status == OK)
		status = policy_rows_of(&access, &key, &rows, fault);
	if (status != OK)
		return status;
	show_head(model, &shown);
	show_policy_name(model, name, code);
	there = show_one(visit, model, of.kind, &shown);
	if (!there && !rows.count)
		return not_found("code", fault);
	model_bool(model, "own", is_own(&shown, &of, visit->now_utc));
	/* Nothing but its code can be wrong with what is inherited. */
	of.stance = POLICY_INHERITS;
	status = policy_entry_check(&of, NULL);
	model_bool(model, "fixed", status != OK);
	model_bool(model, "law", status == E_REFUSED);
	status = OK;
	list = model_children(model, "versions");
	for (size_t i = 0; status == OK && i < rows.count; i++)
		status = show_policy_change(visit, model_append(list),
					    &rows.list[i], fault);
	return status;
}
