/* Offers as they go out, are taken back and are answered. */
#include "desk/offer_send.h"

#include <string.h>

#include "core/policy.h"
#include "core/worktime.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/offer_mail.h"
#include "desk/prices.h"
#include "desk/timing.h"
#include "wire/json.h"
#include "wire/model.h"

void
assign_token(const struct visit *visit, const struct offer *offer,
	     char ret[TOKEN_TEXT])
{
	char purpose[6 + ID_TEXT] = "offer:";

	if (*offer->token) {
		memcpy(ret, offer->token, TOKEN_TEXT);
		return;
	}
	id_format(offer->id, purpose + 6);
	token_keyed(desk_secret(visit->desk), purpose, ret);
}

enum status
offer_answer_by(struct visit *visit, const struct job *job, int64_t *ret_utc,
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
	if (offer->id) {
		model_id(payload, "offer", offer->id);
		model_id(payload, "offered_to", offer->provider);
	}
	log_item_state(payload, job->item);
	return log_event(visit, &entry, fault);
}

/* It is theirs without an offer. */
static enum status
log_given(struct visit *visit, const struct job *job, const struct wave *wave,
	  struct fault *fault)
{
	const struct offer none = {0};
	const struct giving giving = {
		.asking = wave->asking,
		.off_contract = wave->off_contract,
		.price_minor = job->item->price_minor,
	};
	enum status status = assign_log(visit, "item.assigned", job, &none,
					fault);

	return status == OK ? assign_given(visit, job, &giving, fault)
			    : status;
}

enum status
assign_send(struct visit *visit, const struct job *job,
	    const struct wave *wave, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = OK;

	if (!wave->count && job->item->state == ITEM_ASSIGNED)
		status = price_agree(visit, job->item, fault);
	if (!wave->count)
		return status == OK && job->item->state == ITEM_ASSIGNED
			       ? log_given(visit, job, wave, fault)
			       : status;
	/* Somebody is left after all. */
	if (job->routing && job->routing->told == TOLD_NOBODY_LEFT) {
		job->routing->told = TOLD_NOTHING;
		status = routing_settle(&access, job->item->id, fault);
	}
	for (size_t i = 0; status == OK && i < wave->count; i++) {
		status = offer_insert(&access, &wave->offer[i],
				      &job->item->spec, fault);
		if (status == OK)
			status = assign_log(visit, "offer.sent", job,
					    &wave->offer[i], fault);
		if (status == OK)
			status = offer_mail_sent(visit, job, &wave->offer[i],
						 fault);
	}
	return status;
}

enum status
assign_withdraw(struct visit *visit, const struct item *item,
		const struct request *request, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct job job = {.request = request, .item = (struct item *)item};
	struct offers offers;
	enum status status = routing_settle(&access, item->id, fault);

	if (status == OK)
		status = offer_of_item(&access, item->id, &offers, fault);
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
		if (status == OK)
			status = offer_mail_over(visit, &job, offer, fault);
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
	return status == OK ? assign_tell(visit, job, TOLD_NOBODY_LEFT, fault)
			    : status;
}

static bool
is_unchanged(const struct wave *wave, const struct item *item,
	     enum item_state before)
{
	return !wave->count && item->state == before;
}

enum status
assign_next(struct visit *visit, const struct job *job,
	    const struct asking *named, bool *ret_sent, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct asking asking = {0};
	struct offers asked;
	struct wave wave;
	enum item_state before = job->item->state;
	enum status status = offer_of_item(&access, job->item->id, &asked,
					   fault);

	*ret_sent = false;
	if (named)
		asking = *named;
	asking.asked = &asked;
	if (status == OK)
		status = assign_choose(visit, job, &asking, &wave, fault);
	if (status != OK)
		return status;
	*ret_sent = wave.count > 0;
	if (is_unchanged(&wave, job->item, before))
		return before == ITEM_UNFILLED
			       ? OK
			       : assign_unfill(visit, job, fault);
	job->item->closed_utc = 0;
	job->item->outcome = NULL;
	if (job->item->state == ITEM_OFFERED && before == ITEM_UNFILLED)
		status = timing_reopen(visit, job->item, fault);
	if (status == OK)
		status = item_update(&access, job->item, fault);
	if (status == OK)
		status = assign_send(visit, job, &wave, fault);
	return status;
}

enum status
assign_more(struct visit *visit, const struct job *job, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct asking asking = {0};
	struct offers asked;
	struct wave wave;
	enum status status = offer_of_item(&access, job->item->id, &asked,
					   fault);

	asking.asked = &asked;
	if (status == OK)
		status = assign_choose(visit, job, &asking, &wave, fault);
	if (status != OK || !wave.count)
		return status;
	job->item->provider = 0; /* several are asked now */
	status = item_update(&access, job->item, fault);
	return status == OK ? assign_send(visit, job, &wave, fault) : status;
}

/* ---- answers ---- */

/* The work is theirs. */
static enum status
take_up(struct visit *visit, struct work *work, const struct offer *offer,
	struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct giving giving = {.off_contract = offer->off_contract,
				      .price_minor = offer->price_minor};
	enum status status;

	work->item.state = ITEM_ASSIGNED;
	work->item.provider = offer->provider;
	status = assign_given(visit, &work->job, &giving, fault);
	if (status == OK)
		status = timing_confirm(visit, &work->item, fault);
	if (status == OK)
		status = price_agree(visit, &work->item, fault);
	if (status == OK)
		status = item_update(&access, &work->item, fault);
	if (status == OK)
		status = assign_log(visit, "offer.accepted", &work->job, offer,
				    fault);
	/* The others of the wave are told at once. */
	return status == OK ? assign_withdraw(visit, &work->item,
					      &work->request, fault)
			    : status;
}

/* Whether somebody else of the wave may still say yes. */
static enum status
still_asked(struct visit *visit, int64_t item, bool *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct offers offers;
	enum status status = offer_of_item(&access, item, &offers, fault);

	*ret = false;
	for (size_t i = 0; status == OK && i < offers.count; i++)
		if (offers.list[i].state == OFFER_SENT)
			*ret = true;
	return status;
}

/* What happened to one that nobody accepted. */
static const char *
said(enum offer_state state)
{
	return state == OFFER_EXPIRED	  ? "offer.expired"
	       : state == OFFER_WITHDRAWN ? "offer.withdrawn"
					  : "offer.declined";
}

enum status
assign_answered(struct visit *visit, struct work *work, struct offer *offer,
		bool *ret_sent, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	bool waits;
	enum status status = work_touch(visit, work, fault);

	*ret_sent = false;
	if (status == OK)
		status = offer_answer(&access, offer, fault);
	if (status != OK)
		return status;
	if (offer->state == OFFER_ACCEPTED)
		return take_up(visit, work, offer, fault);
	status = assign_log(visit, said(offer->state), &work->job, offer,
			    fault);
	if (status == OK && offer->state != OFFER_DECLINED)
		status = offer_mail_over(visit, &work->job, offer, fault);
	if (status == OK)
		status = still_asked(visit, work->item.id, &waits, fault);
	/* It was put on hold, or is to be. */
	if (status != OK || waits || work->item.state != ITEM_OFFERED ||
	    work->tenant.life == LIFE_DIED)
		return status;
	return assign_next(visit, &work->job, NULL, ret_sent, fault);
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
	const struct model *reasons = offer->reasons;
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
	if (!reasons && offer->why &&
	    json_parse(offer->why, strlen(offer->why), visit->arena, &reasons,
		       NULL) != OK)
		reasons = NULL;
	for (const struct model *one = reasons ? model_first(reasons) : NULL;
	     one; one = model_next(one))
		model_message(why, NULL, model_text_of(one));
	if (!may_pass_on(visit, offer)) {
		model_null(model, "address");
		return;
	}
	assign_token(visit, offer, token);
	model_text(model, "address",
		   arena_printf(visit->arena, "/o/%s", token));
}
