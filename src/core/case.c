/* Which events a case has, and where they lead. */
#include "core/case.h"

#include "base/buf.h"

#define AHEAD_SECONDS 300 /* clocks of two machines may differ */

const char *const case_kind_names[CASE_KINDS] = {"complaint", "hazard",
						 "consultation", "access"};

const char *const case_stage_names[CASE_STAGES] = {
	"stage-1",   "stage-2",	  "emergency", "significant",
	"intention", "estimates", "gas",       "electrical",
};

const char *const case_event_names[CASE_EVENTS] = {
	"received",
	"acknowledged",
	"responded",
	"escalated",
	"investigation-ended",
	"summary-sent",
	"made-safe",
	"other-home-offered",
	"works-begun",
	"works-on-site",
	"emergency-found",
	"notice-served",
	"observations-considered",
	"estimates-served",
	"last-checked",
	"attempted",
	"checked",
	"record-given",
	"moving-in",
};

#define IS(event) (1u << (event))
#define HAZARD                                                                 \
	(IS(CASE_INVESTIGATED) | IS(CASE_SUMMARY_SENT) | IS(CASE_MADE_SAFE) |  \
	 IS(CASE_HOME_OFFERED) | IS(CASE_WORKS_BEGUN) |                        \
	 IS(CASE_WORKS_ON_SITE))
#define ACCESS                                                                 \
	(IS(CASE_LAST_CHECKED) | IS(CASE_ATTEMPTED) | IS(CASE_CHECKED) |       \
	 IS(CASE_RECORD_GIVEN) | IS(CASE_MOVING_IN))

static const struct {
	enum case_kind kind;
	unsigned events;
} stages[CASE_STAGES] = {
	[STAGE_ONE] = {CASE_COMPLAINT, IS(CASE_ACKNOWLEDGED) |
					       IS(CASE_RESPONDED) |
					       IS(CASE_ESCALATED)},
	[STAGE_TWO] = {CASE_COMPLAINT,
		       IS(CASE_ACKNOWLEDGED) | IS(CASE_RESPONDED)},
	[STAGE_EMERGENCY] = {CASE_HAZARD, HAZARD},
	[STAGE_SIGNIFICANT] = {CASE_HAZARD, HAZARD | IS(CASE_EMERGENCY_FOUND)},
	[STAGE_INTENTION] = {CASE_CONSULTATION,
			     IS(CASE_NOTICE_SERVED) | IS(CASE_CONSIDERED) |
				     IS(CASE_ESTIMATES_SERVED)},
	[STAGE_ESTIMATES] = {CASE_CONSULTATION, IS(CASE_CONSIDERED)},
	[STAGE_GAS] = {CASE_ACCESS, ACCESS},
	[STAGE_ELECTRICAL] = {CASE_ACCESS, ACCESS},
};

enum case_kind
case_stage_kind(enum case_stage stage)
{
	return stages[stage].kind;
}

enum case_stage
case_first_stage(enum case_kind kind)
{
	switch (kind) {
	case CASE_COMPLAINT:
		break;
	case CASE_HAZARD:
		return STAGE_SIGNIFICANT;
	case CASE_CONSULTATION:
		return STAGE_INTENTION;
	case CASE_ACCESS:
		return STAGE_GAS;
	}
	return STAGE_ONE;
}

enum case_stage
case_moved(enum case_stage stage, enum case_event event)
{
	if (stage == STAGE_ONE && event == CASE_ESCALATED)
		return STAGE_TWO;
	if (stage == STAGE_SIGNIFICANT && event == CASE_EMERGENCY_FOUND)
		return STAGE_EMERGENCY;
	if (stage == STAGE_INTENTION && event == CASE_ESTIMATES_SERVED)
		return STAGE_ESTIMATES;
	return stage;
}

unsigned
case_allows(enum case_stage stage)
{
	return stages[stage].events;
}

bool
case_repeats(enum case_event event)
{
	return event == CASE_ATTEMPTED;
}

static bool
stands(const struct case_facts *facts, enum case_stage stage,
       enum case_event event)
{
	for (size_t i = 0; i < facts->count; i++)
		if (facts->list[i].event == event &&
		    facts->list[i].stage == stage)
			return true;
	return false;
}

/* What may be recorded, for people: "acknowledged, responded". */
static void
list_allowed(const struct case_facts *facts, enum case_stage stage,
	     struct buf *out)
{
	for (int i = 0; i < CASE_EVENTS; i++) {
		enum case_event event = (enum case_event)i;

		if (!(stages[stage].events & IS(i)) ||
		    (stands(facts, stage, event) && !case_repeats(event)))
			continue;
		buf_printf(out, "%s%s", out->count ? ", " : "",
			   case_event_names[i]);
	}
}

static enum status
check_time(const struct case_facts *facts, enum case_event event,
	   int64_t at_utc, int64_t now_utc, struct fault *fault)
{
	if (event != CASE_MOVING_IN && at_utc > now_utc + AHEAD_SECONDS)
		return fault_set(fault, E_INPUT, "at",
				 N_("This time is still to come: give the time "
				    "when it happened"),
				 NULL);
	if (event != CASE_LAST_CHECKED && facts->count &&
	    at_utc < facts->list[0].at_utc)
		return fault_set(fault, E_INPUT, "at",
				 N_("This is before the case was received: "
				    "give a later time, or correct when it "
				    "was received"),
				 NULL);
	return OK;
}

enum status
case_may(const struct case_facts *facts, enum case_stage stage,
	 enum case_event event, int64_t at_utc, int64_t now_utc,
	 struct fault *fault)
{
	struct buf allowed = {0};
	enum status status;
	bool known = stages[stage].events & IS(event);

	if (known && (case_repeats(event) || !stands(facts, stage, event)))
		return check_time(facts, event, at_utc, now_utc, fault);
	list_allowed(facts, stage, &allowed);
	status = fault_set(fault, E_CONFLICT, "event",
			   !allowed.count
				   ? N_("Nothing more can be recorded in this "
					"stage")
			   : known ? N_("{value} stands there already. What "
					"can be recorded now: {allowed}")
				   : N_("{value} does not belong to this "
					"stage. What can be recorded now: "
					"{allowed}"),
			   "value", case_event_names[event], "allowed",
			   buf_string(&allowed), NULL);
	buf_free(&allowed);
	return status;
}
