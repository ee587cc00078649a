/* Tenants and interpreters are told of bookings as time passes, and told off
 * where they were told of one that is not to be. Nothing is queued ahead: what
 * is due is looked for, so a booking that moves leaves nothing behind. */
#ifndef VERNACULAR_DESK_BOOKING_REMIND_H
#define VERNACULAR_DESK_BOOKING_REMIND_H

#include "desk/desk.h"

/* Does what is due, REMIND_SLICE of each kind at most. For tick. */
enum status booking_remind(struct visit *, struct fault *) MUST_USE;

#endif
