/* Everything that happens by time. */
#ifndef VERNACULAR_DESK_TICK_H
#define VERNACULAR_DESK_TICK_H

#include "desk/desk.h"

struct tick_done {
	int64_t offers_expired, offers_sent, unfilled;
	bool keys_left; /* some are still of older rules: call again */
	bool calendars_moving; /* deadlines are still to be gone through */
	bool facts_left; /* days are still to be packed for figures */
};

/* Do what is due at visit->now_utc: offers run out and the next candidate is
 * asked, ended sessions go. At most 200 offers a call so that the writer stays
 * free: call again while offers_expired is 200, or calendars_moving
 * or facts_left is true. */
enum status tick(struct visit *, struct tick_done *, struct fault *) MUST_USE;

#endif
