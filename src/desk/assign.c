/* Who does an item: ranked, and looked at. */
#include "desk/assign.h"

#include <string.h>

#include "desk/clearance.h"
#include "desk/diary.h"
#include "desk/exclusions.h"
#include "desk/inside.h"
#include "desk/offer_send.h"
#include "desk/prices.h"
#include "desk/variety.h"
#include "desk/way.h"
#include "lang/zone.h"
#include "store/booking.h"
#include "store/routing.h"

/* The gender that was asked for, of the booking before that of the tenant;
 * NULL where none was. */
static const char *
gender_wished(const struct job *job, const struct booking *booking)
{
	if (job->item->spec.service != SERVICE_INTERPRETING)
		return NULL;
	if (booking->gender)
		return booking->gender;
	for (size_t i = 0; i < job->needs->count; i++)
		if (job->needs->list[i].kind == NEED_INTERPRETER_GENDER)
			return job->needs->list[i].value;
	return NULL;
}

/* What the store leaves for us to say. */
static void
judge(const struct job *job, const struct booking *booking,
      const struct provider *provider, struct candidate *candidate)
{
	const char *gender = gender_wished(job, booking);
	struct way way = way_of(provider, job->tenant->postcode);

	candidate->same_area =
		way_same_area(provider->area, job->tenant->postcode);
	candidate->travel_min = way.minutes;
	candidate->too_far = way.too_far;
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

/* Who may be given it, by what they hold. */
static enum status
judge_clearance(struct visit *visit, const struct job *job,
		const struct booking *booking, struct route *route,
		struct fault *fault)
{
	struct candidates *candidates = &route->candidates;
	struct clearance_question question = {
		.organisation = job->item->organisation,
		.item = &job->item->spec,
		.sensitivity = job->request->sensitivity,
		.booking = booking,
	};
	const struct providers all = {candidates->provider,
				      candidates->count};
	struct clearance *clearance = arena_alloc(
		visit->arena, (all.count + 1) * sizeof *clearance);
	enum status status =
		clearance_load(visit, &question, &all, clearance, fault);

	for (size_t i = 0; status == OK && i < all.count; i++)
		candidates->list[i].cleared =
			clearance[i].out == CLEARANCE_OK;
	route->clearance = clearance;
	return status;
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
		.any_gender = job->routing && job->routing->any_gender,
	};
	struct booking booking = {0};
	enum status status = provider_candidates(&access, &question,
						 &ret->candidates, fault);

	if (job->booking)
		booking = *job->booking;
	else if (status == OK && job->item->id && spec->starts_utc)
		status = booking_get(&access, job->item->id, &booking, fault);
	if (status == OK)
		status = look_up(visit, job, &ret->candidates, fault);
	if (status == OK)
		status = price_candidates(visit, job->item, &ret->candidates,
					  fault);
	if (status == OK)
		status = judge_clearance(visit, job, &booking, ret, fault);
	if (status != OK)
		return status;
	routing.dialect = variety_dialect(job, &booking);
	routing.script = variety_script(spec);
	ret->count = ret->candidates.count;
	for (size_t i = 0; i < ret->count; i++)
		judge(job, &booking, &ret->candidates.provider[i],
		      &ret->candidates.list[i]);
	ret->askable = routing_rank(ret->candidates.list, ret->count, &routing,
				    visit->arena, &ret->list);
	return OK;
}

/* Where the provider stands in a list of that reach; NULL it does not. */
static enum status
look_among(struct visit *visit, const struct job *job, int64_t provider,
	   enum candidate_reach reach, const struct ranked **ret,
	   struct fault *fault)
{
	struct route *route = arena_alloc(visit->arena, sizeof *route);
	enum status status = assign_rank(visit, job, reach, route, fault);

	*ret = NULL;
	for (size_t i = 0; status == OK && i < route->count; i++)
		if (route->list[i].candidate->provider == provider)
			*ret = &route->list[i];
	return status;
}

/* Another landlord's people are its own, until nobody else is left. */
bool
assign_neighbours(const struct job *job)
{
	return job->item->state == ITEM_UNFILLED ||
	       (job->routing && job->routing->told);
}

enum status
assign_look(struct visit *visit, const struct job *job, int64_t provider,
	    const struct ranked **ret, struct fault *fault)
{
	enum status status = look_among(visit, job, provider, CANDIDATES_ALL,
					ret, fault);

	if (status == OK && !*ret && assign_neighbours(job))
		status = look_among(visit, job, provider,
				    CANDIDATES_NEIGHBOURS, ret, fault);
	return status;
}

/* Rules that no officer waives, except that the tenant agreed. */
static bool
is_barred(enum routing_out out)
{
	switch (out) {
	case ROUTING_INACTIVE:
	case ROUTING_NOT_CLEARED:
	case ROUTING_EXCLUDED:
	case ROUTING_CONFLICT:
	case ROUTING_TOO_NEAR:
	case ROUTING_GENDER:
	case ROUTING_BUSY:
	case ROUTING_TOO_FAR:
		return true;
	case ROUTING_IN:
	case ROUTING_CANNOT:
	case ROUTING_FULL:
	case ROUTING_OFF_CONTRACT:
	case ROUTING_DIALECT:
	case ROUTING_SCRIPT:
		break;
	}
	return false;
}

/* Another system has its reasons, and keeps them. */
static bool
needs_no_reason(const struct visit *visit, const struct ranked *ranked)
{
	return ranked->out == ROUTING_IN && visit->caller &&
	       visit->caller->role == ROLE_SERVICE;
}

static bool
waits_for(const struct offers *asked, int64_t provider)
{
	for (size_t i = 0; i < asked->count; i++)
		if (asked->list[i].provider == provider &&
		    asked->list[i].state == OFFER_SENT)
			return true;
	return false;
}

/* Who is being asked, or else the best of those who were not asked yet? */
static enum status
is_first(struct visit *visit, const struct job *job, int64_t provider,
	 bool *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct offers asked;
	struct route route;
	enum status status = offer_of_item(&access, job->item->id, &asked,
					   fault);

	if (status == OK)
		status = assign_rank(visit, job, CANDIDATES_CAPABLE, &route,
				     fault);
	*ret = status == OK && waits_for(&asked, provider);
	for (size_t i = 0; status == OK && !*ret && i < route.askable; i++) {
		int64_t one = route.list[i].candidate->provider;

		if (!offer_was_made(job, &asked, one)) {
			*ret = one == provider;
			break;
		}
	}
	return status;
}

enum status
assign_allowed(struct visit *visit, const struct job *job,
	       const struct asking *asking, const struct ranked **ret,
	       struct fault *fault)
{
	bool first = false;
	enum status status = assign_look(visit, job, asking->provider, ret,
					 fault);

	if (status == OK)
		status = is_first(visit, job, asking->provider, &first, fault);
	if (status != OK)
		return status;
	if (!*ret)
		return fault_set(fault, E_INPUT, "/provider",
				 N_("There is no such provider here: choose "
				    "one from the list"),
				 NULL);
	if (is_barred((*ret)->out))
		return fault_set(fault, E_REFUSED, "/provider",
				 routing_out_text((*ret)->out), NULL);
	if (first || asking->why || needs_no_reason(visit, *ret))
		return OK;
	return fault_set(fault, E_INPUT, "/reason",
			 (*ret)->out == ROUTING_IN
				 ? N_("Say why it is not the first of them: "
				      "the reason is kept with the request")
				 : routing_out_text((*ret)->out),
			 NULL);
}
