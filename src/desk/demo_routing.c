/* Whom tenants of the demonstration prefer or will not have, a family that
 * offers to interpret, and something bought off contract. */
#include "desk/assign.h"
#include "desk/demo_inside.h"
#include "desk/exclusions.h"
#include "desk/family.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/requests.h"
#include "store/provider.h"
#include "store/routing.h"
#include "wire/model.h"

#define LOOKED_AT 12 /* items that nobody does */

static enum status
tie(struct visit *visit, const struct work *work,
    const struct exclusion_input *like, struct fault *fault)
{
	struct exclusion_input in = *like;
	struct faults faults = {0};
	char tenant[ID_TEXT];
	enum status status;

	id_format(work->tenant.id, tenant);
	in.tenant = tenant;
	status = exclusion_add(visit, &in, model_object(visit->arena), &faults,
			       fault);
	faults_free(&faults);
	return status == E_CONFLICT ? OK : status;
}

/* One is preferred, one never again, and a brother-in-law interprets. */
static enum status
tie_some(struct visit *visit, const struct work *work, size_t which,
	 struct fault *fault)
{
	struct exclusion_input in = {
		.kind = which % 2 ? "prefer" : "never",
		.reason = which % 2 ? "They understood each other well."
				    : "Spoke to the husband instead of her."};
	const struct exclusion_input brother = {
		.kind = "conflict",
		.name = "Bashir Example",
		.reason = "A brother-in-law who interprets for agencies."};
	struct route route;
	char provider[ID_TEXT];
	enum status status = assign_rank(visit, &work->job, CANDIDATES_ALL,
					 &route, fault);

	if (status != OK || !route.count)
		return status;
	id_format(route.list[which % route.count].candidate->provider,
		  provider);
	in.provider = provider;
	status = tie(visit, work, &in, fault);
	return status == OK && !which ? tie(visit, work, &brother, fault)
				      : status;
}

/* A husband, then a daughter of twelve. */
static enum status
offer_family(struct visit *visit, const struct work *work, struct fault *fault)
{
	struct family_input in = {.ref = work->request.ref,
				  .n = work->item.n,
				  .name = "Nadir Example",
				  .relation = "husband"};
	struct faults faults = {0};
	enum status status;

	if (work->item.spec.service == SERVICE_FORMAT)
		return OK;
	status = family_add(visit, &in, model_object(visit->arena), &faults,
			    fault);
	in.name = "Sana Example";
	in.relation = "daughter, twelve";
	in.age = FAMILY_IS_CHILD;
	if (status == OK)
		status = family_add(visit, &in, model_object(visit->arena),
				    &faults, fault);
	faults_free(&faults);
	return status;
}

/* Where only somebody without a contract could do it. */
static enum status
buy(struct visit *visit, const struct work *work, bool *ret,
    struct fault *fault)
{
	char provider[ID_TEXT];
	const struct item_act act = {.ref = work->request.ref,
				     .n = work->item.n,
				     .action = "offer",
				     .version = work->request.version,
				     .provider = provider,
				     .reason = "Those with a contract all said "
					       "no, and it cannot wait."};
	struct route route;
	enum status status = assign_rank(visit, &work->job,
					 CANDIDATES_CAPABLE, &route, fault);

	*ret = false;
	for (size_t i = 0; status == OK && i < route.count && !*ret; i++) {
		if (route.list[i].out != ROUTING_OFF_CONTRACT)
			continue;
		id_format(route.list[i].candidate->provider, provider);
		status = item_act(visit, &act, NULL, fault);
		*ret = true;
	}
	return status;
}

static enum status
route_some(struct visit *visit, void *self, struct fault *fault)
{
	const struct demo *demo = self;
	struct access access = {visit->db, &demo->house.scope, visit->arena};
	struct told_items told;
	bool bought = false;
	enum status status;

	visit->now_utc = demo->wish->now_utc;
	status = routing_told(&access, 0, &told, fault);
	for (size_t i = 0; status == OK && i < told.count && i < LOOKED_AT;
	     i++) {
		struct work work;

		status = work_load_item(visit, told.list[i].routing.item,
					&work, fault);
		if (status == OK && i < 4)
			status = tie_some(visit, &work, i, fault);
		if (status == OK && i == 1)
			status = offer_family(visit, &work, fault);
		if (status == OK && i > 1 && !bought)
			status = buy(visit, &work, &bought, fault);
	}
	return status;
}

enum status
demo_routing(struct demo *demo, struct fault *fault)
{
	return desk_write_now(demo->desk, &demo->house, demo->arena,
			      route_some, demo, fault);
}
