/* Tenants and interpreters are told of bookings as time passes, and told off
 * where they were told of one that is not to be. Nothing is queued ahead: what
 * is due is looked for, so a booking that moves leaves nothing behind. */
#ifndef VERNACULAR_DESK_BOOKING_REMIND_H
#define VERNACULAR_DESK_BOOKING_REMIND_H

#include "core/reminder.h"
#include "desk/desk.h"

struct work;

/* How the tenant of that work is told of something: core/reminder.h. */
enum reminder_channel reminder_channel_for(struct visit *, const struct work *,
					   const char **ret_why);

/* Does what is due, REMIND_SLICE of each kind at most. For tick. */
enum status booking_remind(struct visit *, struct fault *) MUST_USE;

#endif
