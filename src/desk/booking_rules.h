/* What an organisation has decided about bookings, in numbers. Members follow
 * their partnership where they have not decided. */
#ifndef VERNACULAR_DESK_BOOKING_RULES_H
#define VERNACULAR_DESK_BOOKING_RULES_H

#include "desk/desk.h"

struct model;

enum booking_rule {
	BOOKING_PAIR,	  /* minutes of a signed job from which two
			   * interpreters come; 0 never */
	BOOKING_TRAVEL,	  /* minutes of the way there, and again back */
	BOOKING_HOLD,	  /* minutes that a held time lasts */
	BOOKING_BRIEFING, /* working days ahead that the pack opens */
	BOOKING_REMIND_TENANT,	    /* working days ahead */
	BOOKING_REMIND_INTERPRETER, /* working days ahead */
	BOOKING_STEP, /* minutes between two starts: quarters of an hour */
};
#define BOOKING_RULES 7

enum status booking_rule(struct visit *, int64_t organisation,
			 enum booking_rule, int *ret, struct fault *) MUST_USE;

/* {rules: [{name, label(message), unit(message), value, least, most,
 *  shipped, origin(code origin), at or null}]} of the caller's organisation */
enum status booking_rules_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* Administrators alone; what is NULL stays.
 *   value  digits, by rule
 * Errors: E_FORBIDDEN; E_INPUT with faults. */
struct booking_rules_change {
	const char *value[BOOKING_RULES];
};
enum status booking_rules_set(struct visit *,
			      const struct booking_rules_change *,
			      struct faults *, struct fault *) MUST_USE;

/* "booking-pair" and so on. */
const char *booking_rule_name(enum booking_rule);

#endif
