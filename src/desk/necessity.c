/* Why an item is answered as it is, and by whose decision. */
#include "desk/necessity.h"

#include <string.h>

#include "core/necessity.h"
#include "desk/decide.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/needs.h"
#include "wire/model.h"

#define WORDS_BYTES 400

void
show_necessity(struct visit *visit, struct model *model,
	       const struct item *item)
{
	struct model *child = model_child(model, "necessity");

	model_message(child, "reader", item->reader);
	model_message(child, "stakes", item->stakes);
	model_code(child, "response", "response",
		   response_name(item->response));
	model_text(child, "reason", item->reason);
	model_id(child, "decided_by", item->decided_by);
	model_text(child, "decided_by_name",
		   actor_name(visit, item->decided_by));
	model_time_or_null(child, "decided_at", item->decided_utc);
}

void
show_standing(struct model *model, const struct request *request)
{
	model_code(model, "urgent", "urgency",
		   request->urgency == URGENCY_NONE
			   ? NULL
			   : urgency_name(request->urgency));
	model_code(model, "about", "about", about_name(request->about));
}

void
log_necessity(struct model *payload, const struct item *item)
{
	model_text(payload, "response", response_name(item->response));
	model_text(payload, "reader", item->reader);
	model_text(payload, "stakes", item->stakes);
	if (item->reason)
		model_text(payload, "because", item->reason);
}

/* The item as its editor read it, and nobody since changed. */
static enum status
load(struct visit *visit, const char *ref, int n, int64_t version,
     struct work *work, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = work_load(visit, ref, n, work, fault);

	if (status == OK)
		status = request_touch(&access, work->request.id, version,
				       fault);
	if (status == OK && !item_state_open(work->item.state))
		status = fault_set(fault, E_CONFLICT, "",
				   N_("This item is closed: what was decided "
				      "of it stays as it is"),
				   NULL);
	return status;
}

static enum status
show_again(struct visit *visit, const char *ref, struct model *model,
	   struct fault *fault)
{
	struct request request;
	enum status status = request_named(visit, ref, &request, fault);

	return status == OK ? show_request(visit, model, &request, fault)
			    : status;
}

/* What was said goes over what stands there. */
static void
read_necessity(struct fields *fields, const struct necessity_edit *edit,
	       struct item *item)
{
	int response = (int)item->response;
	const char *reader = field_text(fields, "reader", edit->reader,
					WORDS_BYTES);
	const char *stakes = field_text(fields, "stakes", edit->stakes,
					WORDS_BYTES);

	(void)field_word(fields, "response", edit->response, WORDS_RESPONSE,
			 &response);
	item->response = (enum response)response;
	if (reader)
		item->reader = reader;
	if (stakes)
		item->stakes = stakes;
	item->reason = field_needed(fields, "reason", edit->reason,
				    WORDS_BYTES);
}

/* The decision of the caller, now. */
static enum status
keep_decision(struct visit *visit, struct item *item, struct fault *fault)
{
	struct access access = visit_access(visit);

	item->decided_by = visit_actor(visit);
	item->decided_utc = visit->now_utc;
	return item_update(&access, item, fault);
}

static enum status
log_decision(struct visit *visit, const char *kind, const struct work *work,
	     const char *reason, struct fault *fault)
{
	const struct item *item = &work->item;
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {
		.kind = kind,
		.subject = work->request.id,
		.organisation = item->organisation,
		.service = service_name(item->spec.service),
		.language = item->spec.language,
		.payload = payload,
	};

	model_int(payload, "n", item->n);
	model_text(payload, "from", item->spec.from);
	model_text(payload, "language", item->spec.language);
	log_necessity(payload, item);
	model_text(payload, "reason", reason);
	log_item_state(payload, item);
	return log_event(visit, &entry, fault);
}

enum status
necessity_change(struct visit *visit, const struct necessity_edit *edit,
		 struct model *model, struct faults *faults,
		 struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct work work;
	enum status status = load(visit, edit->ref, edit->n, edit->version,
				  &work, fault);

	if (status != OK)
		return status;
	read_necessity(&fields, edit, &work.item);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = keep_decision(visit, &work.item, fault);
	if (status == OK)
		status = log_decision(visit, "item.decided", &work,
				      work.item.reason, fault);
	return status == OK ? show_again(visit, edit->ref, model, fault)
			    : status;
}

/* Where "und" stands, the language goes. */
static enum status
put_language(struct work *work, const char *language, struct fields *fields)
{
	struct item_spec *spec = &work->item.spec;
	struct fault fault;

	if (!strcmp(spec->language, LANGUAGE_UNKNOWN))
		spec->language = language;
	else
		spec->from = language;
	if (item_spec_check(spec, &fault) != OK)
		field_take(fields, "language", &fault);
	return fields_end(fields, NULL);
}

/* As if the language had been known when it came in. */
static enum status
decide_anew(struct visit *visit, struct work *work, struct fault *fault)
{
	struct draft *draft = draft_new(visit->arena, 1);
	struct access access = visit_access(visit);
	struct item *item = &work->item;
	bool sent;
	enum status status;

	draft->tenant = work->tenant;
	draft->needs = work->needs;
	draft->request = work->request;
	draft->response = -1;
	draft->item[0] = *item;
	status = decide_item(visit, draft, 0, fault);
	if (status != OK)
		return status;
	*item = draft->item[0];
	item->reader = necessity_reader(&item->spec);
	status = item_update_languages(&access, item, fault);
	if (status == OK)
		status = keep_decision(visit, item, fault);
	if (status == OK)
		status = log_decision(visit, "item.language-found", work,
				      item->reason, fault);
	if (status == OK && item->state == ITEM_APPROVED)
		status = assign_next(visit, &work->job, NULL, &sent, fault);
	return status;
}

/* What the register says from now on counts as evidence at once. */
static enum status
record_language(struct visit *visit, struct work *work, const char *language,
		struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status;
	bool spoken = work->item.spec.service == SERVICE_INTERPRETING;
	char tenant[ID_TEXT];
	struct need_input need = {
		.tenant = tenant,
		.kind = need_kind_name(spoken ? NEED_SPOKEN_LANGUAGE
					      : NEED_READ_LANGUAGE),
		.value = language,
		.identified_by = "officer",
		.evidence = work->item.reason,
	};

	id_format(work->tenant.id, tenant);
	status = need_add(visit, &need, model_object(visit->arena), faults,
			  fault);
	return status == OK ? need_active(&access, work->tenant.id,
					  &work->needs, fault)
			    : status;
}

enum status
item_found_language(struct visit *visit, const struct language_found *found,
		    struct model *model, struct faults *faults,
		    struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	const char *language;
	struct work work;
	enum status status = load(visit, found->ref, found->n, found->version,
				  &work, fault);

	if (status != OK)
		return status;
	if (!item_language_unknown(&work.item.spec))
		return fault_set(fault, E_CONFLICT, "/language",
				 N_("The language is known already: log "
				    "another request for another language"),
				 NULL);
	(void)field_needed(&fields, "language", found->language, 40);
	language = field_language(&fields, "language", found->language);
	work.item.reason = field_text(&fields, "reason", found->reason,
				      WORDS_BYTES);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = put_language(&work, language, &fields);
	if (status != OK)
		return fields_end(&fields, fault);
	if (found->record == FOUND_FOR_REGISTER)
		status = record_language(visit, &work, language, faults,
					 fault);
	if (status == OK)
		status = decide_anew(visit, &work, fault);
	return status == OK ? show_again(visit, found->ref, model, fault)
			    : status;
}
