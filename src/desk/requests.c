/* Requests as they are read: the list, one request, the board. */
#include "desk/budgets.h"
#include "desk/requests.h"

#include <stdlib.h>
#include <string.h>

#include "core/policy.h"
#include "desk/assign.h"
#include "desk/attachments.h"
#include "desk/audio_inside.h"
#include "desk/calls.h"
#include "desk/cases.h"
#include "desk/declarations.h"
#include "desk/feedback.h"
#include "desk/hand_ins.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/mail_settings.h"
#include "desk/necessity.h"
#include "desk/policies.h"
#include "desk/policy_decision.h"
#include "desk/prices.h"
#include "desk/questions.h"
#include "desk/policy_reviews.h"
#include "desk/provider_complaints.h"
#include "desk/queues.h"
#include "desk/record.h"
#include "desk/routes.h"
#include "desk/show.h"
#include "desk/unfinished.h"
#include "lang/zone.h"
#include "store/account.h"
#include "wire/model.h"

#define BOARD_ROWS 20

static bool
yes(const char *text)
{
	return text && (!strcmp(text, "1") || !strcmp(text, "true") ||
			!strcmp(text, "yes") || !strcmp(text, "on"));
}

/* "TIME.ID" of the last row. */
static enum status
read_cursor(const char *after, struct item_cursor *ret, struct fault *fault)
{
	const char *dot = after ? strchr(after, '.') : NULL;
	char first[32];
	enum status status;

	if (!after || !*after)
		return OK;
	if (!dot || dot - after >= (ptrdiff_t)sizeof first)
		return page_number(dot ? "." : after, &ret->id, fault);
	memcpy(first, after, (size_t)(dot - after));
	first[dot - after] = '\0';
	status = page_number(first, &ret->at_utc, fault);
	if (status == OK)
		status = page_number(dot + 1, &ret->id, fault);
	return status;
}

static void
read_queue(const struct visit *visit, struct fields *fields, const char *text,
	   struct item_filter *ret)
{
	int queue = -1;

	(void)field_word(fields, "queue", text, WORDS_QUEUE, &queue);
	if (queue < 0)
		return;
	if (!strcmp(word_at(WORDS_QUEUE, queue), "near")) {
		ret->unfilled_slots = true;
		ret->slot_before_utc = visit->now_utc + SLOT_NEAR_SECONDS;
		return;
	}
	ret->owner = visit_actor(visit);
	ret->waiting_only = !strcmp(word_at(WORDS_QUEUE, queue), "waiting");
}

static enum status
read_filter(struct visit *visit, const struct request_filter *filter,
	    struct item_filter *ret, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	enum status status;
	int64_t id;

	*ret = (struct item_filter){.state = -1, .service = -1};
	(void)field_word(&fields, "state", filter->state, WORDS_STATE,
			 &ret->state);
	(void)field_word(&fields, "service", filter->service, WORDS_SERVICE,
			 &ret->service);
	ret->language = field_language(&fields, "language", filter->language);
	if (filter->provider && *filter->provider) {
		ret->provider = -1; /* nobody's */
		if (id_parse(filter->provider, &id))
			ret->provider = id;
	}
	if (yes(filter->overdue))
		ret->overdue_utc = visit->now_utc;
	if (filter->owner && *filter->owner) {
		ret->owner = -1;
		if (id_parse(filter->owner, &id))
			ret->owner = id;
	}
	read_queue(visit, &fields, filter->queue, ret);
	ret->open_only = yes(filter->open);
	ret->urgent_only = yes(filter->urgent);
	if (ret->overdue_utc)
		ret->order = ITEMS_DUE;
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK)
		status = page_limit(&filter->page, &ret->limit, fault);
	if (status == OK)
		status = read_cursor(filter->page.after, &ret->after, fault);
	return status;
}

static enum status
show_rows(struct visit *visit, const struct item_filter *filter,
	  struct model *model, const char *key, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, key);
	struct organisations organisations;
	struct item_page page;
	enum status status = item_list(&access, filter, &page, fault);

	if (status == OK)
		status = organisation_list(&access, &organisations, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < page.count; i++)
		show_row(visit, model_append(rows), &page.list[i],
			 &organisations);
	model_text(model, "next",
		   page.more ? arena_printf(visit->arena, "%lld.%lld",
					    (long long)page.next.at_utc,
					    (long long)page.next.id)
			     : NULL);
	return OK;
}

enum status
requests_list(struct visit *visit, const struct request_filter *wish,
	      struct model *model, struct fault *fault)
{
	struct item_filter filter;
	enum status status = read_filter(visit, wish, &filter, fault);

	if (status == OK)
		status = show_rows(visit, &filter, model, "requests", fault);
	return status;
}

/* The end of the local day. */
static int64_t
day_end(int64_t now_utc)
{
	int64_t utc;

	(void)zone_utc(zone_local(now_utc).day_days, DAY_SECONDS, &utc);
	return utc;
}

/* What is missing to begin with. */
enum status
show_setup(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct begun begun;
	struct model *setup;
	enum status status;

	if (visit->caller->role != ROLE_ADMINISTRATOR)
		return OK;
	status = organisation_begun(&access, &begun, fault);
	if (status != OK || (begun.tenants && begun.providers &&
			     begun.colleagues && begun.translations))
		return status;
	setup = model_child(model, "setup");
	model_bool(setup, "tenants", !begun.tenants);
	model_bool(setup, "providers", !begun.providers);
	model_bool(setup, "colleagues", !begun.colleagues);
	model_bool(setup, "notices", !begun.translations);
	return mail_missing(visit, setup, fault);
}

/* What does not wait its turn, the longest waiting first. */
static enum status
show_urgent(struct visit *visit, struct model *model, struct fault *fault)
{
	struct item_filter filter = {.state = -1,
				     .service = -1,
				     .urgent_only = true,
				     .limit = BOARD_ROWS};

	return show_rows(visit, &filter, model_child(model, "urgent_first"),
			 "items", fault);
}

enum status
officer_board(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct item_filter filter = {.state = -1,
				     .service = -1,
				     .open_only = true,
				     .order = ITEMS_DUE,
				     .limit = BOARD_ROWS};
	struct board board;
	enum status status = item_board(&access, visit->now_utc,
					day_end(visit->now_utc), &board,
					fault);

	if (status != OK)
		return status;
	model_int(model, "late", board.overdue);
	model_int(model, "due_today", board.due_today);
	model_int(model, "waiting",
		  board.state[ITEM_LOGGED] + board.state[ITEM_APPROVED] +
			  board.state[ITEM_DELIVERED] +
			  board.state[ITEM_CHECKED]);
	model_int(model, "with_providers",
		  board.state[ITEM_OFFERED] + board.state[ITEM_ASSIGNED]);
	status = show_setup(visit, model, fault);
	if (status == OK)
		status = calls_waiting(visit, model, fault);
	if (status == OK)
		status = show_urgent(visit, model, fault);
	if (status == OK)
		status = unfinished_show(visit, model, fault);
	if (status != OK)
		return status;
	status = case_show_board(visit, model, fault);
	if (status != OK)
		return status;
	status = reminder_show(visit, model, fault);
	if (status == OK)
		status = questions_waiting(visit, model, fault);
	if (status == OK)
		status = feedback_count(visit, model, fault);
	if (status == OK)
		status = complaints_due(visit, model, fault);
	if (status == OK)
		status = policies_unread(visit, model, fault);
	if (status == OK)
		status = unplaced_show(visit, model, fault);
	if (status != OK)
		return status;
	return show_rows(visit, &filter, model, "next_items", fault);
}

static enum status
show_offers(struct visit *visit, struct model *model, const struct item *item,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "offers");
	struct offers offers;
	enum status status = offer_of_item(&access, item->id, &offers, fault);

	for (size_t i = 0; status == OK && i < offers.count; i++)
		show_offer(visit, model_append(rows), &offers.list[i]);
	return status;
}

static enum status
show_files(struct visit *visit, struct model *model, const struct item *item,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "files");
	struct files files;
	enum status status = file_of_item(&access, item->id, &files, fault);

	for (size_t i = 0; status == OK && i < files.count; i++) {
		const struct file *file = &files.list[i];
		struct model *row = model_append(rows);

		model_id(row, "id", file->id);
		model_text(row, "name", file->name);
		model_text(row, "type", file->type);
		model_int(row, "bytes", (int64_t)file->bytes);
		model_time(row, "uploaded_at", file->uploaded_utc);
	}
	return status;
}

void
show_pauses(struct model *model, const struct pauses *pauses)
{
	struct model *rows = model_children(model, "pauses");

	for (size_t i = 0; i < pauses->count; i++) {
		struct model *row = model_append(rows);

		model_time(row, "from_at", pauses->list[i].from_utc);
		if (pauses->open && i + 1 == pauses->count)
			model_null(row, "to_at");
		else
			model_time(row, "to_at", pauses->list[i].to_utc);
		model_text(row, "reason", pauses->reason[i]);
	}
}

/* Nobody is asked for work in a language that nobody knows. */
static bool
may_act(const struct item *item, enum action action)
{
	bool asks = action == ACTION_APPROVE || action == ACTION_OFFER ||
		    action == ACTION_ASSIGN;

	return action != ACTION_UNFILL && item_allows(item->state, action) &&
	       !(asks && item_language_unknown(&item->spec));
}

static void
show_actions(struct model *model, const struct item *item)
{
	struct model *list = model_children(model, "actions");

	for (int i = 0; i < ACTIONS; i++)
		if (may_act(item, (enum action)i))
			model_code(list, NULL, "action",
				   action_name((enum action)i));
}

static enum status
show_item(struct visit *visit, struct model *model, const struct item *item,
	  struct fault *fault)
{
	struct model *child;
	struct standard standard;
	enum status status =
		policy_standard_of(visit, item, &standard, fault);

	if (status != OK)
		return status;

	model_int(model, "n", item->n);
	show_spec(model, &item->spec);
	model_code(model, "state", "state", item_state_name(item->state));
	model_code(model, "held_from", "state",
		   item->state == ITEM_ON_HOLD
			   ? item_state_name(item->held_from)
			   : NULL);
	model_id(model, "provider", item->provider);
	model_bool(model, "overdue", item_state_open(item->state) &&
					     item->due_utc &&
					     item->due_utc < visit->now_utc);
	child = model_child(model, "decision");
	status = show_item_rule(visit, child, item, fault);
	if (status != OK)
		return status;
	model_code(child, "response", "response",
		   response_name(item->response));
	show_necessity(visit, model, item);
	model_bool(model, "language_unknown",
		   item_language_unknown(&item->spec));
	child = model_child(model, "clock");
	model_code(child, "kind", "clock", clock_kind_name(standard.kind));
	model_code(child, "standard", "standard", item->standard);
	model_time(child, "started_at", item->received_utc);
	model_time_or_null(child, "due_at", item->due_utc);
	model_bool(child, "to_confirm", policy_is_confirmed(&item->spec));
	model_time_or_null(model, "closed_at", item->closed_utc);
	model_code(model, "outcome", "outcome", item->outcome);
	model_minutes_or_null(model, "gross_min", item->gross_min);
	model_minutes_or_null(model, "net_min", item->net_min);
	if (item->in_standard < 0)
		model_null(model, "in_standard");
	else
		model_bool(model, "in_standard", item->in_standard > 0);
	show_actions(model, item);
	return OK;
}

static enum status
show_whole_item(struct visit *visit, struct model *model,
		const struct item *item, const struct statutory_case *file,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	/* It may be a colleague of a neighbour. */
	struct access service = visit_access_of_service(visit);
	struct provider provider;
	struct pauses pauses;
	enum status status = show_item(visit, model, item, fault);

	if (status == OK && item->provider)
		status = provider_get(&service, item->provider, &provider,
				      fault);
	if (status != OK)
		return status;
	if (file->id)
		case_show_item(model, file, item, visit->now_utc);
	else
		model_null(model, "case");
	model_text(model, "provider_name",
		   item->provider ? provider.name : NULL);
	status = pause_list(&access, item->id, visit->now_utc, &pauses, fault);
	if (status != OK)
		return status;
	show_pauses(model, &pauses);
	status = show_prices(visit, model, item, fault);
	if (status == OK)
		status = show_cancel_cost(visit, model, item, fault);
	if (status == OK)
		status = show_offers(visit, model, item, fault);
	if (status == OK)
		status = show_files(visit, model, item, fault);
	if (status == OK)
		status = question_show_item(visit, model, item, fault);
	if (status == OK)
		status = hand_in_show_brief(visit, model, item, fault);
	return status == OK ? routes_show(visit, item, model, fault) : status;
}

/* The case that it hangs on; id 0 where it hangs on none. */
static enum status
read_case(struct visit *visit, const struct request *request,
	  struct statutory_case *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	*ret = (struct statutory_case){0};
	return request->case_file
		       ? case_get(&access, request->case_file, ret, fault)
		       : OK;
}

/* Items of a request have the same one. */
static void
show_owner(struct visit *visit, struct model *model, const struct items *items)
{
	struct access access = visit_access_of_service(visit);
	int64_t owner = items->count ? items->list[0].owner : 0;
	struct account account;

	model_id(model, "owner", owner);
	model_text(model, "owner_name",
		   owner && account_get(&access, owner, &account, NULL) == OK
			   ? account.name
			   : NULL);
}

enum status
show_request(struct visit *visit, struct model *model,
	     const struct request *request, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows, *necessity;
	struct items items;
	struct statutory_case file;
	enum status status = item_of_request(&access, request->id, &items,
					     fault);

	if (status == OK)
		status = read_case(visit, request, &file, fault);
	if (status != OK)
		return status;
	model_text(model, "ref", request->ref);
	model_int(model, "version", request->version);
	model_id(model, "tenant", request->tenant);
	model_id(model, "organisation", request->organisation);
	model_text(model, "subject", request->subject);
	model_code(model, "document_class", "class",
		   document_class_name(request->document_class));
	model_code(model, "sensitivity", "sensitivity",
		   sensitivity_name(request->sensitivity));
	model_text(model, "case", request->case_text);
	model_text(model, "case_ref", file.ref);
	show_standing(model, request);
	necessity = model_child(model, "necessity");
	model_text(necessity, "reader", request->reader);
	model_text(necessity, "stakes", request->stakes);
	model_text(necessity, "reason", request->reason);
	model_time(model, "received_at", request->received_utc);
	model_time(model, "logged_at", request->logged_utc);
	model_time_or_null(model, "needed_by", request->needed_by_utc);
	show_owner(visit, model, &items);
	status = budgets_show(visit, request->id, model, fault);
	rows = model_children(model, "items");
	for (size_t i = 0; status == OK && i < items.count; i++) {
		struct model *row = model_append(rows);

		status = show_whole_item(visit, row, &items.list[i], &file,
					 fault);
		if (status == OK)
			status = declaration_show_item(
				visit, row, request, &items.list[i], fault);
		if (status == OK)
			status = feedback_show_item(visit, row,
						    &items.list[i], fault);
	}
	return status;
}

enum status
request_named(struct visit *visit, const char *ref, struct request *ret,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = request_by_ref(&access, ref ? ref : "", ret,
					    fault);

	return status == E_NOT_FOUND ? not_found("ref", fault) : status;
}

enum status
request_show(struct visit *visit, const char *ref, struct model *model,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct request request;
	struct tenant tenant;
	struct needs needs;
	struct desk_note reading = {.kind = "request.read"};
	enum status status = request_named(visit, ref, &request, fault);

	if (status != OK)
		return status;
	reading.subject = request.id;
	reading.organisation = request.organisation;
	reading.when = request.sensitivity == SENSITIVITY_NONE ? NOTE_QUEUED
							       : NOTE_FIRST;
	status = desk_note_read(visit, &reading, fault);
	if (status == OK)
		status = tenant_get(&access, request.tenant, &tenant, fault);
	if (status == OK)
		status = need_active(&access, tenant.id, &needs, fault);
	if (status != OK)
		return status;
	show_strip(model, &tenant, &needs);
	status = show_request(visit, model, &request, fault);
	if (status == OK)
		status = show_attachments(visit, &request, model, fault);
	return status == OK ? audio_show_request(visit, model, request.id,
						 fault)
			    : status;
}

const char *
actor_name(struct visit *visit, int64_t actor)
{
	struct access access = visit_access_of_service(visit);
	struct account account;

	if (visit->caller && actor == visit->caller->account)
		return visit->caller->name;
	if (!actor || account_get(&access, actor, &account, NULL) != OK)
		return NULL;
	return account.name;
}

enum status
request_strip(struct visit *visit, const char *ref, struct model *model,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct request request;
	struct tenant tenant;
	struct needs needs;
	enum status status = request_named(visit, ref, &request, fault);

	if (status == OK)
		status = tenant_get(&access, request.tenant, &tenant, fault);
	if (status == OK)
		status = need_active(&access, tenant.id, &needs, fault);
	if (status == OK)
		show_strip(model, &tenant, &needs);
	return status;
}
