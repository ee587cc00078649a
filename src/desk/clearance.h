/* Whether providers may be given a job: core/clearance asked of what the
 * register holds. Internal to desk/: assign, bookings and the pages call it. */
#ifndef VERNACULAR_DESK_CLEARANCE_H
#define VERNACULAR_DESK_CLEARANCE_H

#include "core/clearance.h"
#include "desk/desk.h"
#include "store/provider.h"

struct booking;
struct model;

struct clearance_question {
	int64_t organisation; /* whose job: its policy counts */
	const struct item_spec *item;
	enum sensitivity sensitivity;
	/* Asks for a qualification or a DBS level of its own; NULL: not. */
	const struct booking *booking;
	int32_t day_days; /* of the job; 0: the day it starts, else today */
	int64_t linguist; /* this one of an agency; 0: anybody of theirs */
};

/* Of each of a list, in few queries however many they are.
 *   ret  as many as there are providers, in their order; the caller's */
enum status clearance_load(struct visit *, const struct clearance_question *,
			   const struct providers *, struct clearance *ret,
			   struct fault *) MUST_USE;

/* Of one. Errors: E_NOT_FOUND. */
enum status clearance_of(struct visit *, const struct clearance_question *,
			 int64_t provider, struct clearance *ret,
			 struct fault *) MUST_USE;

/* After how many months an organisation has DBS certificates looked at again.
 */
enum status clearance_months(struct visit *, int64_t organisation,
			     int *ret_months, struct fault *) MUST_USE;

/* {cleared(bool), cleared_why(message or null), cleared_what(code
 *  qualification or null), cleared_day(day or null): since when it is past} */
void show_clearance(struct model *, const struct clearance *);

#endif
