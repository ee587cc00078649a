/* Everything that happens by time. */
#include "desk/tick.h"

#include "desk/attachments.h"
#include "desk/calendars.h"
#include "desk/campaigns.h"
#include "desk/diary.h"
#include "desk/imports.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/keys.h"
#include "desk/queues.h"
#include "desk/revisions.h"
#include "desk/routes.h"
#include "desk/saved_views.h"
#include "desk/service_credits.h"
#include "desk/strapline.h"
#include "store/account.h"
#include "store/facts.h"
#include "store/outbox.h"
#include "store/second_factor.h"
#include "store/unfinished.h"

#define OFFERS_AT_ONCE 200
#define ANSWERS_KEPT_SECONDS (7 * 86400)

/* Nobody answered: the next one is asked. */
static enum status
expire(struct visit *visit, struct offer *offer, struct tick_done *done,
       struct fault *fault)
{
	struct work work;
	bool sent = false;
	enum status status = work_load_item(visit, offer->item, &work, fault);

	if (status != OK)
		return status;
	offer->state = OFFER_EXPIRED;
	offer->answered_utc = visit->now_utc;
	status = assign_answered(visit, &work, offer, &sent, fault);
	if (status != OK)
		return status;
	done->offers_expired++;
	done->offers_sent += sent;
	done->unfilled += work.item.state == ITEM_UNFILLED;
	return status;
}

enum status
tick(struct visit *visit, struct tick_done *done, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct offers offers;
	enum status status = offer_expired(&access, visit->now_utc,
					   OFFERS_AT_ONCE, &offers, fault);

	*done = (struct tick_done){0};
	for (size_t i = 0; status == OK && i < offers.count; i++)
		status = expire(visit, &offers.list[i], done, fault);
	if (status == OK)
		status = revisions_expire(visit, fault);
	if (status == OK)
		status = diary_renew(visit, fault);
	if (status == OK)
		status = session_purge(&access, visit->now_utc, fault);
	if (status == OK)
		status = half_sign_in_purge(&access, visit->now_utc, fault);
	if (status == OK)
		status = unfinished_purge(&access, visit->now_utc, fault);
	if (status == OK)
		status = answer_purge(&access,
				      visit->now_utc - ANSWERS_KEPT_SECONDS,
				      fault);
	if (status == OK)
		status = attachments_sweep(visit, fault);
	if (status == OK)
		status = imports_sweep(visit, fault);
	if (status == OK)
		status = campaigns_tick(visit, fault);
	if (status == OK)
		status = unplaced_tell(visit, fault);
	if (status == OK)
		status = credits_make(visit, fault);
	if (status == OK)
		status = saved_views_mail(visit, fault);
	if (status == OK)
		status = reminders_make(visit, fault);
	if (status == OK)
		status = tenant_keys_renew(visit, &done->keys_left, fault);
	if (status == OK)
		status = strapline_renew(visit, fault);
	if (status == OK)
		status = calendars_tick(visit, &done->calendars_moving, fault);
	if (status == OK)
		status = facts_pack(&access, visit->now_utc, &done->facts_left,
				    fault);
	return status;
}
