/* When providers work. */
#include "desk/opening.h"

#include <string.h>

#include "desk/inside.h"
#include "lang/zone.h"
#include "store/opening.h"

/* The absences of the provider itself, and of one linguist. */
static void
take_aways(struct arena *arena, const struct provider_absences *all,
	   int64_t linguist, struct opening *ret)
{
	struct opening_away *list =
		arena_alloc(arena, (all->count + 1) * sizeof *list);

	ret->aways = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct provider_absence *one = &all->list[i];

		if (!one->linguist || one->linguist == linguist)
			list[ret->aways++] = (struct opening_away){
				one->from_days, one->to_days};
	}
	ret->away = list;
}

static enum status
open_one(struct visit *visit, const struct provider *provider,
	 const struct open_question *question, struct stretches *ret,
	 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct provider_absences aways;
	struct provider_hours hours;
	struct opening opening;
	enum status status =
		hours_list(&access, provider->id, &hours, fault);

	if (status == OK)
		status = away_list(&access, provider->id, question->from_days,
				   &aways, fault);
	if (status != OK)
		return status;
	opening = (struct opening){
		.hours = hours.list,
		.count = hours.count,
		.unsaid = provider->kind == PROVIDER_IN_HOUSE ? CLOSED_UNSAID
							      : OPEN_UNSAID,
	};
	take_aways(visit->arena, &aways, question->linguist, &opening);
	*ret = opening_between(&opening, question->from_days,
			       question->to_days, visit->arena);
	return OK;
}

enum status
provider_open(struct visit *visit, const struct open_question *question,
	      struct stretches *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct provider provider;
	enum status status = provider_get(&access, question->provider,
					  &provider, fault);

	return status == OK
		       ? open_one(visit, &provider, question, ret, fault)
		       : status;
}

enum status
providers_open(struct visit *visit, const struct open_time *when,
	       const struct providers *providers, bool *ret,
	       struct fault *fault)
{
	struct open_question question = {
		.from_days = zone_local(when->starts_utc).day_days,
		.to_days = zone_local(when->ends_utc).day_days,
	};
	enum status status = OK;

	for (size_t i = 0; status == OK && i < providers->count; i++) {
		struct stretches open;

		status = open_one(visit, &providers->list[i], &question, &open,
				  fault);
		if (status == OK)
			ret[i] = stretches_cover(&open, when->starts_utc,
						 when->ends_utc);
	}
	return status;
}
