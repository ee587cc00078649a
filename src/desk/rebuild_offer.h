/* Offers made again from the events. Internal to desk/rebuild. */
#ifndef VERNACULAR_DESK_REBUILD_OFFER_H
#define VERNACULAR_DESK_REBUILD_OFFER_H

#include "desk/desk.h"

struct events;
struct rebuild_done;

/* State, answer and reason of each offer of an item, by the events of its
 * request. */
enum status rebuild_offers(struct visit *, int64_t item,
			   const struct events *, struct rebuild_done *,
			   struct fault *) MUST_USE;

#endif
