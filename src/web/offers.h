/* Offers and work, for the link's pages and for those who are signed in: the
 * same handlers under /o/{token} and under /jobs/{id}. */
#ifndef VERNACULAR_WEB_OFFERS_H
#define VERNACULAR_WEB_OFFERS_H

#include "web/route.h"

extern const struct field offer_decline_fields[];
extern const struct field offer_form_fields[]; /* of the page with all forms */
extern const struct field offer_deliver_fields[];
extern const struct field offer_question_fields[];
extern const struct field offer_send_fields[];
extern const struct field offer_timesheet_fields[];

route_handler offer_web_show, offer_web_accept, offer_web_decline,
	offer_web_deliver, offer_web_timesheet, offer_web_send, offer_web_ask,
	offer_web_read_it, offer_web_job, offer_web_attachment;

#endif
