/* Who is asked next, and how many at once. */
#include "base/buf.h"
#include "desk/inside.h"
#include "desk/offer_mail.h"
#include "desk/offer_send.h"
#include "desk/routing_rules.h"
#include "desk/timing.h"
#include "store/routing.h"
#include "wire/json.h"
#include "wire/model.h"

static void
put_reasons(struct arena *arena, const struct ranked *ranked,
	    struct offer *offer)
{
	const char *reason[ROUTING_REASONS];
	size_t count = routing_reasons(ranked, reason);
	struct model *list = model_list(arena);
	struct buf buf = {0};

	for (size_t i = 0; i < count; i++)
		model_append_text(list, reason[i]);
	json_print(list, &buf);
	offer->why = arena_text(arena, buf_string(&buf));
	offer->reasons = list;
	buf_free(&buf);
}

/* The offer that would be made to one of the ranked. */
static struct offer
offer_for(struct visit *visit, const struct job *job,
	  const struct ranked *ranked, const struct offer *all)
{
	struct offer offer = {
		.id = visit_id(visit),
		.item = job->item->id,
		.organisation = job->item->organisation,
		.provider = ranked->candidate->provider,
		.sent_utc = visit->now_utc,
		.expires_utc = all->expires_utc,
		.state = OFFER_SENT,
		.mode = all->mode,
		.price_minor = ranked->candidate->price_minor,
		.off_contract = routing_off_contract(ranked->candidate),
		.score = ranked->score,
		.provider_name = ranked->candidate->name,
	};

	put_reasons(visit->arena, ranked, &offer);
	assign_token(visit, &offer, offer.token);
	token_hash(offer.token, offer.token_hash);
	return offer;
}

enum status
assign_given_link(struct visit *visit, const struct job *job,
		  const struct ranked *ranked, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct offer all = {.expires_utc = visit->now_utc,
				  .mode = ROUTING_DIRECT};
	struct offer offer = offer_for(visit, job, ranked, &all);
	enum status status;

	offer.state = OFFER_ACCEPTED;
	offer.answered_utc = visit->now_utc;
	offer.price_minor = job->item->price_minor;
	status = offer_insert(&access, &offer, &job->item->spec, fault);
	if (status == OK)
		status = assign_log(visit, "offer.given", job, &offer, fault);
	return status == OK ? offer_mail_given(visit, job, &offer, fault)
			    : status;
}

bool
offer_was_made(const struct job *job, const struct offers *asked,
	       int64_t provider)
{
	int64_t since = job->routing ? job->routing->asked_since : 0;

	for (size_t i = 0; asked && i < asked->count; i++)
		if (asked->list[i].provider == provider &&
		    asked->list[i].id > since)
			return true;
	return false;
}

static bool
anybody_asked(const struct job *job, const struct offers *asked)
{
	int64_t since = job->routing ? job->routing->asked_since : 0;

	return asked && asked->count &&
	       asked->list[asked->count - 1].id > since;
}

/* Choosing, and who was chosen. */
struct choosing {
	struct visit *visit;
	const struct job *job;
	const struct offers *asked;
	const struct asking *asking;
	enum routing_mode mode;
	const struct ranked *list[ROUTING_WAVE];
	size_t count;
};

/* The best who were not asked yet, as many as are asked at once. Whoever was
 * asked directly is not followed by another. */
static void
choose_best(struct choosing *c, const struct route *route)
{
	if (c->mode == ROUTING_DIRECT && anybody_asked(c->job, c->asked))
		return;
	for (size_t i = 0;
	     i < route->askable && c->count < routing_wave(c->mode); i++) {
		const struct ranked *one = &route->list[i];

		if (!offer_was_made(c->job, c->asked,
				    one->candidate->provider))
			c->list[c->count++] = one;
	}
}

enum status
assign_mode(struct visit *visit, const struct job *job,
	    const struct route *route, enum routing_mode *ret,
	    struct fault *fault)
{
	const struct routing_question question = {
		.item = &job->item->spec,
		.sensitivity = job->request->sensitivity,
	};
	const struct routing_moment moment = {
		.question = &question,
		.document_class = job->request->document_class,
		.urgency = job->request->urgency,
		.first = route->askable ? route->list : NULL,
		.now_utc = visit->now_utc,
	};
	struct routing_policy policy;
	enum status status;

	if (job->routing && job->routing->mode >= 0) {
		*ret = (enum routing_mode)job->routing->mode;
		return OK;
	}
	status = routing_policy(visit, job->item->organisation, &policy,
				fault);
	if (status == OK)
		*ret = routing_mode_for(&policy, &moment);
	return status;
}

static enum status
choose(struct choosing *c, struct fault *fault)
{
	const struct route *route = c->job->ranked;
	struct route anew;
	enum status status = OK;

	if (c->asking && c->asking->provider) {
		c->mode = ROUTING_DIRECT;
		status = assign_look(c->visit, c->job, c->asking->provider,
				     &c->list[0], fault);
		c->count = status == OK && c->list[0];
		return status;
	}
	if (!route) {
		status = assign_rank(c->visit, c->job, CANDIDATES_CAPABLE,
				     &anew, fault);
		route = &anew;
	}
	if (status != OK)
		return status;
	status = assign_mode(c->visit, c->job, route, &c->mode, fault);
	if (status == OK)
		choose_best(c, route);
	return status;
}

/* Nobody answers for what is done on demand: it is theirs at once. */
static enum status
give(const struct choosing *c, struct wave *ret, struct fault *fault)
{
	const struct candidate *candidate = c->list[0]->candidate;
	struct item *item = c->job->item;

	ret->off_contract = routing_off_contract(candidate);
	item->provider = candidate->provider;
	item->price_minor = candidate->price_minor;
	item->state = ITEM_ASSIGNED;
	return timing_confirm(c->visit, item, fault);
}

static void
make_offers(const struct choosing *c, int64_t expires_utc, struct wave *ret)
{
	const struct offer all = {.expires_utc = expires_utc, .mode = c->mode};
	struct item *item = c->job->item;

	for (size_t i = 0; i < c->count; i++)
		ret->offer[i] = offer_for(c->visit, c->job, c->list[i], &all);
	ret->count = c->count;
	item->provider = c->count == 1 ? ret->offer[0].provider : 0;
	item->price_minor = c->list[0]->candidate->price_minor;
	item->state = ITEM_OFFERED;
}

enum status
assign_choose(struct visit *visit, const struct job *job,
	      const struct asking *asking, struct wave *ret,
	      struct fault *fault)
{
	struct choosing c = {.visit = visit,
			     .job = job,
			     .asked = asking ? asking->asked : NULL,
			     .asking = asking};
	int64_t expires_utc = 0;
	enum status status = choose(&c, fault);

	*ret = (struct wave){.mode = c.mode, .asking = asking};
	if (status == OK && c.count)
		status = offer_answer_by(visit, job, &expires_utc, fault);
	if (status != OK || !c.count)
		return status;
	if (!expires_utc)
		return give(&c, ret, fault);
	make_offers(&c, expires_utc, ret);
	return OK;
}
