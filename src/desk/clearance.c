/* Whether providers may be given a job, asked of what the register holds. */
#include "desk/clearance.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "desk/dbs_levels.h"
#include "desk/inside.h"
#include "lang/zone.h"
#include "store/booking.h"
#include "store/linguist.h"
#include "store/qualification.h"
#include "store/setting.h"
#include "wire/model.h"

/* Up to here one by one: above, all that are held are read at once. */
#define FEW 24

enum status
clearance_months(struct visit *visit, int64_t organisation, int *ret_months,
		 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct kept_setting kept;
	enum status status = setting_get(&access, organisation, "dbs-months",
					 &kept, fault);
	int months = DBS_MONTHS;

	if (status == OK)
		months = (int)strtol(kept.value, NULL, 10);
	if (status != OK && status != E_NOT_FOUND)
		return status;
	*ret_months = months;
	return OK;
}

/* What the matter asks for, and no less than the booking does. Who answers an
 * on-demand line is nobody's choice: its contract clears them. */
static enum dbs_level
level_of(const struct clearance_question *question,
	 const enum dbs_level levels[SENSITIVITIES])
{
	enum dbs_level level = levels[question->sensitivity];
	int asked = -1;

	if (question->item->mode == MODE_ON_DEMAND)
		return DBS_NONE;
	if (question->booking && question->booking->dbs)
		asked = name_find(dbs_level_names, DBS_LEVELS,
				  question->booking->dbs);
	return asked > (int)level ? (enum dbs_level)asked : level;
}

static unsigned
wanted_by(const struct booking *booking)
{
	int kind = -1;

	if (booking && booking->qualification)
		kind = name_find(qualification_names, QUALIFICATIONS,
				 booking->qualification);
	return kind < 0 ? 0 : QUALIFICATION_BIT(kind);
}

static enum status
case_of(struct visit *visit, const struct clearance_question *question,
	struct clearance_case *ret, struct fault *fault)
{
	const struct item_spec *item = question->item;
	int32_t day = question->day_days;
	enum dbs_level levels[SENSITIVITIES];
	enum status status =
		dbs_levels(visit, question->organisation, levels, fault);

	if (status != OK)
		return status;

	if (!day)
		day = zone_local(item->starts_utc > visit->now_utc
					 ? item->starts_utc
					 : visit->now_utc)
			      .day_days;
	*ret = (struct clearance_case){
		.service = item->service,
		.sensitivity = question->sensitivity,
		.level = level_of(question, levels),
		.wanted = wanted_by(question->booking),
		.day_days = day,
	};
	return OK;
}

/* The language beside English, which linguists are recorded with. */
static const char *
other_language(const struct item_spec *item)
{
	if (!item->language || !strcmp(item->language, "en"))
		return item->from ? item->from : "";
	return item->language;
}

/* What is held by those that are looked at, in the order of providers. */
struct holdings {
	struct held_credentials credentials;
	struct linguist_places linguists;
};

static enum status
load_all(struct visit *visit, const char *language, struct holdings *ret,
	 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status =
		credential_list(&access, 0, &ret->credentials, fault);

	if (status == OK)
		status = linguist_speaks(&access, language, 0,
					 &ret->linguists, fault);
	return status;
}

static enum status
load_one(struct visit *visit, const char *language, int64_t provider,
	 struct holdings *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status =
		credential_list(&access, provider, &ret->credentials, fault);

	if (status == OK)
		status = linguist_speaks(&access, language, provider,
					 &ret->linguists, fault);
	return status;
}

/* The first place in a list in order whose provider is not before this one. */
static size_t
first_credential(const struct held_credentials *all, int64_t provider)
{
	size_t low = 0, high = all->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (all->list[middle].provider < provider)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t
first_linguist(const struct linguist_places *all, int64_t provider)
{
	size_t low = 0, high = all->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (all->list[middle].provider < provider)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct clearance
judge(struct arena *arena, const struct clearance_case *job,
      const struct holdings *all, const struct provider *whom, int64_t only)
{
	int64_t provider = whom->id;
	size_t from = first_credential(&all->credentials, provider), to = from;
	size_t who = first_linguist(&all->linguists, provider), last = who;
	struct credential *credential;
	struct holder holder;
	int64_t *linguist;

	while (to < all->credentials.count &&
	       all->credentials.list[to].provider == provider)
		to++;
	while (last < all->linguists.count &&
	       all->linguists.list[last].provider == provider)
		last++;
	holder.who = whom->kind == PROVIDER_AGENCY ? HOLDER_AGENCY
						   : HOLDER_PERSON;
	holder.credentials = to - from;
	holder.linguists = last - who;
	holder.credential = credential =
		arena_alloc(arena, (to - from + 1) * sizeof *credential);
	holder.linguist = linguist =
		arena_alloc(arena, (last - who + 1) * sizeof *linguist);
	for (size_t i = from; i < to; i++)
		credential[i - from] = all->credentials.list[i].credential;
	for (size_t i = who; i < last; i++)
		linguist[i - who] = all->linguists.list[i].linguist;
	if (only) {
		linguist[0] = only;
		holder.linguists = 1;
	}
	return clearance_check(job, &holder);
}

enum status
clearance_load(struct visit *visit, const struct clearance_question *question,
	       const struct providers *providers, struct clearance *ret,
	       struct fault *fault)
{
	struct clearance_case job;
	const char *language = other_language(question->item);
	struct holdings holdings;
	enum status status = case_of(visit, question, &job, fault);

	if (status == OK && providers->count > FEW)
		status = load_all(visit, language, &holdings, fault);
	for (size_t i = 0; status == OK && i < providers->count; i++) {
		const struct provider *one = &providers->list[i];

		if (providers->count <= FEW)
			status = load_one(visit, language, one->id, &holdings,
					  fault);
		if (status == OK)
			ret[i] = judge(visit->arena, &job, &holdings, one,
				       question->linguist);
	}
	return status;
}

enum status
clearance_of(struct visit *visit, const struct clearance_question *question,
	     int64_t provider, struct clearance *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct provider one;
	const struct providers list = {&one, 1};
	enum status status = provider_get(&access, provider, &one, fault);

	return status == OK ? clearance_load(visit, question, &list, ret,
					     fault)
			    : status;
}

void
show_clearance(struct model *model, const struct clearance *clearance)
{
	bool ok = clearance->out == CLEARANCE_OK;

	model_bool(model, "cleared", ok);
	model_message(model, "cleared_why",
		      ok ? "" : clearance_text(clearance->out));
	model_code(model, "cleared_what", "qualification",
		   ok ? NULL : qualification_names[clearance->kind]);
	if (ok || clearance->due_days == CREDENTIAL_OPEN)
		model_null(model, "cleared_day");
	else
		model_day(model, "cleared_day", clearance->due_days);
}
