/* Who is free when. */
#include "desk/diary.h"

#include "core/request.h"
#include "desk/inside.h"
#include "desk/numbers.h"
#include "desk/opening.h"
#include "store/diary.h"
#include "store/provider.h"

#define MINUTES_UNKNOWN 60

int
diary_minutes(const struct item_spec *spec)
{
	return spec->minutes > 0 ? spec->minutes : MINUTES_UNKNOWN;
}

enum status
diary_travel(struct visit *visit, int64_t organisation,
	     const struct item_spec *spec, int *ret_min, struct fault *fault)
{
	*ret_min = 0;
	if (spec->mode != MODE_ON_SITE)
		return OK;
	return number_of(visit, organisation, BOOKING_TRAVEL, ret_min,
			    fault);
}

enum status
diary_renew(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	return diary_sweep(&access, visit->now_utc, fault);
}

static bool
is_partner(const struct diary_partners *partners, int64_t provider)
{
	for (size_t i = 0; i < partners->count; i++)
		if (partners->provider[i] == provider)
			return true;
	return false;
}

enum status
diary_busy(struct visit *visit, const struct diary_question *question,
	   bool *ret_busy, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct providers *providers = question->providers;
	const struct item_spec *spec = question->spec;
	struct diary_partners partners = {.count = 0};
	struct diary_person who = {.item = question->item,
				   .now_utc = visit->now_utc};
	struct open_time job;
	bool *open = arena_alloc(visit->arena, providers->count + 1);
	int travel_min = 0;
	enum status status = OK;

	for (size_t i = 0; i < providers->count; i++)
		ret_busy[i] = false;
	if (spec->service != SERVICE_INTERPRETING || !spec->starts_utc)
		return OK;
	status = diary_travel(visit, question->organisation, spec, &travel_min,
			      fault);
	if (status == OK && question->item)
		status = diary_partners(&access, question->item, &partners,
					fault);
	who.from_utc = spec->starts_utc - 60 * (int64_t)travel_min;
	who.to_utc = spec->starts_utc +
		     60 * (int64_t)(diary_minutes(spec) + travel_min);
	job = (struct open_time){
		spec->starts_utc,
		spec->starts_utc + 60 * (int64_t)diary_minutes(spec)};
	if (status == OK)
		status = providers_open(visit, &job, providers, open, fault);
	for (size_t i = 0; status == OK && i < providers->count; i++) {
		const struct provider *provider = &providers->list[i];

		ret_busy[i] = !open[i];
		if (ret_busy[i] || provider->kind == PROVIDER_AGENCY)
			continue;
		who.person = provider->id;
		ret_busy[i] = is_partner(&partners, provider->id);
		if (!ret_busy[i])
			status = diary_taken(&access, &who, &ret_busy[i],
					     fault);
	}
	return status;
}
