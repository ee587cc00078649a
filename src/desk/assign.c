/* Who does an item: ranked, and chosen. */
#include "desk/assign.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "desk/diary.h"
#include "desk/exclusions.h"
#include "desk/inside.h"
#include "desk/offer_send.h"
#include "desk/prices.h"
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
	candidate->same_area =
		same_area(provider->area, job->tenant->postcode);
	/* An agency sends whom we ask for. */
	candidate->gender_fits =
		!gender ||
		(provider->gender ? !strcmp(provider->gender, gender)
				  : provider->kind == PROVIDER_AGENCY);
}

/* Who is free then, and who is tied to the tenant. */
static enum status
look_up(struct visit *visit, const struct job *job,
	struct candidates *candidates, struct fault *fault)
{
	const struct providers providers = {candidates->provider,
					    candidates->count};
	const struct diary_question question = {
		.item = job->item->id,
		.organisation = job->item->organisation,
		.spec = &job->item->spec,
		.providers = &providers,
	};
	bool *busy = arena_alloc(visit->arena,
				 (candidates->count + 1) * sizeof *busy);
	enum status status = diary_busy(visit, &question, busy, fault);

	for (size_t i = 0; status == OK && i < candidates->count; i++)
		candidates->list[i].busy = busy[i];
	return status == OK ? exclusions_mark(visit, job->tenant, candidates,
					      fault)
			    : status;
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

	if (status == OK)
		status = look_up(visit, job, &ret->candidates, fault);
	if (status == OK)
		status = price_candidates(visit, job->item, &ret->candidates,
					  fault);
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

static bool
was_asked(const struct offers *asked, int64_t provider)
{
	for (size_t i = 0; asked && i < asked->count; i++)
		if (asked->list[i].provider == provider)
			return true;
	return false;
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
		.why = reasons_json(visit->arena, ranked),
		.provider_name = ranked->candidate->name,
	};
	char token[TOKEN_TEXT];

	assign_token(visit, offer.id, token);
	token_hash(token, offer.token_hash);
	return offer;
}

/* The one named, whoever stands before; else the best not asked yet, as many
 * as are asked at once. Somebody asked directly is not followed by another. */
static size_t
choose(const struct route *route, const struct offers *asked, int64_t provider,
       enum routing_mode mode, const struct ranked *ret[ROUTING_WAVE])
{
	size_t most = provider ? 1 : routing_wave(mode), count = 0;
	size_t among = provider ? route->count : route->askable;

	if (!provider && mode == ROUTING_DIRECT && asked && asked->count)
		return 0;
	for (size_t i = 0; i < among && count < most; i++) {
		const struct ranked *ranked = &route->list[i];

		if (provider ? ranked->candidate->provider == provider
			     : !was_asked(asked, ranked->candidate->provider))
			ret[count++] = ranked;
	}
	return count;
}

static enum routing_mode
mode_of(const struct visit *visit, const struct job *job,
	const struct route *route)
{
	const struct routing_question question = {
		.item = &job->item->spec,
		.sensitivity = job->request->sensitivity,
	};

	return routing_mode_for(&question, job->request->urgency,
				route->askable ? route->list : NULL,
				visit->now_utc);
}

/* Nobody answers for what is done on demand: it is theirs at once. */
static enum status
give(struct visit *visit, const struct job *job, const struct ranked *ranked,
     struct fault *fault)
{
	job->item->provider = ranked->candidate->provider;
	job->item->price_minor = ranked->candidate->price_minor;
	job->item->state = ITEM_ASSIGNED;
	return timing_confirm(visit, job->item, fault);
}

enum status
assign_choose(struct visit *visit, const struct job *job,
	      const struct offers *asked, int64_t provider, struct wave *ret,
	      struct fault *fault)
{
	const struct ranked *chosen[ROUTING_WAVE];
	struct item *item = job->item;
	struct offer all = {0}; /* what the offers have in common */
	const struct route *route = job->ranked;
	struct route anew;
	size_t count;
	enum status status = OK;

	*ret = (struct wave){0};
	if (!route) {
		status = assign_rank(visit, job, CANDIDATES_CAPABLE, &anew,
				     fault);
		route = &anew;
	}
	if (status != OK)
		return status;
	ret->mode = mode_of(visit, job, route);
	count = choose(route, asked, provider, ret->mode, chosen);
	if (count)
		status = offer_answer_by(visit, job, &all.expires_utc, fault);
	if (status != OK || !count)
		return status;
	all.mode = ret->mode;
	if (!all.expires_utc)
		return give(visit, job, chosen[0], fault);
	for (size_t i = 0; i < count; i++)
		ret->offer[i] = offer_for(visit, job, chosen[i], &all);
	ret->count = count;
	item->provider = count == 1 ? ret->offer[0].provider : 0;
	item->price_minor = chosen[0]->candidate->price_minor;
	item->state = ITEM_OFFERED;
	return OK;
}
