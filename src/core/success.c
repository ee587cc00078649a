/* Success of items, and who failed. */
#include "core/success.h"

static size_t *
ended(struct success *s, enum fact_outcome outcome)
{
	switch (outcome) {
	case FACT_NOTHING:
	case FACT_COMPLETED:
		return &s->fulfilled;
	case FACT_TENANT_ABSENT:
		return &s->tenant_absent;
	case FACT_INTERPRETER_ABSENT:
		return &s->interpreter_absent;
	case FACT_CANCELLED_EARLY:
		return &s->cancelled_early;
	case FACT_CANCELLED_LATE:
		return &s->cancelled_late;
	case FACT_PROVIDER_CANCELLED:
		return &s->provider_cancelled;
	case FACT_UNFILLED:
		return &s->unfilled;
	}
	return &s->fulfilled;
}

void
success_add(struct success *s, const struct fact *fact)
{
	if (item_state_open(fact->state))
		return;
	s->closed++;
	if (fact->state == ITEM_REJECTED)
		s->rejected++;
	else if (fact->state == ITEM_UNFILLED)
		s->unfilled++;
	else if (fact->state == ITEM_CANCELLED &&
		 fact->outcome == FACT_NOTHING)
		s->cancelled_early++;
	else
		++*ended(s, fact->outcome);
}

struct outcomes
success_outcomes(const struct success *s)
{
	return (struct outcomes){
		.fulfilled = s->fulfilled,
		.tenant_absent = s->tenant_absent,
		.unfilled = s->unfilled,
		.cancelled_by_landlord = s->cancelled_early + s->cancelled_late,
		.cancelled_by_provider = s->provider_cancelled,
		.provider_absent = s->interpreter_absent,
		.communicated = s->fulfilled,
		.needed = s->closed - s->rejected - s->cancelled_early,
	};
}

struct parity_share
success_contract(const struct success *s)
{
	size_t good = s->fulfilled + s->tenant_absent;

	return (struct parity_share){good,
				     good + s->unfilled +
					     s->provider_cancelled +
					     s->interpreter_absent};
}

struct parity_share
success_tenant(const struct success *s)
{
	struct outcomes o = success_outcomes(s);

	return (struct parity_share){o.communicated, o.needed};
}
