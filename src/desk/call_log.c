/* What came of a call to an interpreter, and the request that it becomes. */
#include <string.h>

#include "desk/bill_inside.h"
#include "desk/budgets.h"
#include "desk/call_inside.h"
#include "desk/calls.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/intake.h"
#include "desk/item.h"
#include "desk/requests.h"
#include "lang/zone.h"
#include "wire/model.h"

#define MINUTES_MOST 600
#define LINE_MOST 400
#define AHEAD_SECONDS 300 /* clocks of two machines may differ */

/* Purposes, and what a request about it is called. */
static const struct purpose {
	const char *word, *subject;
} purposes[] = {
	{"repairs", "Telephone interpreter: repairs"},
	{"rent", "Telephone interpreter: rent and arrears"},
	{"tenancy", "Telephone interpreter: the tenancy"},
	{"complaint", "Telephone interpreter: a complaint"},
	{"antisocial", "Telephone interpreter: antisocial behaviour"},
	{"safety", "Telephone interpreter: safety"},
	{"welfare", "Telephone interpreter: welfare and support"},
	{"other", "Telephone interpreter"},
};

/* How a call ends, and what an item that was not met is closed with. */
static const struct outcome {
	const char *word, *unmet, *reason;
} outcomes[] = {
	{"spoken", NULL, NULL},
	{"cut-off", "provider-cancelled", "The call was cut off"},
	{"no-interpreter", "unfilled", "No interpreter was free"},
	{"wrong-language", "unfilled", "It was another language"},
	{"not-made", NULL, NULL},
};

struct logging {
	struct visit *visit;
	const struct call_said *said;
	struct call call;
	const struct purpose *purpose;
	const struct outcome *outcome;
	const char *tenant; /* as it was named */
};

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

static void
read_words(struct logging *log, struct fields *fields)
{
	const struct call_said *said = log->said;

	for (size_t i = 0; i < sizeof purposes / sizeof *purposes; i++)
		if (said->purpose && !strcmp(said->purpose, purposes[i].word))
			log->purpose = &purposes[i];
	for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
		if (said->outcome && !strcmp(said->outcome, outcomes[i].word))
			log->outcome = &outcomes[i];
	if (!log->outcome)
		bad(fields, "outcome", N_("Say what came of the call"));
	if (!log->purpose)
		log->purpose = &purposes[sizeof purposes / sizeof *purposes -
					 1];
	if (said->met && *said->met)
		log->call.met = !strcmp(said->met, "yes");
}

static void
read_facts(struct logging *log, struct fields *fields)
{
	const struct call_said *said = log->said;
	struct call *call = &log->call;
	const char *language = field_language(fields, "language",
					      said->language);

	if (language)
		call->language = language;
	call->started_utc = call->opened_utc;
	if (field_time(fields, "started_at", said->started_at,
		       &call->started_utc) &&
	    call->started_utc > log->visit->now_utc + AHEAD_SECONDS)
		bad(fields, "started_at",
		    N_("This time is still to come: give the time when the "
		       "call began"));
	if (said->minutes >= 0 &&
	    field_count(fields, "minutes", said->minutes, MINUTES_MOST))
		call->minutes = said->minutes;
	call->caller = field_text(fields, "caller", said->caller, LINE_MOST);
	call->note = field_text(fields, "note", said->note, LINE_MOST);
	log->tenant = field_text(fields, "tenant", said->tenant, 60);
}

/* A call that was made says how long, in what, and whether it helped. */
static void
check_made(struct logging *log, struct fields *fields)
{
	if (!log->outcome || !strcmp(log->outcome->word, "not-made"))
		return;
	if (log->call.minutes < 0 && !strcmp(log->outcome->word, "spoken"))
		bad(fields, "minutes",
		    N_("Say how many minutes it took, about"));
	if (!log->call.language && !strcmp(log->outcome->word, "spoken"))
		bad(fields, "language",
		    N_("Say which language was spoken, in the end"));
	if (log->call.met < 0)
		bad(fields, "met",
		    N_("Say whether the person could be helped in their "
		       "language"));
	if (log->call.minutes < 0)
		log->call.minutes = 0;
}

static enum status
read_tenant(struct logging *log, struct fields *fields, struct fault *fault)
{
	struct needs needs;
	struct fault unknown;
	enum status status;

	if (!log->tenant || log->call.tenant)
		return OK;
	status = call_tenant(log->visit, log->tenant, &log->call, &needs,
			     &unknown);
	if (status == E_NOT_FOUND)
		(void)fault_set(&unknown, E_INPUT, "",
				N_("{value} is no tenant here: search the "
				   "register for the person"),
				"value", log->tenant, NULL);
	if (status == E_NOT_FOUND || status == E_CONFLICT) {
		field_take(fields, "tenant", &unknown);
		return OK;
	}
	if (status != OK && fault)
		*fault = unknown;
	return status;
}

/* Minutes and time as intake has them, whose form is the interface's. */
static const char *
time_text(struct visit *visit, int64_t utc)
{
	char text[ZONE_TIME_TEXT];

	zone_utc_text(utc, text);
	return arena_text(visit->arena, text);
}

static enum status
act(struct logging *log, const char *ref, const struct item_act *wish,
    struct fault *fault)
{
	struct item_act one = *wish;
	struct request request;
	enum status status = request_named(log->visit, ref, &request, fault);

	one.ref = ref;
	one.n = 1;
	one.version = request.version;
	return status == OK ? item_act(log->visit, &one, NULL, fault) : status;
}

/* The item ends as the call did. One that waits for a manager goes on
 * waiting, for the decision is still to be made. */
static enum status
close_item(struct logging *log, const char *ref, struct fault *fault)
{
	static const char *const steps[] = {"deliver", "check"};
	char provider[ID_TEXT];
	struct work work;
	struct item_act assign = {.action = "assign", .provider = provider,
				  .reason = "They answered the call"};
	struct item_act end = {.action = "complete", .outcome = "completed",
			       .minutes = log->call.minutes};
	struct item_act cancel = {.action = "cancel",
				  .outcome = log->outcome->unmet,
				  .reason = log->outcome->reason};
	enum status status = work_load(log->visit, ref, 1, &work, fault);

	if (status != OK || work.item.state == ITEM_LOGGED ||
	    work.item.state == ITEM_REJECTED)
		return status;
	if (log->outcome->unmet && !log->call.met)
		return act(log, ref, &cancel, fault);
	id_format(log->call.provider, provider);
	if (work.item.provider != log->call.provider)
		status = act(log, ref, &assign, fault);
	for (size_t i = 0; status == OK && i < 2; i++)
		status = act(log, ref, &(struct item_act){.action = steps[i]},
			     fault);
	return status == OK ? act(log, ref, &end, fault) : status;
}

/* The request that it becomes, for a tenant of the register. */
static enum status
make_request(struct logging *log, struct faults *faults, struct fault *fault)
{
	struct visit *visit = log->visit;
	struct call *call = &log->call;
	struct model *made = model_object(visit->arena);
	const char *at = time_text(visit, call->started_utc);
	char tenant[ID_TEXT];
	const struct intake_item item = {.service = "interpreting",
					 .from = "en",
					 .language = call->language,
					 .mode = "on-demand",
					 .starts_at = at,
					 .minutes = call->minutes};
	struct intake in = {.service = "interpreting", .tenant = tenant,
			    .received_at = at, .item = &item, .items = 1,
			    .subject = log->purpose->subject,
			    .cost_code = call->cost_code,
			    .sensitivity = log->said->sensitivity};
	struct request request;
	enum status status;

	if (!call->tenant || !call->language ||
	    !strcmp(call->state, "not-made"))
		return OK;
	id_format(call->tenant, tenant);
	status = intake_log(visit, &in, made, faults, fault);
	if (status != OK)
		return status;
	call->request_ref = model_text_of(model_get(made, "ref"));
	status = request_named(visit, call->request_ref, &request, fault);
	call->request = request.id;
	return status == OK ? close_item(log, call->request_ref, fault)
			    : status;
}

static enum status
already(struct fault *fault)
{
	return fault_set(fault, E_CONFLICT, "",
			 N_("This call is logged already"), NULL);
}

static enum status
keep(struct logging *log, const char *kind, struct model *model,
     struct fault *fault)
{
	struct access access = visit_access(log->visit);
	enum status status = call_update(&access, &log->call, fault);

	if (status == OK)
		status = call_event(log->visit, kind, &log->call, fault);
	if (status != OK)
		return status;
	model_id(model, "id", log->call.id);
	model_text(model, "ref", log->call.ref);
	model_text(model, "request", log->call.request_ref);
	return OK;
}

enum status
call_log(struct visit *visit, const struct call_said *said,
	 struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct logging log = {.visit = visit, .said = said};
	bool made;
	enum status status = call_named(visit, said->id, &log.call, fault);

	if (status == OK && strcmp(log.call.state, "open") != 0)
		status = already(fault);
	if (status != OK)
		return status;
	read_words(&log, &fields);
	read_facts(&log, &fields);
	check_made(&log, &fields);
	status = read_tenant(&log, &fields, fault);
	if (status == OK)
		status = cost_code_read(visit, log.call.organisation,
					said->cost_code, &fields,
					&log.call.cost_code, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	made = strcmp(log.outcome->word, "not-made") != 0;
	log.call.state = made ? "logged" : "not-made";
	log.call.purpose = made ? log.purpose->word : NULL;
	log.call.outcome = log.outcome->word;
	log.call.logged_utc = visit->now_utc;
	log.call.logged_by = visit_actor(visit);
	status = make_request(&log, faults, fault);
	return status == OK ? keep(&log, "call.logged", model, fault) : status;
}

enum status
call_match(struct visit *visit, const char *id, const char *tenant,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct call_said said = {.id = id, .minutes = -1};
	struct logging log = {.visit = visit, .said = &said};
	enum status status = call_named(visit, id, &log.call, fault);

	if (status != OK)
		return status;
	if (log.call.tenant || strcmp(log.call.state, "logged") != 0)
		return fault_set(fault, E_CONFLICT, "",
				 N_("Only a call that is logged, of somebody "
				    "unknown, is put to a tenant"),
				 NULL);
	said.purpose = log.call.purpose;
	said.outcome = log.call.outcome;
	read_words(&log, &fields);
	log.tenant = field_needed(&fields, "tenant", tenant, 60);
	status = read_tenant(&log, &fields, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status == OK)
		status = make_request(&log, faults, fault);
	if (status == OK)
		status = keep(&log, "call.matched", model, fault);
	return status == OK ? bill_call_matched(visit, &log.call, fault)
			    : status;
}
