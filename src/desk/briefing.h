/* The pack that an interpreter prepares with: it opens to whoever has the
 * booking from the agreed day (so many working days ahead), and closes after
 * the job. Internal to desk/: bookings, and what the provider sees. */
#ifndef VERNACULAR_DESK_BRIEFING_H
#define VERNACULAR_DESK_BRIEFING_H

#include "core/request.h"
#include "desk/desk.h"

struct booking;
struct model;
struct work;

/* When it may be read. Source: the order of the day is the organisation's
 * setting, 5 working days where it has not decided. */
struct briefing_time {
	int64_t opens_utc, closes_utc; /* 0: no slot */
};
enum status briefing_time(struct visit *, const struct work *,
			  const struct booking *, struct briefing_time *ret,
			  struct fault *) MUST_USE;

/* For the provider who has the work; whoever calls it knows that they have
 * it. {briefing: {opens_at, closes_at, open(bool), and while it is open, else
 * null: tenant_name(name), tenant_native(name), place, access, link, purpose,
 * attendees, dialect, text}}; the reading is an event while it is open. The
 * request's files are part of it: hold them back too while *ret_open is false.
 * Nothing where the item has no slot: {briefing: null}, *ret_open true. */
enum status briefing_show(struct visit *, const struct work *, struct model *,
			  bool *ret_open, struct fault *) MUST_USE;

/* Where abuse or safeguarding is the matter even a subject may tell too much:
 * providers read of such a request what was written for them alone. */
bool briefing_guarded(enum sensitivity);

#endif
