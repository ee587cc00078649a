/* Offers and work, for the link's pages and for those who are signed in: the
 * same handlers under /o/{token} and under /jobs/{id}. */
#ifndef VERNACULAR_WEB_OFFERS_H
#define VERNACULAR_WEB_OFFERS_H

#include "desk/offers.h"
#include "web/route.h"

extern const struct field offer_decline_fields[];
extern const struct field offer_form_fields[]; /* of the page with all forms */
extern const struct field offer_deliver_fields[];
extern const struct field offer_question_fields[];
extern const struct field offer_send_fields[];
extern const struct field offer_timesheet_fields[];

route_handler offer_web_show, offer_web_accept, offer_web_decline,
	offer_web_timesheet, offer_web_send, offer_web_ask,
	offer_web_read_it, offer_web_job, offer_web_attachment;

/* How they came: the token of a link, or the item where they are signed in. */
struct offer_key offer_web_key(const struct exchange *);
/* The page that everything on it leads back to. */
const char *offer_web_here(struct exchange *);
/* Back to that page, with a sentence. */
enum status offer_web_done(struct exchange *, struct visit *, enum status,
			   const char *said);

#endif
