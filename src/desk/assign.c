/* Who does an item. */
#include "desk/assign.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "core/policy.h"
#include "core/urgency.h"
#include "core/worktime.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/timing.h"
#include "lang/zone.h"
#include "wire/json.h"
#include "wire/model.h"

#define DBS_DAYS 1096 /* three years, then it is looked at again */

/* "M14 5RX" and "M" are the same area. */
static bool
same_area(const char *area, const char *postcode)
{
	size_t letters = 0;

	if (!area || !postcode)
		return false;
	while (isalpha((unsigned char)postcode[letters]))
		letters++;
	return letters && strspn(area, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == letters
	       && !strncmp(area, postcode, letters);
}

static bool
needs_clearance(const struct job *job)
{
	enum sensitivity sensitivity = job->request->sensitivity;

	return job->item->spec.service == SERVICE_INTERPRETING &&
	       (sensitivity == SENSITIVITY_DOMESTIC_ABUSE ||
		sensitivity == SENSITIVITY_SAFEGUARDING);
}

/* The gender that was asked for, NULL where none was. */
static const char *
gender_wished(const struct job *job)
{
	if (job->item->spec.service != SERVICE_INTERPRETING)
		return NULL;
	for (size_t i = 0; i < job->needs->count; i++)
		if (job->needs->list[i].kind == NEED_INTERPRETER_GENDER)
			return job->needs->list[i].value;
	return NULL;
}

/* What the store leaves for us to say. */
static void
judge(const struct visit *visit, const struct job *job,
      const struct provider *provider, struct candidate *candidate)
{
	const char *gender = gender_wished(job);
	int32_t today = zone_local(visit->now_utc).day_days;

	candidate->cleared =
		!needs_clearance(job) ||
		(provider->dbs_checked_days &&
		 today - provider->dbs_checked_days <= DBS_DAYS);
	candidate->excluded = false;
	candidate->same_area =
		same_area(provider->area, job->tenant->postcode);
	/* An agency sends whom we ask for. */
	candidate->gender_fits =
		!gender ||
		(provider->gender ? !strcmp(provider->gender, gender)
				  : provider->kind == PROVIDER_AGENCY);
}

enum status
assign_rank(struct visit *visit, const struct job *job,
	    enum candidate_reach reach, struct route *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct item_spec *spec = &job->item->spec;
	struct candidate_question question = {
		.organisation = job->item->organisation,
		.tenant = job->item->tenant,
		.item = spec,
		.now_utc = visit->now_utc,
		.reach = reach,
	};
	struct routing_question routing = {
		.item = spec,
		.sensitivity = job->request->sensitivity,
	};
	enum status status = provider_candidates(&access, &question,
						 &ret->candidates, fault);

	if (status != OK)
		return status;
	ret->count = ret->candidates.count;
	for (size_t i = 0; i < ret->count; i++)
		judge(visit, job, &ret->candidates.provider[i],
		      &ret->candidates.list[i]);
	ret->askable = routing_rank(ret->candidates.list, ret->count, &routing,
				    visit->arena, &ret->list);
	return OK;
}

void
assign_token(const struct visit *visit, int64_t offer, char ret[TOKEN_TEXT])
{
	char purpose[6 + ID_TEXT] = "offer:";

	id_format(offer, purpose + 6);
	token_keyed(desk_secret(visit->desk), purpose, ret);
}

static bool
was_asked(const struct offers *asked, int64_t provider)
{
	for (size_t i = 0; asked && i < asked->count; i++)
		if (asked->list[i].provider == provider)
			return true;
	return false;
}

/* The best not asked yet; or the one named, whoever stands before. */
static const struct ranked *
choose(const struct route *route, const struct offers *asked, int64_t provider)
{
	for (size_t i = 0; i < route->count; i++) {
		const struct ranked *ranked = &route->list[i];

		if (provider ? ranked->candidate->provider == provider
			     : i < route->askable &&
				       !was_asked(asked,
						  ranked->candidate->provider))
			return ranked;
	}
	return NULL;
}

static const char *
reasons_json(struct arena *arena, const struct ranked *ranked)
{
	const char *reason[ROUTING_REASONS];
	size_t count = routing_reasons(ranked, reason);
	struct model *list = model_list(arena);
	struct buf buf = {0};
	const char *text;

	for (size_t i = 0; i < count; i++)
		model_append_text(list, reason[i]);
	json_print(list, &buf);
	text = arena_text(arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

/* When the answer is due. *ret_utc is 0 where there is nothing to answer. */
static enum status
answer_by(struct visit *visit, const struct job *job, int64_t *ret_utc,
	  struct fault *fault)
{
	struct standard time = urgency_answer_time(
		job->request->urgency,
		policy_answer_time(&job->item->spec, job->request->sensitivity,
				   visit->now_utc));
	struct calendar calendar;
	struct worktime clock = {.calendar = &calendar, .kind = time.kind};
	enum status status;

	*ret_utc = 0;
	if (!time.duration.count)
		return OK;
	status = visit_calendar(visit, job->item->organisation, &calendar,
				fault);
	if (status == OK)
		*ret_utc = worktime_due(&clock, visit->now_utc,
					time.duration);
	return status;
}

enum status
assign_log(struct visit *visit, const char *kind, const struct job *job,
	   const struct offer *offer, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {
		.kind = kind,
		.subject = job->request->id,
		.organisation = job->item->organisation,
		.service = service_name(job->item->spec.service),
		.language = job->item->spec.language,
		.payload = payload,
	};

	model_int(payload, "n", job->item->n);
	model_text(payload, "provider", offer->provider_name);
	model_text(payload, "reason", offer->reason);
	if (offer->id)
		model_id(payload, "offer", offer->id);
	log_item_state(payload, job->item);
	return log_event(visit, &entry, fault);
}

enum status
assign_choose(struct visit *visit, const struct job *job,
	      const struct offers *asked, int64_t provider, struct offer *ret,
	      struct fault *fault)
{
	struct item *item = job->item;
	struct route route;
	const struct ranked *ranked = NULL;
	int64_t expires_utc = 0;
	char token[TOKEN_TEXT];
	enum status status = assign_rank(visit, job, CANDIDATES_CAPABLE,
					 &route, fault);

	*ret = (struct offer){0};
	if (status == OK)
		ranked = choose(&route, asked, provider);
	if (!ranked)
		return status;
	status = answer_by(visit, job, &expires_utc, fault);
	if (status != OK)
		return status;
	item->provider = ranked->candidate->provider;
	item->price_minor = ranked->candidate->price_minor;
	item->state = expires_utc ? ITEM_OFFERED : ITEM_ASSIGNED;
	if (!expires_utc)
		return timing_confirm(visit, item, fault);
	*ret = (struct offer){
		.id = visit_id(visit),
		.item = item->id,
		.organisation = item->organisation,
		.provider = item->provider,
		.sent_utc = visit->now_utc,
		.expires_utc = expires_utc,
		.state = OFFER_SENT,
		.score = ranked->score,
		.why = reasons_json(visit->arena, ranked),
		.provider_name = ranked->candidate->name,
	};
	assign_token(visit, ret->id, token);
	token_hash(token, ret->token_hash);
	return OK;
}

enum status
assign_send(struct visit *visit, const struct job *job,
	    const struct offer *offer, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status;

	if (!offer->id)
		return job->item->state == ITEM_ASSIGNED
			       ? assign_log(visit, "item.assigned", job, offer,
					   fault)
			       : OK;
	status = offer_insert(&access, offer, &job->item->spec, fault);
	if (status == OK)
		status = assign_log(visit, "offer.sent", job, offer, fault);
	return status;
}

enum status
assign_withdraw(struct visit *visit, const struct item *item,
		const struct request *request, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct job job = {.request = request, .item = (struct item *)item};
	struct offers offers;
	enum status status = offer_of_item(&access, item->id, &offers, fault);

	for (size_t i = 0; status == OK && i < offers.count; i++) {
		struct offer *offer = &offers.list[i];

		if (offer->state != OFFER_SENT)
			continue;
		offer->state = OFFER_WITHDRAWN;
		offer->answered_utc = visit->now_utc;
		status = offer_answer(&access, offer, fault);
		if (status == OK)
			status = assign_log(visit, "offer.withdrawn", &job,
					   offer, fault);
	}
	return status;
}

enum status
assign_unfill(struct visit *visit, const struct job *job, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct offer none = {0};
	struct item *item = job->item;
	enum status status = item_move(item->state, ACTION_UNFILL,
				       item->held_from, &item->state, fault);

	if (status != OK)
		return status;
	item->provider = 0;
	item->closed_utc = visit->now_utc;
	item->outcome = "unfilled";
	status = timing_unfill(visit, item, fault);
	if (status == OK)
		status = item_update(&access, item, fault);
	if (status == OK)
		status = assign_log(visit, "item.unfilled", job, &none, fault);
	return status;
}

enum status
assign_next(struct visit *visit, const struct job *job, int64_t provider,
	    bool *ret_sent, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct offers asked;
	struct offer offer;
	enum item_state before = job->item->state;
	enum status status = offer_of_item(&access, job->item->id, &asked,
					   fault);

	*ret_sent = false;
	if (status == OK)
		status = assign_choose(visit, job, &asked, provider, &offer,
				       fault);
	if (status != OK)
		return status;
	*ret_sent = offer.id != 0;
	if (!offer.id && job->item->state == before &&
	    before == ITEM_UNFILLED)
		return OK;
	if (!offer.id && job->item->state == before)
		return assign_unfill(visit, job, fault);
	job->item->closed_utc = 0;
	job->item->outcome = NULL;
	if (job->item->state == ITEM_OFFERED && before == ITEM_UNFILLED)
		status = timing_reopen(visit, job->item, fault);
	if (status == OK)
		status = item_update(&access, job->item, fault);
	if (status == OK)
		status = assign_send(visit, job, &offer, fault);
	return status;
}

/* Whoever has the address can answer: not for those who only look. */
static bool
may_pass_on(const struct visit *visit, const struct offer *offer)
{
	return visit->caller && visit->caller->role != ROLE_AUDITOR &&
	       (offer->state == OFFER_SENT || offer->state == OFFER_ACCEPTED);
}

void
show_offer(struct visit *visit, struct model *model, const struct offer *offer)
{
	struct model *why = model_children(model, "why");
	const struct model *reasons = NULL;
	char token[TOKEN_TEXT];

	model_id(model, "id", offer->id);
	model_id(model, "provider", offer->provider);
	model_text(model, "provider_name", offer->provider_name);
	model_code(model, "state", "offer-state",
		   offer_state_name(offer->state));
	model_time(model, "sent_at", offer->sent_utc);
	model_time(model, "expires_at", offer->expires_utc);
	model_time_or_null(model, "answered_at", offer->answered_utc);
	model_text(model, "reason", offer->reason);
	if (offer->why && json_parse(offer->why, strlen(offer->why),
				     visit->arena, &reasons, NULL) == OK)
		for (const struct model *one = model_first(reasons); one;
		     one = model_next(one))
			model_message(why, NULL, model_text_of(one));
	if (!may_pass_on(visit, offer)) {
		model_null(model, "address");
		return;
	}
	assign_token(visit, offer->id, token);
	model_text(model, "address",
		   arena_printf(visit->arena, "/o/%s", token));
}
