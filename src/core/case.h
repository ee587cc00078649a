/* Cases that the law sets dates for: complaints, hazards, consultations on
 * works, and access for gas and electrical checks. A case has stages; what
 * happens in them starts and ends the clocks of core/statute. Here is which
 * events there are, and what follows from those that were recorded. Pure: the
 * calendar, the table and the time are arguments. None of it is legal advice.
 */
#ifndef VERNACULAR_CORE_CASE_H
#define VERNACULAR_CORE_CASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

enum case_kind { CASE_COMPLAINT, CASE_HAZARD, CASE_CONSULTATION, CASE_ACCESS };
#define CASE_KINDS 4

enum case_stage {
	STAGE_ONE, /* of a complaint */
	STAGE_TWO,
	STAGE_EMERGENCY, /* of a hazard */
	STAGE_SIGNIFICANT,
	STAGE_INTENTION, /* of a consultation: notice of intention */
	STAGE_ESTIMATES,
	STAGE_GAS, /* of access */
	STAGE_ELECTRICAL,
};
#define CASE_STAGES 8

enum case_event {
	CASE_RECEIVED, /* how each case begins */
	CASE_ACKNOWLEDGED,
	CASE_RESPONDED,
	CASE_ESCALATED, /* to stage 2 */
	CASE_INVESTIGATED,
	CASE_SUMMARY_SENT,
	CASE_MADE_SAFE,
	CASE_HOME_OFFERED, /* other accommodation */
	CASE_WORKS_BEGUN,
	CASE_WORKS_ON_SITE,
	CASE_EMERGENCY_FOUND, /* in a significant hazard */
	CASE_NOTICE_SERVED,
	CASE_CONSIDERED, /* the observations */
	CASE_ESTIMATES_SERVED,
	CASE_LAST_CHECKED, /* the check before */
	CASE_ATTEMPTED,	   /* a visit that found nobody in */
	CASE_CHECKED,
	CASE_RECORD_GIVEN,
	CASE_MOVING_IN, /* of a new tenant; may be still to come */
};
#define CASE_EVENTS 19

/* Words of the wire, in the order of the enums. */
extern const char *const case_kind_names[CASE_KINDS];
extern const char *const case_stage_names[CASE_STAGES];
extern const char *const case_event_names[CASE_EVENTS];

enum case_kind case_stage_kind(enum case_stage);
/* Where a case of the kind begins if nobody says. */
enum case_stage case_first_stage(enum case_kind);

/* The stage that an event leads to; the same where it moves nothing. */
enum case_stage case_moved(enum case_stage, enum case_event);

/* What may be recorded in a stage, as bits of enum case_event; CASE_RECEIVED
 * is never among them. */
unsigned case_allows(enum case_stage);

/* May happen more than once in a stage. */
bool case_repeats(enum case_event);

/* One thing that happened, in the order in which things were recorded. */
struct case_fact {
	enum case_event event;
	enum case_stage stage; /* that it happened in */
	int64_t at_utc;
};

/* Whether it may be recorded now.
 *   stage  of the case as it stands
 * Errors: E_CONFLICT it is not for this stage, or stands there already; the
 * fault lists what may be recorded. E_INPUT at "at": still to come, or before
 * the case was received. */
struct case_facts {
	const struct case_fact *list;
	size_t count;
};
enum status case_may(const struct case_facts *, enum case_stage,
		     enum case_event, int64_t at_utc, int64_t now_utc,
		     struct fault *) MUST_USE;

#endif
