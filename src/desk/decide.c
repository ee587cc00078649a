/* What is decided of an item as it comes in: by which rule, how it is answered,
 * by when. */
#include "desk/decide.h"

#include <string.h>

#include "desk/cases.h"
#include "desk/assign.h"
#include "desk/policies.h"
#include "desk/timing.h"
#include "lang/tag.h"

void
decide_weigh(enum need_kind kind, const char *value,
	     const struct item_spec *spec, struct policy_question *question)
{
	enum format format;
	int size;

	if (spec->service == SERVICE_FORMAT) {
		if (kind == NEED_FORMAT && need_format(value, &format, &size) &&
		    format == spec->format)
			question->need_recorded = question->disability = true;
	} else if ((kind == NEED_READ_LANGUAGE ||
		    kind == NEED_SPOKEN_LANGUAGE) &&
		   (!strcmp(value, spec->language) ||
		    !strcmp(value, spec->from))) {
		question->need_recorded = true;
	}
}

/* A format or a signed language because of a disability; what the register
 * shows is evidence enough. */
/* Who logs a request looks after it; another system does not. */
static int64_t
looker_after(const struct visit *visit)
{
	return visit->caller && visit->caller->role != ROLE_SERVICE
		       ? visit->caller->account
		       : 0;
}

static void
weigh(const struct draft *draft, const struct item_spec *spec,
      struct policy_question *question)
{
	for (size_t i = 0; i < draft->needs.count; i++)
		decide_weigh(draft->needs.list[i].kind,
			     draft->needs.list[i].value, spec, question);
	if (spec->service != SERVICE_FORMAT &&
	    (language_signed(spec->language) || language_signed(spec->from)))
		question->disability = true;
}

/* What it will cost, by the price of whoever would be asked first, else of the
 * cheapest who could do it; negative where nobody has a price. */
static enum status
estimate(struct visit *visit, struct draft *draft, size_t i,
	 int64_t *ret_minor, struct fault *fault)
{
	struct item *item = &draft->item[i];
	struct job job = {.request = &draft->request,
			  .item = item,
			  .tenant = &draft->tenant,
			  .needs = &draft->needs,
			  .booking = &draft->wish};
	struct route *route = arena_alloc(visit->arena, sizeof *route);
	enum status status;

	item->organisation = draft->tenant.organisation;
	item->owner = looker_after(visit);
	item->tenant = draft->tenant.id;
	status = assign_rank(visit, &job, CANDIDATES_CAPABLE, route, fault);
	*ret_minor = -1;
	if (status != OK)
		return status;
	draft->ranked[i] = route;
	for (size_t j = 0; j < route->count; j++) {
		int64_t price = route->list[j].candidate->price_minor;

		if (price < 0 || (*ret_minor >= 0 && price >= *ret_minor))
			continue;
		*ret_minor = price;
		if (j < route->askable)
			break;
	}
	return OK;
}

/* The policy is the writer's, what was decided lives with the request. */
static void
keep_words(struct visit *visit, struct policy_decision *decision)
{
	decision->rule = arena_text(visit->arena, decision->rule);
	decision->why = arena_text(visit->arena, decision->why);
}

enum status
decide_item(struct visit *visit, struct draft *draft, size_t i,
	    struct fault *fault)
{
	struct item *item = &draft->item[i];
	struct policy_question question = {
		.item = &item->spec,
		.document_class = draft->request.document_class,
		.sensitivity = draft->request.sensitivity,
		.cost_minor = -1,
	};
	struct policy_decision *decision = &draft->decision[i];
	const struct policy *policy;
	struct standard standard;
	enum status status = policy_for(visit, draft->tenant.organisation,
					&policy, fault);

	if (status == OK && policy->asks_cost)
		status = estimate(visit, draft, i, &question.cost_minor,
				  fault);
	if (status != OK)
		return status;
	weigh(draft, &item->spec, &question);
	*decision = policy_decide(policy, &question);
	keep_words(visit, decision);
	if (draft->response >= 0)
		decision->response = (enum response)draft->response;
	item->organisation = draft->tenant.organisation;
	item->owner = looker_after(visit);
	item->tenant = draft->tenant.id;
	item->received_utc = draft->request.received_utc;
	item->response = decision->response;
	item->rule = decision->rule;
	item->why = decision->why;
	item->rule_row = decision->source.row;
	item->price_minor = item->gross_min = item->net_min = -1;
	item->in_standard = -1;
	switch (decision->verdict) {
	case POLICY_APPROVE:
		item->state = ITEM_APPROVED;
		break;
	case POLICY_ASK_MANAGER:
		item->state = ITEM_LOGGED;
		break;
	case POLICY_REFUSE:
		item->state = ITEM_REJECTED;
		item->closed_utc = visit->now_utc;
		break;
	}
	status = policy_standard_of(visit, item, &standard, fault);
	if (status != OK)
		return status;
	draft->clock[i] = standard.kind;
	status = timing_start(visit, item, fault);
	if (status == OK && draft->linked.id)
		status = case_inherit(visit, &draft->linked, item, fault);
	return status;
}
