/* An offer's columns, read the same way by offer.c and jobs.c. */
#ifndef VERNACULAR_STORE_OFFER_ROW_H
#define VERNACULAR_STORE_OFFER_ROW_H

#include "store/inside.h"
#include "store/offer.h"

#define OFFER_COLUMNS                                                     \
	"o.id, o.item, o.organisation, o.provider, o.token_hash,"         \
	" o.sent_at, o.expires_at, o.answered_at, o.state, o.reason,"     \
	" o.price_minor, o.mode, o.off_contract, o.score, o.why, p.name"

enum offer_state read_offer_state(struct cursor *);
void offer_read(struct cursor *, struct offer *ret);

#endif
