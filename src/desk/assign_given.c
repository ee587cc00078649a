/* What officers are told of routing and what follows when somebody has the
 * work: buying off contract is counted, nobody need act any more. */
#include "desk/assign.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "store/routing.h"
#include "wire/model.h"

/* As it stands, whether the caller of the job had read it or not. */
static enum status
routing_of(struct visit *visit, const struct job *job, struct routing *ret,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	if (job->routing) {
		*ret = *job->routing;
		return OK;
	}
	return routing_get(&access, job->item, ret, fault);
}

static enum status
keep(struct visit *visit, const struct job *job, const struct routing *routing,
     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	if (job->routing)
		*job->routing = *routing;
	return routing_put(&access, routing, fault);
}

enum status
assign_tell(struct visit *visit, const struct job *job, enum told told,
	    struct fault *fault)
{
	struct routing routing;
	enum status status = routing_of(visit, job, &routing, fault);

	if (status != OK || routing.told == told)
		return status;
	routing.told = told;
	routing.told_utc = visit->now_utc;
	return keep(visit, job, &routing, fault);
}

/* Buying without a contract is an event of its own, so that it is counted. */
static enum status
log_bought(struct visit *visit, const struct job *job, const char *why,
	   struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "item.off-contract",
		.subject = job->request->id,
		.organisation = job->item->organisation,
		.service = service_name(job->item->spec.service),
		.language = job->item->spec.language,
		.payload = payload,
	};

	model_int(payload, "n", job->item->n);
	model_id(payload, "bought_of", job->item->provider);
	model_text(payload, "reason", why);
	return log_event(visit, &entry, fault);
}

/* Nothing is written where nothing is said and nothing was. */
static bool
says_nothing(const struct routing *routing, const struct giving *giving)
{
	return !giving->off_contract && !giving->asking && !routing->told &&
	       !routing->bought_utc;
}

enum status
assign_given(struct visit *visit, const struct job *job,
	     const struct giving *giving, struct fault *fault)
{
	const char *why = giving->asking ? giving->asking->why : NULL;
	struct routing routing;
	enum status status = routing_of(visit, job, &routing, fault);

	if (giving->price_minor >= 0)
		job->item->price_minor = giving->price_minor;
	if (status != OK || says_nothing(&routing, giving))
		return status;
	if (why)
		routing.chosen_why = why;
	routing.told = TOLD_NOTHING;
	routing.told_utc = 0;
	routing.bought_utc = giving->off_contract ? visit->now_utc : 0;
	routing.bought_of = giving->off_contract ? job->item->provider : 0;
	routing.bought_why = giving->off_contract ? routing.chosen_why : NULL;
	status = keep(visit, job, &routing, fault);
	return status == OK && giving->off_contract
		       ? log_bought(visit, job, routing.bought_why, fault)
		       : status;
}

enum status
assign_chosen(struct visit *visit, const struct job *job, const char *why,
	      struct fault *fault)
{
	struct routing routing;
	enum status status = routing_of(visit, job, &routing, fault);

	if (status != OK || !why)
		return status;
	routing.chosen_why = why;
	routing.told = TOLD_NOTHING; /* an officer acts */
	routing.told_utc = 0;
	return keep(visit, job, &routing, fault);
}

enum status
assign_anew(struct visit *visit, const struct item *item, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct routing routing;
	enum status status = routing_get(&access, item, &routing, fault);

	if (status != OK)
		return status;
	routing.asked_since = visit_id(visit);
	return routing_put(&access, &routing, fault);
}
