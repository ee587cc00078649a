/* When a booking can be, and holding a time for it. */
#ifndef VERNACULAR_DESK_SLOTS_H
#define VERNACULAR_DESK_SLOTS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct model;

/* Times at which somebody who may be asked is free, nearest to what is wanted
 * first: hours, absences, bookings and holds of providers, hours and closures
 * of the office.
 *   from      2026-11-21, the first day; NULL the booking's, or today
 *   near      a time; NULL the booking's
 *   minutes   0: the booking's
 * {ref, n, version, starts_at, minutes, from(day), until(day), slots:
 *  [{starts_at, ends_at, provider, provider_name, free: how many are, now
 *  (bool: the booking's own time)}], holds: as booking_show, cancel: what
 *  moving it costs, as show_cancel_cost, next}
 * Errors: E_NOT_FOUND; E_INPUT. */
struct slots_wish {
	const char *ref;
	int n;
	const char *from, *near;
	int64_t minutes;
	struct page_wish page;
};
enum status slots_list(struct visit *, const struct slots_wish *,
		       struct model *, struct fault *) MUST_USE;

/* A time of one provider is held for the booking, so that nobody else takes
 * it; it ends by itself. {hold, until_at}.
 * Errors: E_INPUT with faults; E_CONFLICT somebody has that time. */
struct hold_wish {
	const char *ref;
	int n;
	const char *provider, *starts_at;
	int64_t minutes; /* 0: the booking's */
};
enum status hold_make(struct visit *, const struct hold_wish *,
		      struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Nobody waits for it any more. Errors: E_NOT_FOUND. */
enum status hold_end(struct visit *, const char *ref, int n, struct model *,
		     struct fault *) MUST_USE;

#endif
