/* The table of rules as an organisation has it, and the dates it allows. */
#include <string.h>

#include "core/form_date.h"
#include "desk/account.h"
#include "desk/form_inside.h"
#include "desk/forms.h"
#include "desk/inside.h"
#include "desk/shipped.h"
#include "lang/zone.h"
#include "wire/model.h"

#define RULE_MOST 20000

static enum status
read_table(const char *name, const char *text, struct arena *arena,
	   void *ret_table, struct faults *faults)
{
	return form_rules_read(name, text, arena, ret_table, faults);
}

struct shipped *
shipped_rules(void)
{
	return shipped_new("forms.txt", read_table, sizeof(struct form_rules));
}

/* One correction over the table. What the landlord wrote was right when it was
 * kept; where a later table makes it wrong, it is said by name. */
static enum status
cover(struct visit *visit, const struct rule_change *change,
      struct form_rules *rules, struct fault *fault)
{
	struct faults faults = {0};
	struct form_rules one;
	const char *text = arena_printf(visit->arena, "%s\nreason %s\n",
					change->text, change->reason);
	enum status status = form_rules_read(change->code, text, visit->arena,
					     &one, &faults);

	if (status == OK)
		status = form_rules_cover(rules, &one, visit->arena, rules,
					  &faults);
	if (status != OK)
		*fault = faults.list[0];
	faults_free(&faults);
	return status;
}

enum status
forms_rules(struct visit *visit, int64_t organisation, struct form_rules *ret,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct rule_changes changes;
	const char *last = "";
	enum status status =
		shipped_table(desk_shipped(visit->desk, SHIPPED_RULES), ret,
			      fault);

	if (status == OK)
		status = rule_change_list(&access, organisation, &changes,
					  fault);
	for (size_t i = 0; status == OK && i < changes.count; i++) {
		const struct rule_change *change = &changes.list[i];

		if (!strcmp(change->code, last))
			continue; /* an older one, or the partnership's */
		last = change->code;
		if (*change->text)
			status = cover(visit, change, ret, fault);
	}
	return status;
}

/* The text is one rule, of that code, and fits among the others. */
static enum status
check_rule(struct visit *visit, const struct rule_correction *wish,
	   int64_t organisation, struct faults *faults, struct fault *fault)
{
	struct form_rules rules, one;
	enum status status = forms_rules(visit, organisation, &rules, fault);

	if (status != OK || !*wish->text)
		return status;
	if (form_rules_read("rule", wish->text, visit->arena, &one, faults) !=
		    OK ||
	    form_rules_cover(&rules, &one, visit->arena, &rules, faults) !=
		    OK) {
		*fault = faults->list[0];
		return E_INPUT;
	}
	if (one.count == 1 && !strcmp(one.list[0].code, wish->code) &&
	    !one.list[0].reason)
		return OK;
	return fault_set(fault, E_INPUT, "/text",
			 N_("Write one rule, which begins with rule {code}, "
			    "and its reason apart"),
			 "code", wish->code, NULL);
}

static enum status
log_correction(struct visit *visit, const struct rule_change *change,
	       struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = "form.rule-corrected",
					.subject = change->id,
					.organisation = change->organisation,
					.payload = payload};

	model_text(payload, "code", change->code);
	model_text(payload, "reason", change->reason);
	return log_event(visit, &entry, fault);
}

enum status
form_correct(struct visit *visit, const struct rule_correction *wish,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct rule_change change = {.code = wish->code,
				     .text = wish->text,
				     .reason = wish->reason,
				     .at_utc = visit->now_utc,
				     .by = visit_actor(visit)};
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = correction_check(&(struct correction){wish->code,
							       wish->text,
							       wish->reason},
					  RULE_MOST, fault);
	if (status == OK)
		status = organisation_chosen(visit, wish->organisation,
					     &change.organisation, fault);
	if (status == OK)
		status = check_rule(visit, wish, change.organisation, faults,
				    fault);
	if (status != OK)
		return status;
	change.id = visit_id(visit);
	status = rule_change_insert(&access, &change, fault);
	if (status == OK)
		status = log_correction(visit, &change, fault);
	model_text(model, "code", wish->code);
	return status;
}

void
form_rule_show(struct model *model, const struct form_rule *rule)
{
	struct model *limits;

	model_text(model, "code", rule->code);
	model_code(model, "purpose", "form-purpose",
		   form_purpose_names[rule->purpose]);
	show_bits(model, "nation", rule->nations, form_nation_names,
		  FORM_NATIONS);
	show_bits(model, "landlord", rule->landlords, form_landlord_names,
		  FORM_LANDLORDS);
	show_bits(model, "tenancy", rule->tenancies, form_tenancy_names,
		  FORM_TENANCIES);
	model_day(model, "from", rule->from_days);
	if (rule->until_days == INT32_MAX)
		model_null(model, "until");
	else
		model_day(model, "until", rule->until_days);
	model_text(model, "form", rule->form);
	model_text(model, "form_title", rule->title);
	model_text(model, "source", rule->source);
	model_text(model, "reason", rule->reason);
	limits = model_children(model, "limits");
	for (size_t i = 0; i < rule->limit_count; i++) {
		const struct form_limit *limit = &rule->limits[i];
		struct model *row = model_append(limits);
		char span[FORM_SPAN_TEXT];

		form_span_text(limit->span, span);
		model_message(row, "why", form_limit_words(limit->kind));
		model_text(row, "span", limit->span.count ? span : NULL);
		model_text(row, "source", limit->source);
	}
}

static void
day_or_null(struct model *model, const char *key, int32_t day_days)
{
	if (day_days == FORM_DAY_NONE)
		model_null(model, key);
	else
		model_day(model, key, day_days);
}

static void
show_steps(struct model *model, const struct form_dates *dates)
{
	struct model *steps = model_children(model, "steps");

	for (size_t i = 0; i < dates->step_count; i++) {
		const struct form_step *step = &dates->steps[i];
		struct model *row = model_append(steps);
		char span[FORM_SPAN_TEXT];

		form_span_text(step->limit->span, span);
		model_day(row, "date", step->day_days);
		model_message(row, "why", form_limit_words(step->limit->kind));
		model_day(row, "from", step->from_days);
		model_text(row, "span", step->limit->span.count ? span : NULL);
		model_text(row, "source", step->limit->source);
	}
}

/* Whether that date may be named, and if not, why. */
static enum status
show_check(struct model *model, const struct form_dates *dates,
	   const char *check, struct fault *fault)
{
	char said[4 * FAULT_BYTES];
	int32_t day = FORM_DAY_NONE;
	enum status status = form_read_day("check", check, &day, fault);

	if (status != OK || day == FORM_DAY_NONE)
		return status;
	model_day(model, "check", day);
	status = form_dates_check(dates, "/check", day, fault);
	model_bool(model, "valid", status == OK);
	if (status == OK)
		return OK;
	fault_text(fault, fault->message, said, sizeof said);
	model_text(model, "refused", said);
	return OK;
}

enum status
form_dates_show(struct visit *visit, const struct form_question *question,
		const char *check, struct model *model, struct fault *fault)
{
	int64_t organisation = visit->caller ? visit->caller->organisation : 0;
	struct form_rules rules;
	const struct form_asked asked = {.rules = &rules};
	struct form_dates dates;
	enum status status = forms_rules(visit, organisation, &rules, fault);

	if (status == OK)
		status = form_at_pointer(form_answer(question, &asked,
						     visit->arena, &dates,
						     fault),
					 fault);
	if (status != OK)
		return status;
	model_text(model, "rule", dates.rule->code);
	model_code(model, "purpose", "form-purpose",
		   form_purpose_names[dates.rule->purpose]);
	model_text(model, "source", dates.rule->source);
	model_text(model, "form", dates.rule->form);
	model_text(model, "form_title", dates.rule->title);
	day_or_null(model, "served", dates.facts.served_days);
	day_or_null(model, "earliest", dates.earliest_days);
	day_or_null(model, "latest", dates.latest_days);
	show_steps(model, &dates);
	return show_check(model, &dates, check, fault);
}
