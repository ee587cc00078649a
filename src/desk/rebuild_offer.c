/* What became of offers, made again from the events. */
#include "desk/rebuild_offer.h"

#include <string.h>

#include "desk/inside.h"
#include "desk/rebuild.h"
#include "store/event.h"
#include "store/offer.h"
#include "store/request.h"
#include "wire/json.h"
#include "wire/model.h"

/* An offer as its last event has it. */
static bool
take(struct offer *offer, const struct event *event, struct arena *arena)
{
	static const char *const kinds[OFFER_STATES] = {
		[OFFER_SENT] = "offer.sent",
		[OFFER_ACCEPTED] = "offer.accepted",
		[OFFER_DECLINED] = "offer.declined",
		[OFFER_EXPIRED] = "offer.expired",
		[OFFER_WITHDRAWN] = "offer.withdrawn",
	};
	const struct model *said = NULL;

	if (!event->payload || strncmp(event->kind, "offer.", 6) != 0 ||
	    json_parse(event->payload, strlen(event->payload), arena, &said,
		       NULL) != OK ||
	    said_id(said, "offer") != offer->id)
		return false;
	for (int i = 0; i < OFFER_STATES; i++)
		if (!strcmp(event->kind, kinds[i]))
			offer->state = (enum offer_state)i;
	if (!strcmp(event->kind, "offer.given"))
		offer->state = OFFER_ACCEPTED;
	offer->answered_utc =
		offer->state == OFFER_SENT ? 0 : event->at_utc;
	offer->reason = model_text_of(model_get(said, "reason"));
	return true;
}

static bool
same(const struct offer *a, const struct offer *b)
{
	return a->state == b->state && a->answered_utc == b->answered_utc &&
	       !strcmp(a->reason ? a->reason : "", b->reason ? b->reason : "");
}

enum status
rebuild_offers(struct visit *visit, int64_t item, const struct events *events,
	       struct rebuild_done *done, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct offers offers;
	enum status status = offer_of_item(&access, item, &offers, fault);

	for (size_t i = 0; status == OK && i < offers.count; i++) {
		struct offer made = offers.list[i];
		bool known = false;

		for (size_t j = 0; j < events->count; j++)
			known |= take(&made, &events->list[j], visit->arena);
		if (!known || same(&made, &offers.list[i]))
			continue;
		done->mended++;
		status = offer_mend(&access, &made, fault);
	}
	return status;
}
