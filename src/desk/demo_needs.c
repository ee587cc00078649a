/* What tenants of the demonstration need: most was reviewed, some is due, and
 * contacts met it or did not. */
#include "desk/contacts.h"
#include "desk/demo_inside.h"
#include "desk/inside.h"
#include "desk/needs.h"
#include "lang/zone.h"
#include "store/account.h"
#include "store/need.h"
#include "wire/model.h"

#define CONTACTS_MOST 400 /* tenants whose contacts were written down */
#define ENDED_MOST 60	  /* needs that changed or are over */

struct telling {
	struct random_source random; /* of its own: the rest stays the same */
	int64_t officer;
	int contacts, ended;
};

static enum status
review_one(struct telling *t, struct visit *visit, struct need *need,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t ahead_s = (int64_t)random_below(&t->random, 400) * DAY_SECONDS;
	struct need_step step = {
		.id = visit_id(visit),
		.need = need->id,
		.organisation = need->organisation,
		.stage = STAGE_REVIEW,
		.by = t->officer,
		.outcome = "still-right",
	};
	enum status status;

	need->review_due_utc = visit->now_utc - 35 * DAY_SECONDS + ahead_s;
	if (ahead_s > 365 * DAY_SECONDS)
		need->review_due_utc = visit->now_utc + 330 * DAY_SECONDS;
	need->reviewed_utc = need->review_due_utc - (int64_t)365 * DAY_SECONDS;
	need->consent = random_below(&t->random, 100) < 70;
	need->consent_asked_utc = need->reviewed_utc;
	step.at_utc = need->reviewed_utc;
	status = need_update(&access, need, fault);
	return status == OK ? need_step_insert(&access, &step, fault) : status;
}

/* Now and then in English, or by the neighbour's son. */
static enum status
contact_one(struct telling *t, struct visit *visit, const struct need *need,
	    struct fault *fault)
{
	static const enum channel channels[] = {
		CHANNEL_CALL,  CHANNEL_CALL,  CHANNEL_VISIT,
		CHANNEL_VISIT, CHANNEL_EMAIL, CHANNEL_TEXT,
	};
	bool theirs = random_below(&t->random, 100) < 72;
	struct contact contact = {
		.organisation = need->organisation,
		.tenant = need->tenant,
		.at_utc = visit->now_utc -
			  (int64_t)random_below(&t->random, 300) * DAY_SECONDS -
			  (int64_t)random_below(&t->random, 7 * 3600),
		.manner.channel = channels[random_below(&t->random, 6)],
	};
	const char *language =
		theirs && need_is_language(need->kind) ? need->value : "en";

	if (channel_is_written(contact.manner.channel)) {
		contact.manner.written[0] = language;
	} else {
		contact.manner.spoken = language;
		contact.manner.interpreter =
			!theirs ? INTERPRETER_NONE
			: random_below(&t->random, 12)
				? INTERPRETER_PROFESSIONAL
				: INTERPRETER_FAMILY;
	}
	return contact_record(visit, &contact, fault);
}

static enum status
end_one(struct telling *t, struct visit *visit, const struct need *need,
	struct fault *fault)
{
	char tenant[ID_TEXT], id[ID_TEXT];
	struct need_review review = {.tenant = tenant,
				     .need = id,
				     .outcome = "ended",
				     .reason = "Says that it is not needed any "
					       "more"};
	struct faults faults = {0};
	enum status status;

	id_format(need->tenant, tenant);
	id_format(need->id, id);
	if (need->kind == NEED_ENGLISH) {
		review.outcome = "changed";
		review.value = "good";
		review.reason = "After a year of English lessons";
	}
	status = need_review(visit, &review, model_object(visit->arena),
			     &faults, fault);
	faults_free(&faults);
	t->ended++;
	return status == E_INPUT ? OK : status; /* it was good already */
}

static enum status
tell_tenant(struct demo *demo, struct visit *slice, int64_t number,
	    struct fault *fault)
{
	struct telling *t = demo->telling;
	const struct demo_tenant *tenant = &demo->tenant[number];
	struct visit visit = *slice;
	struct access access = visit_access(&visit);
	struct needs needs;
	int64_t id;
	enum status status;

	if ((!tenant->language && !tenant->format) ||
	    !id_parse(tenant->id, &id))
		return OK;
	visit.now_utc = demo->wish->now_utc;
	status = need_active(&access, id, &needs, fault);
	for (size_t i = 0; status == OK && i < needs.count; i++)
		status = review_one(t, &visit, &needs.list[i], fault);
	if (status == OK && needs.count && t->contacts < CONTACTS_MOST) {
		t->contacts++;
		status = contact_one(t, &visit, &needs.list[0], fault);
	}
	if (status == OK && needs.count && t->ended < ENDED_MOST &&
	    !random_below(&t->random, 9))
		status = end_one(t, &visit, &needs.list[needs.count - 1],
				 fault);
	return status;
}

static enum status
find_officer(struct demo *demo, int64_t *ret, struct fault *fault)
{
	struct visit visit;
	struct account account;
	struct access access;
	enum status status =
		desk_read_begin(demo->desk, &demo->house, demo->arena, &visit,
				fault);

	if (status != OK)
		return status;
	access = visit_access_of_service(&visit);
	status = account_by_email(&access, demo_accounts[0].email, &account,
				  fault);
	if (status == OK)
		*ret = account.id;
	desk_read_end(&visit);
	return status;
}

enum status
demo_needs(struct demo *demo, struct fault *fault)
{
	struct telling telling = {
		.random = random_seeded(demo->wish->seed + 77),
	};
	enum status status = find_officer(demo, &telling.officer, fault);

	demo->telling = &telling;
	if (status == OK)
		status = demo_many(demo, N_("needs"), demo->tenants,
				   tell_tenant, fault);
	demo->telling = NULL;
	return status;
}
