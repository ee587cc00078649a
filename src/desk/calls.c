/* Interpreters by telephone: the language found, the number shown, the list. */
#include "desk/calls.h"

#include <string.h>

#include "desk/call_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/record.h"
#include "desk/show.h"
#include "lang/catalogue.h"
#include "lang/region.h"
#include "lang/tag.h"
#include "store/account.h"
#include "store/provider.h"
#include "store/request.h"
#include "wire/model.h"

#define WAITING_MOST 10

static void
show_languages(struct model *rows, const char *const *tags)
{
	for (; *tags; tags++) {
		const struct tag *tag = tag_find(*tags);
		struct model *row = model_append(rows);

		model_text(row, "tag", tag->tag);
		model_language(row, "language", tag->tag);
		model_name(row, "autonym", tag->autonym, tag->tag);
	}
}

enum status
calls_begin(struct visit *visit, const char *region, struct model *model,
	    struct fault *fault)
{
	const struct region *open = region ? region_find(region) : NULL;
	struct model *rows = model_children(model, "common");
	const struct region *all;
	struct call_access row;
	size_t count = region_all(&all);
	enum status status = call_access_now(visit, visit_organisation(visit),
					     "", &row, fault);

	if (status != OK && status != E_REFUSED)
		return status;
	model_bool(model, "reachable", status == OK);
	show_languages(rows, region_common);
	model_code(model, "region", "call-region", open ? open->code : NULL);
	rows = model_children(model, "regions");
	for (size_t i = 0; i < count; i++) {
		struct model *one = model_append(rows);

		model_code(one, "region", "call-region", all[i].code);
		model_bool(one, "open", &all[i] == open);
		show_languages(model_children(one, "languages"), all[i].tags);
	}
	return calls_waiting(visit, model, fault);
}

/* What the register says that they speak; NULL where it does not. */
static const char *
spoken_by(const struct needs *needs)
{
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == NEED_SPOKEN_LANGUAGE)
			return needs->list[i].value;
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == NEED_READ_LANGUAGE)
			return needs->list[i].value;
	return NULL;
}

enum status
call_tenant(struct visit *visit, const char *name, struct call *call,
	    struct needs *needs, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	enum status status = tenant_named(visit, name, &tenant, fault);

	if (status == OK)
		status = need_active(&access, tenant.id, needs, fault);
	if (status != OK)
		return status;
	call->tenant = tenant.id;
	call->organisation = tenant.organisation;
	return OK;
}

enum status
call_event(struct visit *visit, const char *kind, const struct call *call,
	   struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {
		.kind = kind,
		.subject = call->id,
		.organisation = call->organisation,
		.service = service_name(SERVICE_INTERPRETING),
		.language = call->language,
		.payload = payload,
	};

	model_id(payload, "access", call->access);
	model_id(payload, "tenant", call->tenant);
	if (call->minutes >= 0 && call->logged_utc)
		model_int(payload, "minutes", call->minutes);
	if (call->outcome)
		model_text(payload, "outcome", call->outcome);
	return log_event(visit, &entry, fault);
}

/* Signs are seen, not heard: only a line of their own helps. */
static enum status
not_by_telephone(const char *language, const struct call_access *row,
		 struct fault *fault)
{
	const struct tag *tag = language ? tag_find(language) : NULL;

	if (!tag || tag->kind != TAG_SIGNED || *row->language)
		return OK;
	return fault_set(fault, E_REFUSED, "/language",
			 N_("A sign language is not interpreted by telephone: "
			    "log a request for an interpreter by video or in "
			    "person"),
			 NULL);
}

static enum status
insert(struct visit *visit, struct call *call, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status;
	char ref[CALL_REF_TEXT];

	status = call_next_ref(&access, visit->now_utc, ref, fault);
	if (status != OK)
		return status;
	call->id = visit_id(visit);
	call->ref = arena_text(visit->arena, ref);
	call->opened_utc = visit->now_utc;
	call->opened_by = visit_actor(visit);
	call->state = "open";
	status = call_insert(&access, call, fault);
	return status == OK ? call_event(visit, "call.opened", call, fault)
			    : status;
}

enum status
call_open(struct visit *visit, const struct call_wish *wish,
	  struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct call call = {.organisation = visit_organisation(visit),
			    .minutes = -1, .met = -1};
	struct needs needs = {0};
	struct call_access row;
	enum status status = OK;

	call.language = field_language(&fields, "language", wish->language);
	if (wish->tenant && *wish->tenant)
		status = call_tenant(visit, wish->tenant, &call, &needs,
				     fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	if (!call.language)
		call.language = spoken_by(&needs);
	status = call_access_now(visit, call.organisation,
				 call.language ? call.language : "", &row,
				 fault);
	if (status == OK)
		status = not_by_telephone(call.language, &row, fault);
	call.access = row.id;
	call.provider = row.provider;
	if (status == OK)
		status = insert(visit, &call, fault);
	if (status == OK) {
		model_id(model, "id", call.id);
		model_text(model, "ref", call.ref);
	}
	return status;
}

void
show_call(struct model *model, const struct call *call)
{
	model_id(model, "id", call->id);
	model_text(model, "ref", call->ref);
	model_language(model, "language", call->language);
	model_code(model, "state", "call-state", call->state);
	model_time(model, "opened_at", call->opened_utc);
	model_text(model, "opened_by_name", call->opened_name);
	model_time_or_null(model, "started_at", call->started_utc);
	model_minutes_or_null(model, "minutes", call->minutes);
	model_code(model, "purpose", "call-purpose", call->purpose);
	model_code(model, "outcome", "call-outcome", call->outcome);
	if (call->met < 0)
		model_null(model, "met");
	else
		model_bool(model, "met", call->met > 0);
	model_id(model, "tenant", call->tenant);
	model_text(model, "tenant_name", call->tenant_name);
	model_text(model, "caller", call->caller);
	model_text(model, "request", call->request_ref);
	model_text(model, "provider_name", call->provider_name);
}

/* How to get through, for who opened it, until it is logged. */
static enum status
show_access(struct visit *visit, struct model *model, const struct call *call,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const char *language = call->language ? call->language : "";
	struct call_access row;
	enum status status = OK;
	bool theirs = !strcmp(call->state, "open") &&
		      call->opened_by == visit_actor(visit);

	if (theirs)
		status = call_access_get(&access, call->access, &row, fault);
	if (status != OK)
		return status;
	model_text(model, "phone", theirs ? row.phone : NULL);
	model_text(model, "code", theirs ? row.code : NULL);
	model_text(model, "say",
		   theirs ? call_access_say(visit, &row, language) : NULL);
	return OK;
}

/* What the person may be shown, where they are in front of you: words that
 * the page for tenants has too. */
static enum status
show_greeting(struct visit *visit, struct model *model, const char *language,
	      struct fault *fault)
{
	static const char line[] = N_("We can write to you and speak with you "
				      "in your language. It is free.");
	const struct tag *tag = language ? tag_find(language) : NULL;
	const struct catalogues *words;
	const struct catalogue *own;
	const struct catalogue_entry *entry = NULL;
	enum status status = desk_tenant_words(visit->desk, &words, fault);

	if (status != OK)
		return status;
	own = tag ? catalogues_find(words, tag) : NULL;
	if (own)
		entry = catalogue_entry(own, NULL, line);
	model_name(model, "autonym", tag ? tag->autonym : NULL,
		   tag ? tag->tag : NULL);
	model_name(model, "greeting",
		   entry && entry->translated ? entry->form[0] : NULL,
		   tag ? tag->tag : NULL);
	return OK;
}

enum status
call_named(struct visit *visit, const char *text, struct call *ret,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status;
	int64_t id;

	if (!text || !id_parse(text, &id))
		return not_found("id", fault);
	status = call_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("id", fault) : status;
}

enum status
call_show(struct visit *visit, const char *id, struct model *model,
	  struct fault *fault)
{
	struct desk_note reading = {.kind = "call.read"};
	struct call call;
	char tenant[ID_TEXT];
	enum status status = call_named(visit, id, &call, fault);

	reading.subject = call.id;
	reading.organisation = call.organisation;
	if (status == OK && call.tenant)
		status = desk_note_read(visit, &reading, fault);
	if (status != OK)
		return status;
	show_call(model, &call);
	model_id(model, "organisation", call.organisation);
	model_id(model, "provider", call.provider);
	model_text(model, "note", call.note);
	model_text(model, "cost_code", call.cost_code);
	model_time_or_null(model, "logged_at", call.logged_utc);
	status = show_access(visit, model, &call, fault);
	if (status == OK)
		status = show_greeting(visit, model, call.language, fault);
	if (status != OK || !call.tenant)
		return status;
	id_format(call.tenant, tenant);
	return tenant_strip(visit, tenant, model, fault);
}

enum status
calls_list(struct visit *visit, const struct calls_filter *wish,
	   struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "calls");
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct call_filter filter = {.state = wish->state};
	struct calls page = {0};
	enum status status;

	if (filter.state && !strcmp(filter.state, "unmatched")) {
		filter.unmatched = true;
		filter.state = NULL;
	}
	filter.language = field_language(&fields, "language", wish->language);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK)
		status = page_limit(&wish->page, &filter.limit, fault);
	if (status == OK)
		status = page_number(wish->page.after, &filter.after, fault);
	if (status == OK)
		status = call_list(&access, &filter, &page, fault);
	for (size_t i = 0; status == OK && i < page.count; i++)
		show_call(model_append(rows), &page.list[i]);
	model_text(model, "next",
		   page.next ? arena_printf(visit->arena, "%lld",
					    (long long)page.next)
			     : NULL);
	return status;
}

enum status
calls_waiting(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "calls_waiting");
	struct calls all = {0};
	enum status status = call_waiting(&access, visit_actor(visit),
					  WAITING_MOST, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++)
		show_call(model_append(rows), &all.list[i]);
	return status;
}
