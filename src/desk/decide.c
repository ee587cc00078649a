/* What is decided of an item as it comes in: by which rule, how it is answered,
 * by when. */
#include "desk/decide.h"

#include <string.h>

#include "desk/timing.h"
#include "lang/tag.h"

/* A format or a signed language because of a disability; what the register
 * shows is evidence enough. */
static void
weigh(const struct draft *draft, const struct item_spec *spec,
      struct policy_question *question)
{
	for (size_t i = 0; i < draft->needs.count; i++) {
		const struct need *need = &draft->needs.list[i];
		enum format format;
		int size;

		if (spec->service == SERVICE_FORMAT) {
			if (need->kind == NEED_FORMAT &&
			    need_format(need->value, &format, &size) &&
			    format == spec->format)
				question->need_recorded =
					question->disability = true;
		} else if ((need->kind == NEED_READ_LANGUAGE ||
			    need->kind == NEED_SPOKEN_LANGUAGE) &&
			   (!strcmp(need->value, spec->language) ||
			    !strcmp(need->value, spec->from))) {
			question->need_recorded = true;
		}
	}
	if (spec->service != SERVICE_FORMAT &&
	    (language_signed(spec->language) || language_signed(spec->from)))
		question->disability = true;
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

	weigh(draft, &item->spec, &question);
	*decision = policy_decide(&policy_shipped, &question);
	if (draft->response >= 0)
		decision->response = (enum response)draft->response;
	item->organisation = draft->tenant.organisation;
	item->tenant = draft->tenant.id;
	item->received_utc = draft->request.received_utc;
	item->response = decision->response;
	item->rule = decision->rule;
	item->why = decision->why;
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
	return timing_start(visit, item, fault);
}
