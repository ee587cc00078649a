/* What an organisation decides about equality profiles: what is asked, when it
 * is asked anew, and how many shall have answered by when. Members follow
 * their partnership where they have not decided. */
#ifndef VERNACULAR_DESK_PROFILE_SETTINGS_H
#define VERNACULAR_DESK_PROFILE_SETTINGS_H

#include "core/equality.h"
#include "desk/desk.h"

struct model;

#define PROFILE_MONTHS 24 /* until a profile is asked anew */
#define PROFILE_MONTHS_MOST 120

struct profile_settings {
	enum equality_preset preset;
	int months;
	int target;	    /* per cent who shall have answered; 0 none */
	int32_t target_day; /* by then; INT32_MIN none */
};

enum status profile_settings_of(struct visit *, int64_t organisation,
				struct profile_settings *ret, struct fault *)
	MUST_USE;

/* The target for one question: its own, else that of all. */
enum status profile_target(struct visit *, int64_t organisation,
			   const char *question,
			   const struct profile_settings *, int *ret,
			   struct fault *) MUST_USE;

/* After so many seconds an answer is asked anew. */
int64_t profile_span_s(const struct profile_settings *);

/* {preset(code profile-preset), months, target: or null, target_day: or null,
 *  questions: [{code, asks(message), list, source, act, target: or null}]} of
 * the caller's organisation. */
enum status profile_settings_show(struct visit *, struct model *,
				  struct fault *) MUST_USE;

/* Administrators alone. What is NULL stays; "" takes a target away.
 *   targets  {question: per cent or ""}; NULL none
 * Errors: E_FORBIDDEN; E_INPUT with faults. */
struct profile_settings_input {
	const char *preset, *months, *target, *target_day;
	const struct model *targets;
};
enum status profile_settings_set(struct visit *,
				 const struct profile_settings_input *,
				 struct faults *, struct fault *) MUST_USE;

#endif
