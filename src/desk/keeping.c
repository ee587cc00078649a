/* For how long letters are kept, and holds on them. */
#include "desk/keeping.h"

#include <string.h>

#include "core/dispatch.h"
#include "core/request.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/letter_inside.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/keeping.h"
#include "store/letter.h"
#include "wire/model.h"

#define REASON_MOST 400
#define YEARS_MOST 40

enum status
keeping_note(struct visit *visit, const struct letter *letter,
	     const char *document_class, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct letter_keeping keeping = {letter->id,
					       letter->organisation,
					       document_class};

	return document_class
		       ? letter_keeping_insert(&access, &keeping, fault)
		       : OK;
}

/* rule->organisation is 0 where it is as it ships. */
static enum status
rule_of(struct visit *visit, int64_t organisation, const char *class,
	struct keeping_rule *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = keeping_rule_get(
		&access, organisation, class ? class : "", ret, fault);

	if (status != E_NOT_FOUND)
		return status;
	*ret = (struct keeping_rule){.document_class = class,
				     .years = dispatch_years(class)};
	return OK;
}

enum status
keeping_until(struct visit *visit, int64_t organisation,
	      const char *document_class, int64_t issued_utc, int32_t *ret_day,
	      struct fault *fault)
{
	struct keeping_rule rule;
	enum status status =
		rule_of(visit, organisation, document_class, &rule, fault);

	if (status == OK)
		*ret_day = day_add_months(zone_local(issued_utc).day_days,
					  12 * (int)rule.years);
	return status;
}

static enum status
show_holds(struct visit *visit, struct model *model,
	   const struct letter *letter, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "holds");
	struct letter_holds all = {NULL, 0};
	bool held = false;
	enum status status =
		letter_hold_of(&access, letter->tenant, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct letter_hold *hold = &all.list[i];
		struct model *row;

		if (hold->letter && hold->letter != letter->id)
			continue;
		row = model_append(rows);
		held = held || !hold->ended_utc;
		model_id(row, "id", hold->id);
		model_bool(row, "all", !hold->letter);
		model_text(row, "reason", hold->reason);
		model_time(row, "at", hold->at_utc);
		show_actor(visit, row, "by", hold->by);
		model_time_or_null(row, "ended_at", hold->ended_utc);
		show_actor(visit, row, "ended_by", hold->ended_by);
		model_text(row, "ended_why", hold->ended_why);
	}
	model_bool(model, "held", held);
	return status;
}

enum status
keeping_show(struct visit *visit, struct model *model,
	     const struct letter *letter, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *shown = model_child(model, "keeping");
	struct letter_keeping keeping = {0};
	struct keeping_rule rule;
	int32_t day = zone_local(letter->issued_utc).day_days;
	enum status status =
		letter_keeping_get(&access, letter->id, &keeping, fault);

	if (status == E_NOT_FOUND)
		status = OK;
	if (status == OK)
		status = rule_of(visit, letter->organisation,
				 keeping.document_class, &rule, fault);
	if (status != OK)
		return status;
	model_code(shown, "class", "class", keeping.document_class);
	model_int(shown, "years", rule.years);
	model_day(shown, "until",
		  day_add_months(day, 12 * (int)rule.years));
	return show_holds(visit, shown, letter, fault);
}

static enum status
read_reason(struct visit *visit, const char *text, const char **ret,
	    struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	enum status status;

	*ret = field_words_needed(&fields, "reason", text, REASON_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	return status;
}

static enum status
log_hold(struct visit *visit, const char *kind, const struct letter *letter,
	 struct fault *fault)
{
	const struct log_entry entry = {.kind = kind,
					.subject = letter->id,
					.organisation = letter->organisation};

	return log_event(visit, &entry, fault);
}

enum status
keeping_hold(struct visit *visit, const struct hold_input *in,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct letter_hold hold = {.at_utc = visit->now_utc,
				   .by = visit_actor(visit)};
	struct letter letter;
	enum status status = letter_find(visit, in->letter, &letter, fault);

	if (status == OK)
		status = read_reason(visit, in->reason, &hold.reason, fault);
	if (status != OK)
		return status;
	if (in->whose && *in->whose && strcmp(in->whose, "letter") != 0 &&
	    strcmp(in->whose, "tenant") != 0)
		return fault_set(fault, E_INPUT, "/whose",
				 N_("A hold is of this letter or of every "
				    "letter of the tenant: letter or tenant"),
				 NULL);
	hold.id = visit_id(visit);
	hold.organisation = letter.organisation;
	hold.tenant = letter.tenant;
	if (!in->whose || strcmp(in->whose, "tenant") != 0)
		hold.letter = letter.id;
	status = letter_hold_insert(&access, &hold, fault);
	if (status == OK)
		status = log_hold(visit, "letter.hold", &letter, fault);
	if (status == OK)
		model_id(model, "id", hold.id);
	return status;
}

enum status
keeping_release(struct visit *visit, const struct hold_input *in,
		struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct letter_hold hold = {.ended_utc = visit->now_utc,
				   .ended_by = visit_actor(visit)};
	struct letter_holds all = {NULL, 0};
	struct letter letter;
	int64_t id = 0;
	enum status status = letter_find(visit, in->letter, &letter, fault);

	if (status == OK)
		status = letter_hold_of(&access, letter.tenant, &all, fault);
	if (status == OK && (!in->hold || !id_parse(in->hold, &id)))
		return not_found("hold", fault);
	for (size_t i = 0; status == OK && i < all.count; i++)
		if (all.list[i].id == id &&
		    (!all.list[i].letter || all.list[i].letter == letter.id))
			hold.id = id;
	if (status == OK && !hold.id)
		return not_found("hold", fault);
	if (status == OK)
		status = read_reason(visit, in->reason, &hold.ended_why,
				     fault);
	if (status == OK)
		status = letter_hold_end(&access, &hold, fault);
	if (status == E_NOT_FOUND)
		return not_found("hold", fault);
	if (status == OK)
		status = log_hold(visit, "letter.hold-ended", &letter, fault);
	if (status == OK)
		model_id(model, "id", id);
	return status;
}

enum status
keeping_rules(struct visit *visit, struct model *model, struct fault *fault)
{
	int64_t organisation = visit_organisation(visit);
	struct model *rows = model_children(model, "rules");
	enum status status = OK;

	for (int i = 0; status == OK && i < CLASSES; i++) {
		struct model *row = model_append(rows);
		struct keeping_rule rule;

		status = rule_of(visit, organisation, document_class_names[i],
				 &rule, fault);
		if (status != OK)
			return status;
		model_code(row, "class", "class",
			   document_class_names[i]);
		model_int(row, "years", rule.years);
		model_code(row, "origin", "origin",
			   !rule.organisation ? "shipped"
			   : rule.organisation == organisation
				   ? "own"
				   : "partnership");
		model_text(row, "reason", rule.reason);
		model_time_or_null(row, "at", rule.at_utc);
	}
	return status;
}

static enum status
log_rule(struct visit *visit, const struct keeping_rule *rule,
	 struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = "organisation.keeping",
					.subject = rule->organisation,
					.organisation = rule->organisation,
					.payload = payload};

	model_text(payload, "class", rule->document_class);
	model_int(payload, "years", rule->years);
	model_text(payload, "reason", rule->reason);
	return log_event(visit, &entry, fault);
}

enum status
keeping_set(struct visit *visit, const struct keeping_input *in,
	    struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct keeping_rule rule = {.organisation = visit_organisation(visit),
				    .at_utc = visit->now_utc,
				    .by = visit_actor(visit)};
	int class = -1;
	const char *where;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status != OK)
		return status;
	(void)field_needed(&fields, "class", in->document_class, 40);
	(void)field_word(&fields, "class", in->document_class, WORDS_CLASS,
			 &class);
	(void)field_number(&fields, "years", in->years, YEARS_MOST,
			   &rule.years);
	if (!rule.years && !fields_end(&fields, fault))
		(void)fault_set(field_fault(&fields, "years", &where), E_INPUT,
				"/years", N_("Say from 1 to 40 years"), NULL);
	rule.reason = field_words_needed(&fields, "reason", in->reason,
					 REASON_MOST);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	rule.document_class = document_class_names[class];
	status = keeping_rule_put(&access, &rule, fault);
	return status == OK ? log_rule(visit, &rule, fault) : status;
}
