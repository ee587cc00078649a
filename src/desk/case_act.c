/* What is done with a case: events recorded and withdrawn, more time, the
 * end. */
#include <string.h>

#include "core/name.h"
#include "desk/case_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "wire/model.h"

#define NOTE_MOST 1000
#define REASON_MOST 1000
#define DAYS_MOST 250

static enum status
must_be_open(const struct whole_case *whole, struct fault *fault)
{
	if (!whole->file.closed_utc)
		return OK;
	return fault_set(fault, E_CONFLICT, "case",
			 N_("This case is closed: open it again first"), NULL);
}

/* The case as its caller read it. */
static enum status
load_open(struct visit *visit, const char *name, int64_t version,
	  struct whole_case *whole, struct fault *fault)
{
	enum status status = case_load(visit, name, whole, fault);

	if (status == OK)
		status = case_fresh(whole, version, fault);
	if (status == OK)
		status = must_be_open(whole, fault);
	return status;
}

/* One more at the end; the list may be another's. */
static void
add_entry(struct visit *visit, struct whole_case *whole,
	  const struct case_entry *entry)
{
	struct case_entries *all = &whole->entries;
	struct case_entry *list =
		arena_alloc(visit->arena, (all->count + 1) * sizeof *list);

	if (all->count)
		memcpy(list, all->list, all->count * sizeof *list);
	list[all->count++] = *entry;
	all->list = list;
}

static void
read_act(struct visit *visit, const struct case_act *act, struct fields *fields,
	 struct case_entry *entry)
{
	const char *text = field_needed(fields, "event", act->event, 40);
	struct fault fault;
	int event = -1;

	entry->at_utc = visit->now_utc;
	if (text && name_check("", case_event_names, CASE_EVENTS, text, &event,
			       &fault) != OK)
		field_take(fields, "event", &fault);
	entry->event = (enum case_event)(event < 0 ? 0 : event);
	(void)field_time(fields, "at", act->at, &entry->at_utc);
	entry->note = field_text(fields, "note", act->note, NOTE_MOST);
}

static enum status
keep_entry(struct visit *visit, struct whole_case *whole,
	   const struct case_entry *entry, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	enum status status = case_entry_insert(&access, entry, fault);

	if (status != OK)
		return status;
	add_entry(visit, whole, entry);
	model_id(payload, "entry", entry->id);
	model_text(payload, "event", case_event_names[entry->event]);
	model_text(payload, "in", case_stage_names[entry->stage]);
	model_time(payload, "at", entry->at_utc);
	model_text(payload, "note", entry->note);
	return case_keep(visit, whole, "case.recorded", payload, fault);
}

enum status
case_record(struct visit *visit, const struct case_act *act,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct whole_case whole;
	struct case_entry entry = {.recorded_utc = visit->now_utc,
				   .recorded_by = visit_actor(visit)};
	struct fault refused;
	enum status status =
		load_open(visit, act->name, act->version, &whole, fault);

	if (status != OK)
		return status;
	read_act(visit, act, &fields, &entry);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	status = case_may(&whole.facts, whole.file.stage, entry.event,
			  entry.at_utc, visit->now_utc, &refused);
	if (status == E_INPUT) {
		field_take(&fields, refused.where, &refused);
		return fields_end(&fields, fault);
	}
	if (status != OK) {
		*fault = refused;
		return status;
	}
	entry.id = visit_id(visit);
	entry.of = whole.file.id;
	entry.stage = whole.file.stage;
	status = keep_entry(visit, &whole, &entry, fault);
	if (status == OK)
		show_case(visit, model, &whole);
	return status;
}

/* A reason on its own. */
static enum status
read_reason(struct visit *visit, const char *text, const char **ret,
	    struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	enum status status;

	*ret = field_needed(&fields, "reason", text, REASON_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	return status;
}

/* The entry of that id; the first cannot be taken back, only corrected. */
static struct case_entry *
entry_named(struct whole_case *whole, const char *text)
{
	int64_t id;

	if (!text || !id_parse(text, &id))
		return NULL;
	for (size_t i = 1; i < whole->entries.count; i++)
		if (whole->entries.list[i].id == id &&
		    !whole->entries.list[i].withdrawn_utc)
			return &whole->entries.list[i];
	return NULL;
}

enum status
case_withdraw(struct visit *visit, const struct case_withdrawal *wish,
	      struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	struct whole_case whole;
	struct case_entry *entry;
	const char *reason;
	enum status status =
		load_open(visit, wish->name, wish->version, &whole, fault);

	if (status == OK)
		status = read_reason(visit, wish->reason, &reason, fault);
	if (status != OK)
		return status;
	entry = entry_named(&whole, wish->event);
	if (!entry)
		return not_found("event", fault);
	entry->withdrawn_utc = visit->now_utc;
	entry->withdrawn_reason = reason;
	status = case_entry_update(&access, entry, fault);
	model_id(payload, "entry", entry->id);
	model_text(payload, "event", case_event_names[entry->event]);
	model_text(payload, "reason", reason);
	if (status == OK)
		status = case_keep(visit, &whole, "case.withdrawn", payload,
				   fault);
	if (status == OK)
		show_case(visit, model, &whole);
	return status;
}

static const struct case_clock *
clock_named(const struct whole_case *whole, const char *code)
{
	for (size_t i = 0; code && i < whole->clocks.count; i++)
		if (!strcmp(whole->clocks.list[i].rule->code, code))
			return &whole->clocks.list[i];
	return NULL;
}

static enum status
may_extend(const struct case_clock *clock, struct fault *fault)
{
	if (!clock)
		return not_found("clock", fault);
	if (!clock->rule->extend_days)
		return fault_set(fault, E_REFUSED, "/clock",
				 N_("The law gives no more time for this"),
				 NULL);
	if (clock->met_utc || !clock->start_utc)
		return fault_set(fault, E_CONFLICT, "/clock",
				 N_("This clock does not run: there is "
				    "nothing to extend"),
				 NULL);
	return OK;
}

static enum status
keep_longer(struct visit *visit, struct whole_case *whole,
	    const struct case_longer *longer, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	enum status status = case_longer_insert(&access, longer, fault);

	if (status == OK)
		status = case_longers(&access, whole->file.id, &whole->longers,
				      fault);
	if (status != OK)
		return status;
	model_id(payload, "longer", longer->id);
	model_text(payload, "clock", longer->clock);
	model_int(payload, "days", longer->days);
	model_text(payload, "reason", longer->reason);
	model_time_or_null(payload, "told_at", longer->told_utc);
	return case_keep(visit, whole, "case.extended", payload, fault);
}

enum status
case_extend(struct visit *visit, const struct case_more *more,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct case_longer longer = {.at_utc = visit->now_utc,
				     .by = visit_actor(visit)};
	struct whole_case whole;
	const struct case_clock *clock;
	struct fault few;
	enum status status =
		load_open(visit, more->name, more->version, &whole, fault);

	if (status != OK)
		return status;
	clock = clock_named(&whole, more->clock);
	status = may_extend(clock, fault);
	if (status != OK)
		return status;
	longer.clock = clock->rule->code;
	longer.reason =
		field_needed(&fields, "reason", more->reason, REASON_MOST);
	(void)field_time(&fields, "told_at", more->told_at, &longer.told_utc);
	if (more->days < 1 || more->days > DAYS_MOST) {
		(void)fault_set(&few, E_INPUT, "",
				N_("Say how many days more: a whole number "
				   "from 1 on"),
				NULL);
		field_take(&fields, "days", &few);
	}
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	longer.days = (int)more->days;
	longer.id = visit_id(visit);
	longer.of = whole.file.id;
	status = keep_longer(visit, &whole, &longer, fault);
	if (status == OK)
		show_case(visit, model, &whole);
	return status;
}

enum status
case_close(struct visit *visit, const struct case_end *end, struct model *model,
	   struct fault *fault)
{
	struct whole_case whole;
	const char *reason;
	enum status status =
		load_open(visit, end->name, end->version, &whole, fault);

	if (status == OK)
		status = read_reason(visit, end->reason, &reason, fault);
	if (status != OK)
		return status;
	whole.file.closed_utc = visit->now_utc;
	whole.file.closed_reason = reason;
	status = case_keep(visit, &whole, "case.closed",
			   model_object(visit->arena), fault);
	if (status == OK)
		show_case(visit, model, &whole);
	return status;
}

enum status
case_reopen(struct visit *visit, const struct case_end *end,
	    struct model *model, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct whole_case whole;
	const char *reason;
	enum status status = case_load(visit, end->name, &whole, fault);

	if (status == OK)
		status = case_fresh(&whole, end->version, fault);
	if (status == OK)
		status = read_reason(visit, end->reason, &reason, fault);
	if (status != OK)
		return status;
	if (!whole.file.closed_utc)
		return fault_set(fault, E_CONFLICT, "case",
				 N_("This case is open already"), NULL);
	whole.file.closed_utc = 0;
	whole.file.closed_reason = NULL;
	model_text(payload, "reason", reason);
	status = case_keep(visit, &whole, "case.reopened", payload, fault);
	if (status == OK)
		show_case(visit, model, &whole);
	return status;
}
