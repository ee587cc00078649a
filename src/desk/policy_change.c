/* Changes of a policy: proposed, confirmed, withdrawn. */
#include "desk/policy_change.h"

#include <stdio.h>
#include <string.h>

#include "base/id.h"
#include "core/name.h"
#include "desk/account.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/policy_inside.h"
#include "desk/policy_preview.h"
#include "desk/settings.h"
#include "lang/zone.h"
#include "wire/model.h"

#define REASON_MOST 400

static enum status
may_change(struct visit *visit, struct fault *fault)
{
	return visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);
}

/* A key of the file is a field of the form: "words-over" at "/words_over". */
static void
take_at_key(struct fields *fields, const struct fault *fault)
{
	char name[FAULT_BYTES];

	snprintf(name, sizeof name, "%s", fault->where);
	for (char *at = name; *at; at++)
		if (*at == '-')
			*at = '_';
	field_take(fields, name, fault);
}

static void
read_said(struct visit *visit, const struct policy_wish *wish,
	  struct fields *fields, struct policy_entry *entry)
{
	struct fault fault;

	for (size_t i = 0; i < wish->saids; i++)
		if (policy_entry_take(entry, wish->said[i].key,
				      wish->said[i].value, visit->arena,
				      &fault) != OK)
			take_at_key(fields, &fault);
}

/* Kind, code and stance; false where nothing more can be said. */
static bool
read_name(const struct policy_wish *wish, struct fields *fields,
	  struct policy_entry *entry)
{
	const char *code = field_needed(fields, "code", wish->code, 60);
	int kind, stance = POLICY_SAYS;
	struct fault fault;

	if (name_check("kind", policy_kind_names, POLICY_KINDS,
		       wish->kind ? wish->kind : "", &kind, &fault) != OK) {
		field_take(fields, "kind", &fault);
		return false;
	}
	if (!code)
		return false;
	if (policy_entry_begin((enum policy_kind)kind, code, entry, &fault) !=
	    OK) {
		field_take(fields, "code", &fault);
		return false;
	}
	if (wish->stance && *wish->stance &&
	    name_check("stance", policy_stance_names, POLICY_STANCES,
		       wish->stance, &stance, &fault) != OK)
		field_take(fields, "stance", &fault);
	entry->stance = (enum policy_stance)stance;
	return true;
}

/* The start of the day; of the day after it where next_days is 1. */
static bool
read_day(struct fields *fields, const char *name, const char *text,
	 int next_days, int64_t *ret_utc)
{
	struct fault fault;
	int32_t day;

	if (!text || !*text)
		return false;
	if (zone_parse_day(name, text, &day, &fault) != OK) {
		field_take(fields, name, &fault);
		return false;
	}
	(void)zone_utc(day + next_days, 0, ret_utc);
	return true;
}

static void
read_days(struct visit *visit, const struct policy_wish *wish,
	  struct fields *fields, struct policy_row *row)
{
	struct fault fault;
	int32_t today = zone_local(visit->now_utc).day_days;

	row->from_utc = visit->now_utc;
	if (read_day(fields, "from", wish->from, 0, &row->from_utc) &&
	    zone_local(row->from_utc).day_days < today) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("This day is over: what was decided then "
				   "stands; choose today or a day to come"),
				NULL);
		field_take(fields, "from", &fault);
	}
	if (row->from_utc < visit->now_utc)
		row->from_utc = visit->now_utc;
	if (read_day(fields, "until", wish->until, 1, &row->until_utc) &&
	    row->until_utc <= row->from_utc) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("It would end before it begins: choose a "
				   "later day"),
				NULL);
		field_take(fields, "until", &fault);
	}
}

static bool
has_group(const struct policy *policy, const char *code)
{
	for (size_t i = 0; i < policy->groups; i++)
		if (!strcmp(policy->group[i].code, code))
			return true;
	return false;
}

bool
policy_there(const struct policy *policy, const struct policy_entry *entry)
{
	int class = name_find(document_class_names, CLASSES, entry->code);

	if (entry->kind == POLICY_CLASS)
		return class >= 0 && policy->always[class];
	if (entry->kind == POLICY_GROUP)
		return has_group(policy, entry->code);
	for (size_t i = 0; i < policy->rules; i++)
		if (!strcmp(policy->rule[i].code, entry->code))
			return true;
	return false;
}

static bool
is_used(const struct policy *policy, const char *group)
{
	for (size_t i = 0; i < policy->rules; i++)
		if (policy->rule[i].group &&
		    !strcmp(policy->rule[i].group, group))
			return true;
	return false;
}

/* How it goes with what else holds on that day. */
static enum status
check_beside(struct visit *visit, const struct policy_entry *entry,
	     const struct policy_row *row, struct fault *fault)
{
	const struct policy *policy;
	enum status status = policy_at(visit, row->organisation,
				       row->from_utc, &policy, fault);

	if (status != OK)
		return status;
	if (entry->stance == POLICY_SAYS && entry->kind == POLICY_RULE &&
	    entry->rule.group && !has_group(policy, entry->rule.group))
		return fault_set(fault, E_INPUT, "group",
				 N_("There is no group {value} on that day: "
				    "add it first"),
				 "value", entry->rule.group, NULL);
	if (entry->stance == POLICY_OFF && !policy_there(policy, entry))
		return fault_set(fault, E_INPUT, "code",
				 N_("There is no {value} on that day that "
				    "could be switched off"),
				 "value", entry->code, NULL);
	if (entry->kind == POLICY_GROUP && entry->stance == POLICY_OFF &&
	    is_used(policy, entry->code))
		return fault_set(fault, E_INPUT, "stance",
				 N_("Rules speak of the group {value}: change "
				    "them first"),
				 "value", entry->code, NULL);
	return OK;
}

/* The wish as a row; every fault in the fields but for the law's. */
static enum status
read_wish(struct visit *visit, const struct policy_wish *wish,
	  struct fields *fields, struct policy_row *row, struct fault *fault)
{
	struct policy_entry entry;
	struct fault found;
	enum status status = organisation_chosen(visit, wish->organisation,
						 &row->organisation, fault);

	if (status != OK)
		return status;
	row->reason = field_needed(fields, "reason", wish->reason,
				   REASON_MOST);
	read_days(visit, wish, fields, row);
	if (!read_name(wish, fields, &entry))
		return fields_end(fields, fault);
	if (entry.stance == POLICY_SAYS)
		read_said(visit, wish, fields, &entry);
	status = policy_entry_check(&entry, &found);
	if (status == OK)
		status = check_beside(visit, &entry, row, &found);
	if (status == E_INPUT || status == E_REFUSED)
		take_at_key(fields, &found);
	else if (status != OK && fault)
		*fault = found;
	row->kind = policy_kind_names[entry.kind];
	row->code = entry.code;
	row->stance = policy_stance_names[entry.stance];
	row->text = policy_entry_text(&entry, visit->arena);
	if (status == OK || status == E_INPUT)
		return fields_end(fields, fault);
	if (status == E_REFUSED && fault)
		*fault = fields->faults->list[fields->faults->count - 1];
	return status;
}

static enum status
log_change(struct visit *visit, const char *kind, const struct policy_row *row,
	   struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = kind,
					.subject = row->id,
					.organisation = row->organisation,
					.payload = payload};

	model_text(payload, "kind", row->kind);
	model_text(payload, "code", row->code);
	model_int(payload, "version", row->version);
	model_text(payload, "stance", row->stance);
	model_text(payload, "text", row->text);
	model_time(payload, "from", row->from_utc);
	model_time_or_null(payload, "until", row->until_utc);
	model_text(payload, "reason", row->reason);
	return log_event(visit, &entry, fault);
}

enum status
policy_check(struct visit *visit, const struct policy_wish *wish,
	     struct policy_row *ret, struct faults *faults,
	     struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct policy_row row = {.made_utc = visit->now_utc,
				 .made_by = visit_actor(visit)};
	enum status status = may_change(visit, fault);

	if (status == OK)
		status = read_wish(visit, wish, &fields, &row, fault);
	if (status == OK)
		*ret = row;
	return status;
}

enum status
policy_keep(struct visit *visit, const struct policy_wish *wish,
	    struct policy_row *ret, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct policy_row row;
	enum status status = policy_check(visit, wish, &row, faults, fault);

	if (status != OK)
		return status;
	row.id = visit_id(visit);
	status = policy_row_insert(&access, &row, &row.version, fault);
	if (status == OK)
		status = log_change(visit, "policy.proposed", &row, fault);
	if (status == OK)
		*ret = row;
	return status;
}

enum status
policy_propose(struct visit *visit, const struct policy_wish *wish,
	       struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct policy_row row;
	enum status status = policy_keep(visit, wish, &row, faults, fault);

	if (status == OK)
		status = policy_row_get(&access, row.id, &row, fault);
	if (status == OK)
		status = show_policy_change(visit, model, &row, fault);
	return status;
}

static enum status
named_change(struct visit *visit, const char *id, struct policy_row *ret,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t number;
	enum status status = id && id_parse(id, &number)
				     ? policy_row_get(&access, number, ret,
						      fault)
				     : E_NOT_FOUND;

	return status == E_NOT_FOUND ? not_found("id", fault) : status;
}

static bool
is_open(const struct visit *visit, const struct policy_row *row)
{
	return !row->withdrawn_utc &&
	       (!row->confirmed_utc || row->from_utc > visit->now_utc);
}

/* Theirs to change: not the partnership's, seen from a member. */
static bool
is_theirs(const struct visit *visit, const struct policy_row *row)
{
	return visit->caller->role == ROLE_ADMINISTRATOR &&
	       scope_has(&visit->caller->scope, row->organisation);
}

static enum status
change_to_end(struct visit *visit, const char *id, struct policy_row *ret,
	      struct fault *fault)
{
	enum status status = may_change(visit, fault);

	if (status == OK)
		status = named_change(visit, id, ret, fault);
	if (status == OK && !is_theirs(visit, ret))
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("This is the partnership's: its "
				    "administrators change it"),
				 NULL);
	if (status == OK && !is_open(visit, ret))
		return fault_set(fault, E_CONFLICT, "",
				 N_("This change holds already, or was taken "
				    "back: propose another"),
				 NULL);
	return status;
}

/* Where two are asked for, the other one. */
static enum status
check_second(struct visit *visit, const struct policy_row *row,
	     bool *ret_second, struct fault *fault)
{
	bool two;
	enum status status = setting_on(visit, row->organisation,
					SETTING_TWO_PEOPLE, &two, fault);

	if (status == OK)
		*ret_second = two && row->made_by == visit_actor(visit);
	return status;
}

enum status
policy_settle(struct visit *visit, struct policy_row *row, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status;

	row->confirmed_utc = visit->now_utc;
	row->confirmed_by = visit_actor(visit);
	if (row->from_utc < visit->now_utc)
		row->from_utc = visit->now_utc;
	if (row->until_utc && row->until_utc <= row->from_utc)
		return fault_set(fault, E_CONFLICT, "",
				 N_("The time it was meant for is over: "
				    "propose another"),
				 NULL);
	status = policy_row_confirm(&access, row, fault);
	if (status == OK)
		status = log_change(visit, "policy.confirmed", row, fault);
	policies_forget(desk_policies(visit->desk));
	return status;
}

static enum status
show_again(struct visit *visit, int64_t id, struct model *model,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct policy_row row;
	enum status status = policy_row_get(&access, id, &row, fault);

	return status == OK ? show_policy_change(visit, model, &row, fault)
			    : status;
}

enum status
policy_confirm(struct visit *visit, const char *id, struct model *model,
	       struct fault *fault)
{
	struct policy_row row;
	bool second = false;
	enum status status = change_to_end(visit, id, &row, fault);

	if (status == OK)
		status = check_second(visit, &row, &second, fault);
	if (status == OK && second)
		return fault_set(fault, E_REFUSED, "",
				 N_("You made this change yourself: another "
				    "administrator has to confirm it"),
				 NULL);
	if (status == OK && row.confirmed_utc)
		return fault_set(fault, E_CONFLICT, "",
				 N_("This change is confirmed already"), NULL);
	if (status == OK)
		status = policy_settle(visit, &row, fault);
	return status == OK ? show_again(visit, row.id, model, fault) : status;
}

enum status
policy_withdraw(struct visit *visit, const char *id, struct model *model,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct policy_row row;
	enum status status = change_to_end(visit, id, &row, fault);

	row.withdrawn_utc = visit->now_utc;
	row.withdrawn_by = visit_actor(visit);
	if (status == OK)
		status = policy_row_withdraw(&access, &row, fault);
	if (status == OK)
		status = log_change(visit, "policy.withdrawn", &row, fault);
	if (status != OK)
		return status;
	policies_forget(desk_policies(visit->desk));
	return show_again(visit, row.id, model, fault);
}

enum status
policy_change_show(struct visit *visit, const char *id,
		   const struct page_wish *wish, struct model *model,
		   struct fault *fault)
{
	struct policy_row row;
	bool second = false;
	enum status status = named_change(visit, id, &row, fault);

	if (status == OK)
		status = show_policy_change(visit, model, &row, fault);
	if (status == OK)
		status = check_second(visit, &row, &second, fault);
	if (status != OK)
		return status;
	model_bool(model, "may_confirm", is_theirs(visit, &row) && !second &&
						 is_open(visit, &row) &&
						 !row.confirmed_utc);
	model_bool(model, "may_withdraw",
		   is_theirs(visit, &row) && is_open(visit, &row));
	model_bool(model, "second_needed",
		   second && is_open(visit, &row) && !row.confirmed_utc);
	return policy_preview(visit, &row, wish, model, fault);
}
