/* When providers work: hours and absences as the register has them. Internal
 * to desk/: diaries and slot search call it. */
#ifndef VERNACULAR_DESK_OPENING_H
#define VERNACULAR_DESK_OPENING_H

#include "core/opening.h"
#include "desk/desk.h"
#include "store/provider.h"

/* Stretches of one provider, or of one linguist of it, in the visit's arena,
 * from one London day to another, both included (at most OPENING_DAYS). Who
 * said nothing works at any time; an in-house colleague only in the hours that
 * the line manager allowed. Bookings are not looked at.
 * Errors: E_NOT_FOUND. */
struct open_question {
	int64_t provider;
	int64_t linguist; /* 0: the provider itself */
	int32_t from_days, to_days;
};
enum status provider_open(struct visit *, const struct open_question *,
			  struct stretches *ret, struct fault *) MUST_USE;

/* Whether each of a list works for the whole of a time, in few queries.
 *   ret  as many as there are providers, in their order; the caller's */
struct open_time {
	int64_t starts_utc, ends_utc;
};
enum status providers_open(struct visit *, const struct open_time *,
			   const struct providers *, bool *ret, struct fault *)
	MUST_USE;

#endif
