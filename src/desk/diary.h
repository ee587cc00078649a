/* Who is free when. Internal to desk/: routing asks it, bookings live by it.
 *
 * Nobody needs to take or release time by hand: store/diary does both when an
 * item is written (assigned, given back, moved, cancelled), and refuses with
 * E_CONFLICT whoever is taken already. */
#ifndef VERNACULAR_DESK_DIARY_H
#define VERNACULAR_DESK_DIARY_H

#include "desk/desk.h"

struct item_spec;
struct providers;

/* Whether each provider is taken, away or closed at the time of an item: other
 * bookings, holds, sessions, working hours, absences, with the way there and
 * back. Nobody is busy for what has no slot; an agency sends somebody else.
 *   item      whose own entries do not count; 0 none. Who has or is offered
 *             the other half of a pair is busy
 *   ret_busy  has room for all providers, in their order */
struct diary_question {
	int64_t item, organisation;
	const struct item_spec *spec;
	const struct providers *providers;
};
enum status diary_busy(struct visit *, const struct diary_question *,
		       bool *ret_busy, struct fault *) MUST_USE;

/* Minutes that an item takes: said, or 60 where nobody knows. */
int diary_minutes(const struct item_spec *);

/* Minutes of the way there, and again back: for what is on site. */
enum status diary_travel(struct visit *, int64_t organisation,
			 const struct item_spec *, int *ret_min,
			 struct fault *) MUST_USE;

/* Holds that ended go at once, before somebody takes time. */
enum status diary_renew(struct visit *, struct fault *) MUST_USE;

#endif
