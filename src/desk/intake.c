/* A request comes in: checked, decided, clocked, put to a provider. */
#include "desk/intake.h"

#include <string.h>

#include "core/worktime.h"
#include "desk/assign.h"
#include "desk/decide.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/record.h"
#include "desk/show.h"
#include "lang/tag.h"
#include "wire/model.h"

#define WORDS_MOST 1000000
#define MINUTES_MOST 10080 /* a week */
#define AHEAD_SECONDS 300  /* clocks of two machines may differ */

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

/* The tenant's active need of a kind, NULL where the register has none. */
static const char *
need_value(const struct needs *needs, enum need_kind kind)
{
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == kind)
			return needs->list[i].value;
	return NULL;
}

static enum status
read_tenant(struct visit *visit, struct fields *fields, struct draft *draft,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	const char *name = field_needed(fields, "tenant", draft->in->tenant,
					60);
	struct fault unknown;
	enum status status;

	if (!name)
		return OK;
	status = tenant_named(visit, name, &draft->tenant, &unknown);
	if (status == E_NOT_FOUND || status == E_CONFLICT) {
		if (status == E_NOT_FOUND)
			(void)fault_set(&unknown, E_INPUT, "",
					N_("{value} is no tenant here: search "
					   "the register for the person"),
					"value", name, NULL);
		field_take(fields, "tenant", &unknown);
		return OK;
	}
	if (status == OK)
		status = need_active(&access, draft->tenant.id, &draft->needs,
				     &unknown);
	if (status != OK && fault)
		*fault = unknown;
	return status;
}

static void
read_times(struct visit *visit, struct fields *fields, struct draft *draft)
{
	struct request *request = &draft->request;

	request->logged_utc = visit->now_utc;
	request->received_utc = visit->now_utc;
	if (field_time(fields, "received_at", draft->in->received_at,
		       &request->received_utc) &&
	    request->received_utc > visit->now_utc + AHEAD_SECONDS)
		bad(fields, "received_at",
		    N_("This time is still to come: give the time when it "
		       "came in"));
	if (field_time(fields, "needed_by", draft->in->needed_by,
		       &request->needed_by_utc) &&
	    request->needed_by_utc < request->received_utc)
		bad(fields, "needed_by",
		    N_("It is needed before it came in: choose a later "
		       "date"));
}

static void
read_request(struct visit *visit, struct fields *fields, struct draft *draft)
{
	const struct intake *in = draft->in;
	struct request *request = &draft->request;
	int class = CLASS_SERVICE, sensitivity = SENSITIVITY_NONE;

	read_times(visit, fields, draft);
	request->subject = field_text(fields, "subject", in->subject, 400);
	if (!request->subject)
		request->subject = "";
	request->case_text = field_text(fields, "case", in->case_text, 200);
	(void)field_word(fields, "document_class", in->document_class,
			 WORDS_CLASS, &class);
	(void)field_word(fields, "sensitivity", in->sensitivity,
			 WORDS_SENSITIVITY, &sensitivity);
	request->document_class = (enum document_class)class;
	request->sensitivity = (enum sensitivity)sensitivity;
	request->reader = field_text(fields, "necessity/reader",
				     in->necessity.reader, 400);
	request->stakes = field_text(fields, "necessity/stakes",
				     in->necessity.stakes, 400);
	request->reason = field_text(fields, "necessity/reason",
				     in->necessity.reason, 400);
	draft->response = -1;
	(void)field_word(fields, "necessity/response", in->necessity.response,
			 WORDS_RESPONSE, &draft->response);
	request->logged_by = visit_actor(visit);
	request->version = 1;
}

/* What the register says goes where nothing was said. */
static void
fill_languages(const struct draft *draft, struct item_spec *spec)
{
	const char *own = NULL;

	if (spec->service == SERVICE_FORMAT) {
		if (!spec->language)
			spec->language = spec->from ? spec->from : "en";
		if (!spec->from)
			spec->from = spec->language;
		return;
	}
	if (spec->service == SERVICE_TRANSLATION)
		own = need_value(&draft->needs, NEED_READ_LANGUAGE);
	if (!own)
		own = need_value(&draft->needs, NEED_SPOKEN_LANGUAGE);
	if (!spec->language)
		spec->language = spec->from && strcmp(spec->from, "en") != 0
					 ? "en"
					 : own;
	if (!spec->from)
		spec->from = "en";
}

static void
read_words(struct fields *fields, const struct intake *in,
	   const struct intake_item *item, struct item_spec *spec)
{
	int service = -1, mode = MODE_NONE - 1, format = FORMAT_NONE - 1;

	(void)field_word(fields, "service",
			 item->service && *item->service ? item->service
							 : in->service,
			 WORDS_SERVICE, &service);
	if (service < 0) {
		(void)field_needed(fields, "service", NULL, 20);
		service = SERVICE_TRANSLATION;
	}
	(void)field_word(fields, "mode", item->mode, WORDS_MODE, &mode);
	(void)field_word(fields, "format", item->format, WORDS_FORMAT,
			 &format);
	spec->service = (enum service)service;
	spec->mode = (enum mode)(mode + 1);
	spec->format = (enum format)(format + 1);
}

/* One item under its own pointer. */
static void
read_item(struct fields *outer, struct draft *draft, size_t i)
{
	const struct intake *in = draft->in;
	const struct intake_item *from = &in->item[i];
	struct fields fields = *outer;
	struct item *item = &draft->item[i];
	struct item_spec *spec = &item->spec;
	int64_t words = from->words ? from->words : in->words;
	int64_t minutes = from->minutes ? from->minutes : in->minutes;
	struct fault fault;

	fields.prefix = arena_printf(outer->arena, "%s/items/%zu",
				     outer->prefix, i);
	fields.before = outer->faults->count;
	item->n = (int)i + 1;
	read_words(&fields, in, from, spec);
	spec->from = field_language(&fields, "from", from->from);
	spec->language = field_language(&fields, "language", from->language);
	if (field_count(&fields, "words", words, WORDS_MOST))
		spec->words = (int)words;
	if (field_count(&fields, "minutes", minutes, MINUTES_MOST))
		spec->minutes = (int)minutes;
	(void)field_time(&fields, "starts_at",
			 from->starts_at && *from->starts_at ? from->starts_at
							     : in->starts_at,
			 &spec->starts_utc);
	if (fields_end(&fields, NULL) != OK)
		return;
	fill_languages(draft, spec);
	if (item_spec_check(spec, &fault) != OK)
		field_take(&fields,
			   fault.where + strspn(fault.where, "/"), &fault);
}

/* Everything that can be said without writing. */
static enum status
read_fields(struct visit *visit, struct draft *draft, struct fields fields,
	    struct fault *fault)
{
	const struct intake *in = draft->in;
	enum status status = read_tenant(visit, &fields, draft, fault);

	if (status != OK)
		return status;
	read_request(visit, &fields, draft);
	draft->items = in->items < INTAKE_ITEMS ? in->items : INTAKE_ITEMS;
	if (!in->items)
		bad(&fields, "items",
		    N_("Nothing is asked for: add at least one item"));
	else if (in->items > INTAKE_ITEMS)
		bad(&fields, "items",
		    N_("These are too many items for one request: at most 20, "
		       "the others in another request"));
	for (size_t i = 0; i < draft->items; i++)
		read_item(&fields, draft, i);
	status = fields_end(&fields, fault);
	draft->request.organisation = draft->tenant.organisation;
	draft->request.tenant = draft->tenant.id;
	for (size_t i = 0; i < draft->items && status == OK; i++)
		status = decide_item(visit, draft, i, fault);
	return status;
}

static enum status
read_draft(struct visit *visit, struct draft *draft, struct faults *faults,
	   struct fault *fault)
{
	return read_fields(visit, draft, fields_begin(visit->arena, faults),
			   fault);
}

enum status
intake_check(struct visit *visit, const struct intake *in,
	     const struct fields *fields, struct fault *fault)
{
	struct draft *draft = arena_alloc(visit->arena, sizeof *draft);

	draft->in = in;
	return read_fields(visit, draft, *fields, fault);
}

static void
show_item(struct visit *visit, struct model *model, const struct draft *draft,
	  size_t i)
{
	const struct item *item = &draft->item[i];
	const struct policy_decision *decision = &draft->decision[i];
	struct model *child;

	model_int(model, "n", item->n);
	show_spec(model, &item->spec);
	model_code(model, "state", "state", item_state_name(item->state));
	child = model_child(model, "decision");
	model_code(child, "verdict", "verdict",
		   policy_verdict_name(decision->verdict));
	model_text(child, "rule", decision->rule);
	model_message(child, "why", decision->why);
	model_code(child, "response", "response",
		   response_name(decision->response));
	child = model_child(model, "clock");
	model_code(child, "kind", "clock",
		   clock_kind_name(
			   policy_standard(&policy_shipped, &item->spec)
				   .kind));
	model_code(child, "standard", "standard", item->standard);
	model_time(child, "started_at", item->received_utc);
	model_time_or_null(child, "due_at", item->due_utc);
	if (draft->offer[i].id)
		show_offer(visit, model_child(model, "offer"),
			   &draft->offer[i]);
	else
		model_null(model, "offer");
}

static void
show_draft(struct visit *visit, struct model *model, const struct draft *draft)
{
	const struct request *request = &draft->request;
	struct model *items;

	model_id(model, "tenant", request->tenant);
	show_names(model, "tenant_name", draft->tenant.name, "tenant_native",
		   draft->tenant.name_native);
	model_id(model, "organisation", request->organisation);
	model_text(model, "subject", request->subject);
	model_code(model, "document_class", "class",
		   document_class_name(request->document_class));
	model_code(model, "sensitivity", "sensitivity",
		   sensitivity_name(request->sensitivity));
	model_text(model, "case", request->case_text);
	model_time(model, "received_at", request->received_utc);
	model_time(model, "logged_at", request->logged_utc);
	model_time_or_null(model, "needed_by", request->needed_by_utc);
	items = model_children(model, "items");
	for (size_t i = 0; i < draft->items; i++)
		show_item(visit, model_append(items), draft, i);
}

/* Who it would be put to, said without doing it. */
static enum status
foresee(struct visit *visit, struct draft *draft, size_t i,
	struct fault *fault)
{
	struct job job = {&draft->request, &draft->item[i], &draft->tenant,
			  &draft->needs};
	struct route route;
	enum status status;

	if (draft->item[i].state != ITEM_APPROVED)
		return OK;
	status = assign_rank(visit, &job, CANDIDATES_CAPABLE, &route, fault);
	if (status == OK && route.askable) {
		draft->item[i].provider = route.list[0].candidate->provider;
		draft->offer[i].provider_name =
			route.list[0].candidate->name;
	}
	return status;
}

enum status
intake_preview(struct visit *visit, const struct intake *in,
	       struct model *model, struct faults *faults, struct fault *fault)
{
	struct draft *draft = arena_alloc(visit->arena, sizeof *draft);
	struct model *items;
	enum status status;

	draft->in = in;
	status = read_draft(visit, draft, faults, fault);
	for (size_t i = 0; i < draft->items && status == OK; i++)
		status = foresee(visit, draft, i, fault);
	if (status != OK)
		return status;
	show_draft(visit, model, draft);
	show_strip(model, &draft->tenant, &draft->needs);
	items = model_children(model, "providers");
	for (size_t i = 0; i < draft->items; i++) {
		struct model *row = model_append(items);

		model_int(row, "n", draft->item[i].n);
		model_id(row, "provider", draft->item[i].provider);
		model_text(row, "provider_name",
			   draft->offer[i].provider_name);
	}
	return OK;
}

/* What never changes of an item, and what does as it stands now. */
static void
log_item_made(struct model *row, const struct item *item)
{
	const struct item_spec *spec = &item->spec;

	model_int(row, "n", item->n);
	model_text(row, "service", service_name(spec->service));
	model_text(row, "from", spec->from);
	model_text(row, "language", spec->language);
	if (spec->mode != MODE_NONE)
		model_text(row, "mode", mode_name(spec->mode));
	if (spec->format != FORMAT_NONE)
		model_text(row, "format", format_name(spec->format));
	model_text(row, "rule", item->rule);
	model_text(row, "response", response_name(item->response));
	log_item_state(row, item);
}

static enum status
log_request(struct visit *visit, const struct draft *draft,
	    struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct model *items = model_children(payload, "items");
	const struct item_spec *first = &draft->item[0].spec;
	struct log_entry entry = {
		.kind = "request.logged",
		.subject = draft->request.id,
		.organisation = draft->request.organisation,
		.service = service_name(first->service),
		.language = first->language,
		.payload = payload,
	};

	for (size_t i = 0; i < draft->items; i++) {
		struct model *row = model_append(items);

		log_item_made(row, &draft->item[i]);
	}
	return log_event(visit, &entry, fault);
}

/* An item goes in with the state that its offer gives it. */
static enum status
keep_item(struct visit *visit, struct draft *draft, size_t i,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct item *item = &draft->item[i];
	struct offer *offer = &draft->offer[i];
	struct job job = {&draft->request, item, &draft->tenant,
			  &draft->needs};
	enum status status = OK;

	item->id = visit_id(visit);
	item->request = draft->request.id;
	if (item->state == ITEM_APPROVED)
		status = assign_choose(visit, &job, NULL, 0, offer, fault);
	if (status == OK)
		status = item_insert(&access, item, fault);
	if (status == OK && item->state == ITEM_APPROVED)
		return assign_unfill(visit, &job, fault);
	if (status == OK)
		status = assign_send(visit, &job, offer, fault);
	return status;
}

enum status
intake_log(struct visit *visit, const struct intake *in, struct model *model,
	   struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct draft *draft = arena_alloc(visit->arena, sizeof *draft);
	char ref[REF_TEXT];
	enum status status;

	draft->in = in;
	status = read_draft(visit, draft, faults, fault);
	if (status == OK)
		status = request_next_ref(&access, visit->now_utc, ref, fault);
	if (status != OK)
		return status;
	draft->request.id = visit_id(visit);
	draft->request.ref = ref;
	status = request_insert(&access, &draft->request, fault);
	if (status == OK)
		status = log_request(visit, draft, fault);
	for (size_t i = 0; i < draft->items && status == OK; i++)
		status = keep_item(visit, draft, i, fault);
	if (status != OK)
		return status;
	model_text(model, "ref", ref);
	model_int(model, "version", draft->request.version);
	show_draft(visit, model, draft);
	return OK;
}
