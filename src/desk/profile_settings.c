/* What an organisation decides about equality profiles. */
#include "desk/profile_settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "desk/decided.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/profile_inside.h"
#include "lang/zone.h"
#include "wire/model.h"

#define MONTHS_A_YEAR 12
#define DAYS_A_YEAR 365

/* "" where nobody decided. */
static enum status
decided(struct visit *visit, int64_t organisation, const char *name,
	const char **ret, struct fault *fault)
{
	struct kept_setting kept;
	enum status status =
		decided_get(visit, organisation, name, &kept, fault);

	if (status == OK)
		*ret = kept.organisation ? kept.value : "";
	return status;
}

static enum status
decided_number(struct visit *visit, int64_t organisation, const char *name,
	       int *ret, struct fault *fault)
{
	const char *text;
	enum status status =
		decided(visit, organisation, name, &text, fault);

	if (status == OK && *text)
		*ret = (int)strtol(text, NULL, 10);
	return status;
}

enum status
profile_settings_of(struct visit *visit, int64_t organisation,
		    struct profile_settings *ret, struct fault *fault)
{
	struct profile_settings s = {EQUALITY_NINE, PROFILE_MONTHS, 0,
				     INT32_MIN};
	const char *preset = "", *day = "";
	struct fault ignored;
	enum status status = decided(visit, organisation, "profile-preset",
				     &preset, fault);
	int found = name_find(equality_preset_names, EQUALITY_PRESETS, preset);

	if (status == OK)
		status = decided_number(visit, organisation, "profile-months",
					&s.months, fault);
	if (status == OK)
		status = decided_number(visit, organisation, "profile-target",
					&s.target, fault);
	if (status == OK)
		status = decided(visit, organisation, "profile-target-day",
				 &day, fault);
	if (status != OK)
		return status;
	if (found >= 0)
		s.preset = (enum equality_preset)found;
	if (*day && zone_parse_day("", day, &s.target_day, &ignored) != OK)
		s.target_day = INT32_MIN;
	*ret = s;
	return OK;
}

static const char *
target_name(struct visit *visit, const char *question)
{
	return arena_printf(visit->arena, "profile-target:%s", question);
}

enum status
profile_target(struct visit *visit, int64_t organisation, const char *question,
	       const struct profile_settings *settings, int *ret,
	       struct fault *fault)
{
	*ret = settings->target;
	return decided_number(visit, organisation,
			      target_name(visit, question), ret, fault);
}

int64_t
profile_span_s(const struct profile_settings *settings)
{
	return (int64_t)settings->months * DAYS_A_YEAR / MONTHS_A_YEAR *
	       DAY_SECONDS;
}

static enum status
show_target(struct visit *visit, struct model *row, const char *question,
	    struct fault *fault)
{
	int target = 0;
	enum status status =
		decided_number(visit, visit_organisation(visit),
			       target_name(visit, question), &target, fault);

	if (target)
		model_int(row, "target", target);
	else
		model_null(row, "target");
	return status;
}

enum status
profile_settings_show(struct visit *visit, struct model *model,
		      struct fault *fault)
{
	struct model *rows = model_children(model, "questions");
	struct asked asked;
	enum status status =
		asked_of(visit, visit_organisation(visit), &asked, fault);

	if (status != OK)
		return status;
	model_code(model, "preset", "profile-preset",
		   equality_preset_names[asked.settings.preset]);
	model_int(model, "months", asked.settings.months);
	model_null(model, "target");
	model_null(model, "target_day");
	if (asked.settings.target)
		model_int(model, "target", asked.settings.target);
	if (asked.settings.target_day != INT32_MIN)
		model_day(model, "target_day", asked.settings.target_day);
	for (size_t i = 0; status == OK && i < asked.table.count; i++) {
		const struct equality_question *q = &asked.table.list[i];
		struct model *row = model_append(rows);

		model_text(row, "code", q->code);
		model_message(row, "asks", q->asks);
		model_text(row, "list", q->list);
		model_text(row, "source", q->source);
		model_text(row, "act", q->act);
		status = show_target(visit, row, q->code, fault);
	}
	return status;
}

static void
check_between(struct fields *fields, const char *name, const char *text,
	      int64_t most)
{
	size_t before = fields->faults->count;
	int64_t number = 1;
	struct fault fault;
	char limit[24];

	if (!text || !*text ||
	    (field_number(fields, name, text, most, &number) && number) ||
	    fields->faults->count != before)
		return;
	(void)snprintf(limit, sizeof limit, "%lld", (long long)most);
	(void)fault_set(&fault, E_INPUT, "",
			N_("Write a whole number from 1 to {most}"), "most",
			limit, NULL);
	field_take(fields, name, &fault);
}

static void
check_all(struct fields *fields, const struct profile_settings_input *in)
{
	struct fault fault;
	int found;
	int32_t day;

	if (in->preset && name_check("", equality_preset_names,
				     EQUALITY_PRESETS, in->preset, &found,
				     &fault) != OK)
		field_take(fields, "preset", &fault);
	if (in->months && !*in->months) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("Write a whole number from 1 to {most}"),
				"most", "120", NULL);
		field_take(fields, "months", &fault);
	}
	check_between(fields, "months", in->months, PROFILE_MONTHS_MOST);
	check_between(fields, "target", in->target, 100);
	if (in->target_day && *in->target_day &&
	    zone_parse_day("", in->target_day, &day, &fault) != OK)
		field_take(fields, "target_day", &fault);
	for (const struct model *m = model_first(in->targets); m;
	     m = model_next(m))
		check_between(fields,
			      arena_printf(fields->arena, "targets/%s",
					   model_key(m)),
			      model_text_of(m), 100);
}

/* Of the questions that there are; others are nobody's. */
static enum status
put_targets(struct visit *visit, const struct model *targets,
	    struct fault *fault)
{
	int64_t own = visit_organisation(visit);
	struct equality_table table;
	enum status status = equality_shipped(visit, &table, fault);

	for (const struct model *m = model_first(targets); m && status == OK;
	     m = model_next(m)) {
		const char *name = target_name(visit, model_key(m));
		const char *value = model_text_of(m);
		const char *now = "";

		if (!equality_find(&table, model_key(m)))
			continue;
		if (!value)
			value = model_int_of(m)
					? arena_printf(visit->arena, "%d",
						       (int)model_int_of(m))
					: "";
		status = decided(visit, own, name, &now, fault);
		if (status == OK && strcmp(now, value) != 0)
			status = decided_put(visit, own, name, value, fault);
	}
	return status;
}

enum status
profile_settings_set(struct visit *visit,
		     const struct profile_settings_input *in,
		     struct faults *faults, struct fault *fault)
{
	const struct {
		const char *name, *value;
	} plain[] = {
		{"profile-preset", in->preset},
		{"profile-months", in->months},
		{"profile-target", in->target},
		{"profile-target-day", in->target_day},
	};
	struct fields fields = fields_begin(visit->arena, faults);
	int64_t own = visit_organisation(visit);
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status != OK)
		return status;
	check_all(&fields, in);
	status = fields_end(&fields, fault);
	for (size_t i = 0; i < sizeof plain / sizeof *plain && status == OK;
	     i++) {
		const char *now = "";

		status = decided(visit, own, plain[i].name, &now, fault);
		if (status == OK && plain[i].value &&
		    strcmp(plain[i].value, now) != 0)
			status = decided_put(visit, own, plain[i].name,
					     plain[i].value, fault);
	}
	return status == OK ? put_targets(visit, in->targets, fault) : status;
}
