/* Cases: found, opened, edited, and kept with what follows. */
#include "desk/cases.h"

#include <string.h>

#include "core/name.h"
#include "desk/case_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/record.h"
#include "lang/zone.h"
#include "store/organisation.h"
#include "store/tenancy.h"
#include "wire/model.h"

#define NUMBER_MOST 60
#define SUBJECT_MOST 400
#define AHEAD_SECONDS 300

enum status
case_of(struct visit *visit, const char *text, struct statutory_case *ret,
	struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = E_NOT_FOUND;
	int64_t id;

	if (!text || !*text)
		return not_found("case", fault);
	if (id_parse(text, &id))
		status = case_get(&access, id, ret, fault);
	if (status == E_NOT_FOUND)
		status = case_by_ref(&access, text, ret, fault);
	if (status == E_NOT_FOUND)
		status = case_by_number(&access, text, ret, fault);
	return status == E_NOT_FOUND ? not_found("case", fault) : status;
}

/* The facts that count, and where they lead. */
static void
take_facts(struct visit *visit, struct whole_case *whole)
{
	const struct case_entries *entries = &whole->entries;
	struct case_fact *list =
		arena_alloc(visit->arena, (entries->count + 1) * sizeof *list);
	enum case_stage stage = whole->file.began;
	size_t count = 0;

	for (size_t i = 0; i < entries->count; i++) {
		const struct case_entry *entry = &entries->list[i];

		if (entry->withdrawn_utc)
			continue;
		list[count++] = (struct case_fact){entry->event, entry->stage,
						   entry->at_utc};
		stage = case_moved(stage, entry->event);
	}
	whole->facts = (struct case_facts){list, count};
	whole->file.stage = stage;
}

void
case_follow(struct visit *visit, struct whole_case *whole)
{
	struct case_extension *longer = arena_alloc(
		visit->arena, (whole->longers.count + 1) * sizeof *longer);
	struct case_question question = {.nation = whole->file.nation,
					 .landlord = whole->file.landlord,
					 .calendar = &whole->calendar,
					 .extension = longer,
					 .extensions = whole->longers.count};
	const struct case_clock *next;

	take_facts(visit, whole);
	for (size_t i = 0; i < whole->longers.count; i++)
		longer[i] =
			(struct case_extension){whole->longers.list[i].clock,
						whole->longers.list[i].days};
	question.facts = whole->facts;
	whole->clocks = case_reckon(&whole->table, &question, visit->arena);
	next = case_next(&whole->clocks);
	whole->file.next_clock = NULL;
	whole->file.next_due_utc = 0;
	if (next && !whole->file.closed_utc) {
		whole->file.next_clock = next->rule->code;
		whole->file.next_due_utc = next->due_utc;
	}
}

enum status
case_complete(struct visit *visit, struct whole_case *whole,
	      struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct statutory_case *file = &whole->file;
	enum status status =
		case_entries(&access, file->id, &whole->entries, fault);

	if (status == OK)
		status =
			case_longers(&access, file->id, &whole->longers, fault);
	if (status == OK)
		status = case_calendar(visit, file, &whole->calendar, fault);
	if (status == OK)
		status = statutes_of(visit, file->organisation, &whole->table,
				     fault);
	if (status == OK)
		case_follow(visit, whole);
	return status;
}

enum status
case_load(struct visit *visit, const char *name, struct whole_case *whole,
	  struct fault *fault)
{
	enum status status = case_of(visit, name, &whole->file, fault);

	return status == OK ? case_complete(visit, whole, fault) : status;
}

enum status
case_fresh(const struct whole_case *whole, int64_t version, struct fault *fault)
{
	if (version == whole->file.version)
		return OK;
	return fault_set(fault, E_STALE, "case",
			 N_("Somebody changed this case since you opened it: "
			    "open it again"),
			 NULL);
}

/* All of a case that changes, so that its row can be made again. */
static void
log_case_state(struct model *payload, const struct statutory_case *file)
{
	struct model *state = model_child(payload, "case");

	model_text(state, "stage", case_stage_names[file->stage]);
	model_text(state, "number", file->number);
	model_text(state, "subject", file->subject);
	model_text(state, "nation", form_nation_names[file->nation]);
	model_text(state, "landlord", form_landlord_names[file->landlord]);
	model_time(state, "received_at", file->received_utc);
	model_time_or_null(state, "closed_at", file->closed_utc);
	model_text(state, "closed_reason", file->closed_reason);
	model_text(state, "next_clock", file->next_clock);
	model_time_or_null(state, "next_due", file->next_due_utc);
}

static enum status
log_case(struct visit *visit, const char *kind,
	 const struct statutory_case *file, struct model *payload,
	 struct fault *fault)
{
	const struct log_entry entry = {.kind = kind,
					.subject = file->id,
					.organisation = file->organisation,
					.payload = payload};

	log_case_state(payload, file);
	return log_event(visit, &entry, fault);
}

enum status
case_keep(struct visit *visit, struct whole_case *whole, const char *kind,
	  struct model *payload, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct statutory_case *file = &whole->file;
	int64_t moved;
	enum status status;

	case_follow(visit, whole);
	status = case_update(&access, file, fault);
	if (status == OK)
		status = case_clocks_put(&access, file, &whole->clocks, fault);
	if (status == OK)
		status = log_case(visit, kind, file, payload, fault);
	file->version++;
	return status == OK ? case_relink(visit, file, &moved, fault) : status;
}

enum status
case_again(struct visit *visit, int64_t id, int64_t *ret_moved,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct whole_case whole;
	int64_t before_utc, moved = 0;
	enum status status = case_get(&access, id, &whole.file, fault);

	*ret_moved = 0;
	if (status != OK)
		return status;
	before_utc = whole.file.next_due_utc;
	status = case_complete(visit, &whole, fault);
	if (status != OK)
		return status;
	if (whole.file.next_due_utc == before_utc)
		status = case_clocks_put(&access, &whole.file, &whole.clocks,
					 fault);
	else
		status = case_keep(visit, &whole, "case.due-moved",
				   model_object(visit->arena), fault);
	if (status == OK)
		status = case_relink(visit, &whole.file, &moved, fault);
	*ret_moved = whole.file.next_due_utc != before_utc;
	return status;
}

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

/* A word of a table; *ret stays where none came. */
static void
read_word(struct fields *fields, const char *name, const char *value,
	  const char *const *names, int *ret)
{
	size_t count = names == case_kind_names	    ? CASE_KINDS
		       : names == case_stage_names  ? CASE_STAGES
		       : names == form_nation_names ? FORM_NATIONS
						    : FORM_LANDLORDS;
	struct fault fault;

	if (value && *value &&
	    name_check("", names, count, value, ret, &fault) != OK)
		field_take(fields, name, &fault);
}

/* Where the case is, if nobody says: as the tenancy, else as the landlord. */
static enum status
default_scope(struct visit *visit, struct statutory_case *file,
	      struct fault *fault)
{
	static const enum form_nation nations[] = {
		NATION_ENGLAND, NATION_SCOTLAND, NATION_NORTHERN_IRELAND};
	struct access access = visit_access_of_service(visit);
	struct tenancy tenancy;
	struct calendar calendar;
	enum status status =
		tenancy_get(&access, file->tenant, &tenancy, fault);
	int found;

	file->landlord = LANDLORD_SOCIAL;
	if (status == OK) {
		found = name_find(form_nation_names, FORM_NATIONS,
				  tenancy.nation);
		file->nation = (enum form_nation)(found < 0 ? 0 : found);
		found = name_find(form_landlord_names, FORM_LANDLORDS,
				  tenancy.landlord);
		file->landlord = (enum form_landlord)(found < 0 ? 0 : found);
		return OK;
	}
	if (status != E_NOT_FOUND)
		return status;
	status = visit_calendar(visit, file->organisation, &calendar, fault);
	if (status == OK)
		file->nation = nations[calendar.jurisdiction];
	return status;
}

static enum status
read_tenant(struct visit *visit, struct fields *fields, const char *text,
	    struct statutory_case *file, struct fault *fault)
{
	const char *name = field_needed(fields, "tenant", text, 60);
	struct tenant tenant;
	struct fault unknown;
	enum status status;

	if (!name)
		return OK;
	status = tenant_named(visit, name, &tenant, &unknown);
	if (status == E_NOT_FOUND)
		(void)fault_set(&unknown, E_INPUT, "",
				N_("{value} is no tenant here: search the "
				   "register for the person"),
				"value", name, NULL);
	if (status == E_NOT_FOUND || status == E_CONFLICT) {
		field_take(fields, "tenant", &unknown);
		return OK;
	}
	if (status != OK) {
		*fault = unknown;
		return status;
	}
	file->tenant = tenant.id;
	file->organisation = tenant.organisation;
	return default_scope(visit, file, fault);
}

static void
read_received(struct visit *visit, struct fields *fields, const char *text,
	      struct statutory_case *file)
{
	if (field_time(fields, "received_at", text, &file->received_utc) &&
	    file->received_utc > visit->now_utc + AHEAD_SECONDS)
		bad(fields, "received_at",
		    N_("This time is still to come: give the time when it "
		       "came in"));
}

/* What opening and editing share. */
static void
read_scope(struct fields *fields, const char *nation, const char *landlord,
	   struct statutory_case *file)
{
	int n = (int)file->nation, l = (int)file->landlord;

	read_word(fields, "nation", nation, form_nation_names, &n);
	read_word(fields, "landlord", landlord, form_landlord_names, &l);
	file->nation = (enum form_nation)n;
	file->landlord = (enum form_landlord)l;
}

static void
read_kind(struct fields *fields, const struct case_input *in,
	  struct statutory_case *file)
{
	const char *text = field_needed(fields, "kind", in->kind, 20);
	int kind = -1, stage = -1;

	read_word(fields, "kind", text, case_kind_names, &kind);
	if (kind < 0)
		return;
	file->kind = (enum case_kind)kind;
	file->began = case_first_stage(file->kind);
	read_word(fields, "stage", in->stage, case_stage_names, &stage);
	if (stage < 0)
		return;
	file->began = (enum case_stage)stage;
	if (case_stage_kind(file->began) != file->kind)
		bad(fields, "stage",
		    N_("This stage is one of another kind of case"));
}

static enum status
read_input(struct visit *visit, const struct case_input *in,
	   struct statutory_case *file, struct faults *faults,
	   struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	const char *subject;
	enum status status =
		read_tenant(visit, &fields, in->tenant, file, fault);

	if (status != OK)
		return status;
	read_kind(&fields, in, file);
	read_scope(&fields, in->nation, in->landlord, file);
	file->number = field_text(&fields, "number", in->number, NUMBER_MOST);
	subject = field_text(&fields, "subject", in->subject, SUBJECT_MOST);
	file->subject = subject ? subject : "";
	read_received(visit, &fields, in->received_at, file);
	return fields_end(&fields, fault);
}

static enum status
insert_case(struct visit *visit, struct whole_case *whole, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct statutory_case *file = &whole->file;
	struct case_entry first = {.id = visit_id(visit),
				   .of = file->id,
				   .event = CASE_RECEIVED,
				   .stage = file->began,
				   .at_utc = file->received_utc,
				   .recorded_utc = visit->now_utc,
				   .recorded_by = visit_actor(visit)};
	struct model *payload = model_object(visit->arena);
	enum status status = case_insert(&access, file, fault);

	if (status == OK)
		status = case_entry_insert(&access, &first, fault);
	if (status == OK)
		status = case_complete(visit, whole, fault);
	if (status != OK)
		return status;
	model_text(payload, "ref", file->ref);
	model_id(payload, "tenant", file->tenant);
	model_text(payload, "kind", case_kind_names[file->kind]);
	model_text(payload, "began", case_stage_names[file->began]);
	model_id(payload, "entry", first.id);
	return case_keep(visit, whole, "case.opened", payload, fault);
}

enum status
case_open(struct visit *visit, const struct case_input *in, struct model *model,
	  struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct whole_case whole = {.file = {.received_utc = visit->now_utc,
					    .opened_utc = visit->now_utc,
					    .opened_by = visit_actor(visit)}};
	char ref[CASE_REF_TEXT];
	enum status status = read_input(visit, in, &whole.file, faults, fault);

	if (status == OK)
		status = case_next_ref(&access, visit->now_utc, ref, fault);
	if (status != OK)
		return status;
	whole.file.id = visit_id(visit);
	whole.file.ref = arena_text(visit->arena, ref);
	whole.file.stage = whole.file.began;
	status = insert_case(visit, &whole, fault);
	if (status == OK)
		show_case(visit, model, &whole);
	return status;
}

/* The date of receipt is the first entry's too. */
static enum status
move_receipt(struct visit *visit, struct whole_case *whole, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct case_entry *first = &whole->entries.list[0];

	if (first->at_utc == whole->file.received_utc)
		return OK;
	first->at_utc = whole->file.received_utc;
	return case_entry_update(&access, first, fault);
}

enum status
case_edit(struct visit *visit, const struct case_edit *edit,
	  struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct whole_case whole;
	struct statutory_case *file = &whole.file;
	enum status status = case_load(visit, edit->name, &whole, fault);

	if (status == OK)
		status = case_fresh(&whole, edit->version, fault);
	if (status != OK)
		return status;
	if (edit->number)
		file->number = field_text(&fields, "number", edit->number,
					  NUMBER_MOST);
	if (edit->subject) {
		file->subject = field_text(&fields, "subject", edit->subject,
					   SUBJECT_MOST);
		file->subject = file->subject ? file->subject : "";
	}
	read_received(visit, &fields, edit->received_at, file);
	read_scope(&fields, edit->nation, edit->landlord, file);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = move_receipt(visit, &whole, fault);
	if (status == OK)
		status = case_calendar(visit, file, &whole.calendar, fault);
	if (status == OK)
		status = case_keep(visit, &whole, "case.changed",
				   model_object(visit->arena), fault);
	if (status == OK)
		show_case(visit, model, &whole);
	return status;
}
