/* Entries and changes of a policy as models. */
#include <string.h>

#include "core/name.h"
#include "desk/inside.h"
#include "desk/policy_inside.h"
#include "wire/model.h"

static void
show_word(struct model *model, const char *key, const char *const *names,
	  int at)
{
	model_code(model, key, key, at == POLICY_ANY ? NULL : names[at]);
}

static void
show_number(struct model *model, const char *key, int number)
{
	if (number == POLICY_ANY)
		model_null(model, key);
	else
		model_int(model, key, number);
}

static void
show_flag(struct model *model, const char *key, int flag)
{
	model_code(model, key,
		   !strcmp(key, "evidence") ? "policy-evidence"
					    : "policy-disability",
		   flag == POLICY_ANY ? NULL
		   : flag	      ? "yes"
				      : "no");
}

/* A rule without a condition. */
static bool
fits_all(const struct policy_rule *rule)
{
	return rule->service == POLICY_ANY && rule->mode == POLICY_ANY &&
	       rule->format == POLICY_ANY &&
	       rule->document_class == POLICY_ANY &&
	       rule->words_over == POLICY_ANY &&
	       rule->cost_over == POLICY_ANY && !rule->group &&
	       rule->evidence == POLICY_ANY && rule->disability == POLICY_ANY;
}

void
show_policy_rule(struct model *model, const struct policy_rule *rule)
{
	show_number(model, "order",
		    rule->order > POLICY_ORDER_MOST ? POLICY_ANY
						    : rule->order);
	show_word(model, "service", service_names, rule->service);
	show_word(model, "mode", mode_names, rule->mode);
	show_word(model, "format", format_names, rule->format);
	show_word(model, "class", document_class_names, rule->document_class);
	show_number(model, "words_over", rule->words_over);
	if (rule->cost_over == POLICY_ANY)
		model_null(model, "cost_over");
	else
		model_money(model, "cost_over", rule->cost_over, "GBP");
	model_text(model, "group", rule->group);
	model_message(model, "group_name",
		      rule->languages ? rule->languages->name : NULL);
	show_flag(model, "evidence", rule->evidence);
	show_flag(model, "disability", rule->disability);
	model_code(model, "verdict", "verdict",
		   policy_verdict_name(rule->verdict));
	model_code(model, "response", "response",
		   response_name(rule->response));
	model_message(model, "why", rule->why);
	model_bool(model, "law", rule->order < POLICY_DUTY_ORDER);
	model_bool(model, "any", rule->order <= policy_last.order &&
					 fits_all(rule));
}

static void
show_within(struct model *model, const struct standard *standard)
{
	char within[DURATION_TEXT];

	duration_text(standard->duration, within);
	model_code(model, "clock", "clock", clock_kind_name(standard->kind));
	model_text(model, "within", within);
	model_minutes_or_null(model, "time",
			      standard->duration.unit == DURATION_MINUTES
				      ? standard->duration.count
				      : -1);
	model_int(model, "count", standard->duration.count);
	model_bool(model, "days",
		   standard->duration.unit == DURATION_DAYS);
}

void
show_policy_standard(struct model *model,
		     const struct policy_standard *standard)
{
	model_code(model, "standard", "standard", standard->standard.code);
	show_within(model, &standard->standard);
	show_word(model, "service", service_names, standard->service);
	show_word(model, "mode", mode_names, standard->mode);
	show_word(model, "format", format_names, standard->format);
	show_number(model, "words_upto", standard->words_upto);
	model_bool(model, "signed", standard->is_signed == 1);
}

void
show_policy_seers(struct model *model, const struct policy_seers *seers)
{
	struct model *list = model_children(model, "roles");

	for (int i = 0; i < ROLES; i++)
		if (seers->roles & ROLE_BIT(i))
			model_code(list, NULL, "role", role_names[i]);
	list = model_children(model, "accounts");
	for (size_t i = 0; i < seers->emails; i++)
		model_append_text(list, seers->email[i]);
}

void
show_policy_group(struct model *model, const struct policy_group *group)
{
	struct model *list = model_children(model, "languages");

	model_message(model, "name", group->name);
	for (size_t i = 0; i < group->tags; i++)
		model_language(model_append(list), "language", group->tag[i]);
	model_bool(model, "built_in",
		   !strcmp(group->code, policy_signed.code));
}

void
show_policy_source(struct model *model, const struct policy_source *source)
{
	model_code(model, "origin", "origin",
		   policy_origin_names[source->origin]);
	model_int(model, "version", source->version);
}

void
show_policy_entry(struct model *model, const struct policy_entry *entry)
{
	switch (entry->kind) {
	case POLICY_RULE:
		show_policy_rule(model, &entry->rule);
		break;
	case POLICY_STANDARD:
		model_code(model, "standard", "standard", entry->code);
		show_within(model, &entry->standard);
		break;
	case POLICY_CLASS:
		model_bool(model, "always", true);
		break;
	case POLICY_SENSITIVITY:
		show_policy_seers(model, &entry->seers);
		break;
	case POLICY_GROUP:
		show_policy_group(model, &entry->group);
		break;
	}
}

void
show_policy_name(struct model *model, const char *kind, const char *code)
{
	bool class = !strcmp(kind, policy_kind_names[POLICY_CLASS]);
	bool guarded = !strcmp(kind, policy_kind_names[POLICY_SENSITIVITY]);

	model_text(model, "kind", kind);
	model_text(model, "code", code);
	model_code(model, "of_class", "class", class ? code : NULL);
	model_code(model, "of_sensitivity", "sensitivity",
		   guarded ? code : NULL);
}

static const char *
state_of(const struct policy_row *row, int64_t now_utc)
{
	if (row->withdrawn_utc)
		return "withdrawn";
	if (!row->confirmed_utc)
		return "proposed";
	if (row->from_utc > now_utc)
		return "waiting";
	if (row->until_utc && row->until_utc <= now_utc)
		return "past";
	return "in-force";
}

static void
show_times(struct visit *visit, struct model *model,
	   const struct policy_row *row)
{
	model_time(model, "from", row->from_utc);
	model_time_or_null(model, "until", row->until_utc);
	model_text(model, "reason", row->reason);
	model_time(model, "made_at", row->made_utc);
	model_text(model, "made_by", row->made_name);
	model_time_or_null(model, "confirmed_at", row->confirmed_utc);
	model_text(model, "confirmed_by", row->confirmed_name);
	model_time_or_null(model, "withdrawn_at", row->withdrawn_utc);
	model_text(model, "withdrawn_by", row->withdrawn_name);
	model_code(model, "state", "policy-state",
		   state_of(row, visit->now_utc));
}

enum status
show_policy_change(struct visit *visit, struct model *model,
		   const struct policy_row *row, struct fault *fault)
{
	struct policy_version version;
	enum status status = policy_row_read(row, visit_organisation(visit),
					     visit->arena, &version, fault);

	if (status != OK)
		return status;
	model_id(model, "id", row->id);
	show_policy_name(model, row->kind, row->code);
	model_int(model, "version", row->version);
	model_code(model, "stance", "policy-stance", row->stance);
	model_text(model, "organisation", row->organisation_name);
	model_code(model, "origin", "origin",
		   policy_origin_names[version.origin]);
	if (version.entry.stance == POLICY_SAYS)
		show_policy_entry(model_child(model, "entry"), &version.entry);
	else
		model_null(model, "entry");
	model_text(model, "text", row->text);
	show_times(visit, model, row);
	return OK;
}
