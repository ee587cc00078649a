/* A complaint about a provider: its stages. */
#include "core/provider_complaint.h"

const char *const complaint_state_names[COMPLAINT_STATES] = {
	"received", "investigated", "closed",
};
const char *const complaint_about_names[COMPLAINT_ABOUTS] = {
	"accuracy", "conduct", "confidentiality", "conflict",
	"late", "absent", "equality", "other",
};
const char *const complaint_source_names[COMPLAINT_SOURCES] = {
	"tenant", "officer", "feedback", "other",
};
const char *const complaint_outcome_names[COMPLAINT_OUTCOMES] = {
	"upheld", "partly", "not-upheld", "withdrawn",
};
const char *const complaint_step_names[COMPLAINT_STEPS] = {
	"acknowledge", "note", "longer", "stop", "start", "decide", "reopen",
};

bool
complaint_allows(enum complaint_state state, enum complaint_step step)
{
	bool closed = state == COMPLAINT_CLOSED;

	switch (step) {
	case STEP_ACKNOWLEDGE:
		return state == COMPLAINT_RECEIVED;
	case STEP_DECIDE:
		return state == COMPLAINT_INVESTIGATED;
	case STEP_LONGER:
	case STEP_STOP:
		return !closed;
	case STEP_REOPEN:
		return closed;
	case STEP_NOTE:
	case STEP_START:
		break;
	}
	return true;
}

bool
complaint_upheld(enum complaint_outcome outcome)
{
	return outcome == OUTCOME_UPHELD || outcome == OUTCOME_PARTLY;
}
