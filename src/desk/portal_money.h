/* A provider's own bills and credits. Internal to desk/. */
#ifndef VERNACULAR_DESK_PORTAL_MONEY_H
#define VERNACULAR_DESK_PORTAL_MONEY_H

#include "desk/desk.h"

struct model;

/* {invoices: [{number, brought_at, net(money), agreed, in_question (what is
 *  open or disputed), paid (null until it is settled), state(code
 *  bill-state)}] the latest 24, credits: [{month(month: its first),
 *  measure(code target-measure), hits, of, credit(money), bill_number (null:
 *  still to be taken off)}] those that were accepted, the latest 24} */
enum status portal_money(struct visit *, int64_t provider, struct model *,
			 struct fault *) MUST_USE;

#endif
