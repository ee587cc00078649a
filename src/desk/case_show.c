/* Cases as people see them. */
#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "desk/case_inside.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/record.h"
#include "desk/show.h"
#include "desk/timing.h"
#include "store/account.h"
#include "store/organisation.h"
#include "wire/model.h"

#define OF_TENANT 20
#define ON_BOARD 10
#define REQUESTS_SHOWN 50

static const char *
says_of(const struct statutes *table, const char *code)
{
	for (size_t i = 0; code && i < table->count; i++)
		if (!strcmp(table->list[i].code, code))
			return table->list[i].says;
	return NULL;
}

static void
show_next(struct visit *visit, struct model *model,
	  const struct statutory_case *file, const struct statutes *table)
{
	struct model *next;

	if (!file->next_clock) {
		model_null(model, "next");
		return;
	}
	next = model_child(model, "next");
	model_text(next, "clock", file->next_clock);
	model_message(next, "says", says_of(table, file->next_clock));
	model_time_or_null(next, "due_at", file->next_due_utc);
	model_bool(next, "late", file->next_due_utc < visit->now_utc);
}

static void
show_file(struct model *model, const struct statutory_case *file)
{
	model_id(model, "id", file->id);
	model_text(model, "ref", file->ref);
	model_code(model, "kind", "case-kind", case_kind_names[file->kind]);
	model_code(model, "stage", "case-stage", case_stage_names[file->stage]);
	model_text(model, "number", file->number);
	model_text(model, "subject", file->subject);
	model_id(model, "tenant", file->tenant);
	model_id(model, "organisation", file->organisation);
	model_code(model, "nation", "nation", form_nation_names[file->nation]);
	model_code(model, "landlord", "landlord",
		   form_landlord_names[file->landlord]);
	model_time(model, "received_at", file->received_utc);
	model_time(model, "opened_at", file->opened_utc);
	model_time_or_null(model, "closed_at", file->closed_utc);
	model_text(model, "closed_reason", file->closed_reason);
	model_int(model, "version", file->version);
}

void
show_case_row(struct visit *visit, struct model *model,
	      const struct statutory_case *file, const struct statutes *table)
{
	struct access access = visit_access_of_service(visit);
	struct tenant tenant = {0};

	show_file(model, file);
	show_next(visit, model, file, table);
	if (tenant_get(&access, file->tenant, &tenant, NULL) != OK)
		tenant = (struct tenant){.name = ""};
	show_names(model, "tenant_name", tenant.name, "tenant_native",
		   tenant.name_native);
}

static void
show_span(struct model *model, const struct statute *rule)
{
	char span[STATUTE_SPAN_TEXT];

	statute_span_text(rule->span, span);
	model_text(model, "span", rule->span.count ? span : NULL);
}

static void
show_clock(struct visit *visit, struct model *row,
	   const struct case_clock *clock, const struct statutory_case *file)
{
	const struct statute *rule = clock->rule;
	enum case_clock_state state = case_clock_state(clock, visit->now_utc);
	bool stands = file->closed_utc && !clock->met_utc;

	model_text(row, "code", rule->code);
	model_message(row, "says", rule->says);
	model_code(row, "stage", "case-stage", case_stage_names[rule->stage]);
	model_code(row, "counts", "clock", clock_kind_name(rule->counts));
	show_span(row, rule);
	model_time_or_null(row, "start_at", clock->start_utc);
	model_time_or_null(row, "due_at", clock->due_utc);
	model_time_or_null(row, "met_at", clock->met_utc);
	model_code(row, "state", "case-clock",
		   stands && state != CASE_CLOCK_MISSED
			   ? "closed"
			   : case_clock_state_names[state]);
	model_bool(row, "late", state == CASE_CLOCK_MISSED);
	model_int(row, "extended_days", clock->extended_days);
	model_int(row, "extend_days", rule->extend_days);
	model_bool(row, "may_extend",
		   rule->extend_days && clock->start_utc && !clock->met_utc &&
			   !file->closed_utc);
	if (rule->how == STATUTE_ATTEMPTS) {
		model_int(row, "attempts", clock->attempts);
		model_int(row, "attempts_wanted", rule->attempts);
	} else {
		model_null(row, "attempts");
		model_null(row, "attempts_wanted");
	}
	model_text(row, "source", rule->source);
}

/* What somebody should look at; each once. */
static void
show_warnings(struct model *model, const struct whole_case *whole)
{
	struct model *list = model_children(model, "warnings");
	bool beyond = false, early = false, untold = false;

	for (size_t i = 0; i < whole->clocks.count; i++) {
		const struct case_clock *clock = &whole->clocks.list[i];

		beyond |= clock->extended_days > clock->rule->extend_days;
		early |= clock->rule->how == STATUTE_LASTS && clock->met_utc &&
			 clock->met_utc < clock->due_utc;
	}
	for (size_t i = 0; i < whole->longers.count; i++)
		untold |= !whole->longers.list[i].told_utc;
	if (!whole->clocks.count)
		model_message(list, NULL,
			      N_("No clock of the law that is known here is "
				 "for such a case: nation, kind of landlord "
				 "and date decide. Find out yourself what "
				 "dates hold."));
	if (beyond)
		model_message(list, NULL,
			      N_("It was extended by more than the code "
				 "allows. Tell the tenant how to reach the "
				 "Ombudsman."));
	if (untold)
		model_message(list, NULL,
			      N_("An extension counts only with its reason "
				 "given to the tenant: say when that was."));
	if (early)
		model_message(list, NULL,
			      N_("The time for observations was not over when "
				 "the next step was taken."));
}

void
show_case(struct visit *visit, struct model *model,
	  const struct whole_case *whole)
{
	struct model *rows;

	show_case_row(visit, model, &whole->file, &whole->table);
	rows = model_children(model, "clocks");
	for (size_t i = 0; i < whole->clocks.count; i++)
		show_clock(visit, model_append(rows), &whole->clocks.list[i],
			   &whole->file);
	show_warnings(model, whole);
}

static const char *
account_name(struct visit *visit, int64_t id)
{
	struct access access = visit_access_of_service(visit);
	struct account account;

	if (!id || account_get(&access, id, &account, NULL) != OK)
		return NULL;
	return account.name;
}

static void
show_entries(struct visit *visit, struct model *model,
	     const struct whole_case *whole)
{
	struct model *rows = model_children(model, "events");

	for (size_t i = 0; i < whole->entries.count; i++) {
		const struct case_entry *entry = &whole->entries.list[i];
		struct model *row = model_append(rows);

		model_id(row, "id", entry->id);
		model_code(row, "event", "case-event",
			   case_event_names[entry->event]);
		model_code(row, "stage", "case-stage",
			   case_stage_names[entry->stage]);
		model_time(row, "at", entry->at_utc);
		model_time(row, "recorded_at", entry->recorded_utc);
		model_text(row, "recorded_by",
			   account_name(visit, entry->recorded_by));
		model_text(row, "note", entry->note);
		model_time_or_null(row, "withdrawn_at", entry->withdrawn_utc);
		model_text(row, "withdrawn_reason", entry->withdrawn_reason);
		model_bool(row, "page_withdraw",
			   i && !entry->withdrawn_utc &&
				   !whole->file.closed_utc);
	}
}

static void
show_longers(struct visit *visit, struct model *model,
	     const struct whole_case *whole)
{
	struct model *rows = model_children(model, "extensions");

	for (size_t i = 0; i < whole->longers.count; i++) {
		const struct case_longer *longer = &whole->longers.list[i];
		struct model *row = model_append(rows);

		model_text(row, "clock", longer->clock);
		model_message(row, "says",
			      says_of(&whole->table, longer->clock));
		model_int(row, "days", longer->days);
		model_text(row, "reason", longer->reason);
		model_time_or_null(row, "told_at", longer->told_utc);
		model_time(row, "at", longer->at_utc);
		model_text(row, "by", account_name(visit, longer->by));
	}
}

/* What may be recorded now. */
static void
show_may(struct visit *visit, struct model *model,
	 const struct whole_case *whole)
{
	struct model *list = model_children(model, "may");

	for (int i = 0; i < CASE_EVENTS && !whole->file.closed_utc; i++)
		if (case_may(&whole->facts, whole->file.stage,
			     (enum case_event)i, visit->now_utc, visit->now_utc,
			     NULL) == OK)
			model_code(list, NULL, "case-event",
				   case_event_names[i]);
}

static enum status
show_requests(struct visit *visit, struct model *model, int64_t id,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "requests");
	struct organisations organisations;
	struct item_page page;
	enum status status =
		item_of_case(&access, id, REQUESTS_SHOWN, &page, fault);

	if (status == OK)
		status = organisation_list(&access, &organisations, fault);
	for (size_t i = 0; status == OK && i < page.count; i++)
		show_row(visit, model_append(rows), &page.list[i],
			 &organisations);
	return status;
}

static enum status
show_whom(struct visit *visit, const struct whole_case *whole,
	  struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct tenant tenant;
	struct needs needs;
	enum status status =
		tenant_get(&access, whole->file.tenant, &tenant, fault);

	if (status == OK)
		status = need_active(&access, tenant.id, &needs, fault);
	if (status == OK)
		show_strip(model, &tenant, &needs);
	return status;
}

enum status
case_show(struct visit *visit, const char *name, struct model *model,
	  struct fault *fault)
{
	struct whole_case whole;
	struct desk_note reading = {.kind = "case.read"};
	enum status status = case_load(visit, name, &whole, fault);

	if (status != OK)
		return status;
	reading.subject = whole.file.id;
	reading.organisation = whole.file.organisation;
	status = desk_note_read(visit, &reading, fault);
	if (status == OK)
		status = show_whom(visit, &whole, model, fault);
	if (status != OK)
		return status;
	show_case(visit, model, &whole);
	show_entries(visit, model, &whole);
	show_longers(visit, model, &whole);
	show_may(visit, model, &whole);
	return show_requests(visit, model, whole.file.id, fault);
}

enum status
case_clock_show(struct visit *visit, const char *name, const char *code,
		struct model *model, struct fault *fault)
{
	struct whole_case whole;
	const struct case_clock *clock = NULL;
	struct clock_days days;
	enum status status = case_load(visit, name, &whole, fault);

	if (status != OK)
		return status;
	for (size_t i = 0; i < whole.clocks.count; i++)
		if (!strcmp(whole.clocks.list[i].rule->code, code))
			clock = &whole.clocks.list[i];
	if (!clock)
		return not_found("clock", fault);
	model_text(model, "ref", whole.file.ref);
	show_clock(visit, model, clock, &whole.file);
	model_text(model, "clock", clock->rule->code);
	model_text(model, "reason", clock->rule->reason);
	model_time(model, "now", visit->now_utc);
	days = case_clock_days(clock, &whole.calendar, visit->now_utc,
			       visit->arena);
	show_clock_days(model, &days);
	return show_whom(visit, &whole, model, fault);
}

static enum status
show_page(struct visit *visit, const struct case_filter *filter,
	  struct model *model, const char *key, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, key);
	struct statutes table = {NULL, 0};
	struct case_page page;
	int64_t whose = 0;
	enum status status = case_list(&access, filter, &page, fault);

	for (size_t i = 0; status == OK && i < page.count; i++) {
		const struct statutory_case *file = &page.list[i];

		if (file->organisation != whose)
			status = statutes_of(visit, file->organisation, &table,
					     fault);
		whose = file->organisation;
		if (status == OK)
			show_case_row(visit, model_append(rows), file, &table);
	}
	if (status == OK && page.more)
		model_text(model, "next",
			   arena_printf(visit->arena, "%lld.%lld",
					(long long)page.next_utc,
					(long long)page.next_id));
	else if (status == OK)
		model_null(model, "next");
	return status;
}

/* "TIME.ID" of the last row. */
static enum status
read_after(struct visit *visit, const char *after, struct case_filter *filter,
	   struct fault *fault)
{
	const char *dot = after ? strchr(after, '.') : NULL;
	enum status status;

	if (!after || !*after)
		return OK;
	if (!dot)
		return page_number(".", &filter->after_id, fault);
	status = page_number(
		arena_copy(visit->arena, after, (size_t)(dot - after)),
		&filter->after_utc, fault);
	return status == OK ? page_number(dot + 1, &filter->after_id, fault)
			    : status;
}

enum status
cases_list(struct visit *visit, const struct case_list_wish *wish,
	   struct model *model, struct fault *fault)
{
	struct case_filter filter = {.kind = -1};
	struct tenant tenant;
	enum status status = page_limit(&wish->page, &filter.limit, fault);

	if (status == OK)
		status = read_after(visit, wish->page.after, &filter, fault);
	if (status == OK && wish->kind && *wish->kind)
		status = name_check("/kind", case_kind_names, CASE_KINDS,
				    wish->kind, &filter.kind, fault);
	if (status == OK && wish->state && !strcmp(wish->state, "closed"))
		filter.state = CASES_CLOSED;
	else if (status == OK && wish->state && *wish->state &&
		 strcmp(wish->state, "open") != 0)
		status = fault_set(fault, E_INPUT, "/state",
				   N_("“{value}” is neither open nor closed"),
				   "value", wish->state, NULL);
	if (status == OK && wish->tenant && *wish->tenant) {
		status = tenant_named(visit, wish->tenant, &tenant, fault);
		filter.tenant = status == OK ? tenant.id : 0;
	}
	return status == OK ? show_page(visit, &filter, model, "cases", fault)
			    : status;
}

enum status
case_show_tenant(struct visit *visit, int64_t tenant, struct model *model,
		 struct fault *fault)
{
	const struct case_filter filter = {
		.kind = -1, .tenant = tenant, .limit = OF_TENANT};
	struct model *list = model_object(visit->arena);
	enum status status = show_page(visit, &filter, list, "cases", fault);

	if (status == OK)
		model_copy(model, "cases", model_get(list, "cases"));
	return status;
}

enum status
case_show_board(struct visit *visit, struct model *model, struct fault *fault)
{
	const struct case_filter filter = {.kind = -1, .limit = ON_BOARD};
	struct model *list = model_object(visit->arena);
	enum status status = show_page(visit, &filter, list, "cases", fault);

	if (status == OK)
		model_copy(model, "next_cases", model_get(list, "cases"));
	return status;
}
