/* A complaint about a provider: its stages, and by when. Pure. */
#ifndef VERNACULAR_CORE_PROVIDER_COMPLAINT_H
#define VERNACULAR_CORE_PROVIDER_COMPLAINT_H

#include <stdbool.h>

enum complaint_state {
	COMPLAINT_RECEIVED,
	COMPLAINT_INVESTIGATED, /* acknowledged; somebody looks into it */
	COMPLAINT_CLOSED,
};
#define COMPLAINT_STATES 3
extern const char *const complaint_state_names[COMPLAINT_STATES];

enum complaint_about {
	COMPLAINT_ACCURACY,
	COMPLAINT_CONDUCT, /* impolite, took a side, gave advice */
	COMPLAINT_CONFIDENCE, /* told others */
	COMPLAINT_CONFLICT, /* knew them, or had an interest */
	COMPLAINT_LATE,
	COMPLAINT_ABSENT,
	COMPLAINT_EQUALITY, /* discriminated or harassed */
	COMPLAINT_OTHER,
};
#define COMPLAINT_ABOUTS 8
extern const char *const complaint_about_names[COMPLAINT_ABOUTS];

enum complaint_source { SOURCE_TENANT, SOURCE_OFFICER, SOURCE_FEEDBACK,
			SOURCE_OTHER };
#define COMPLAINT_SOURCES 4
extern const char *const complaint_source_names[COMPLAINT_SOURCES];

enum complaint_outcome { OUTCOME_UPHELD, OUTCOME_PARTLY, OUTCOME_NOT_UPHELD,
			 OUTCOME_WITHDRAWN };
#define COMPLAINT_OUTCOMES 4
extern const char *const complaint_outcome_names[COMPLAINT_OUTCOMES];

/* What is done about one. */
enum complaint_step {
	STEP_ACKNOWLEDGE, /* who complained is told that it is looked into */
	STEP_NOTE,	  /* what was found out, who was heard */
	STEP_LONGER,	  /* decided later, with a reason */
	STEP_STOP,	  /* nobody sends them work meanwhile */
	STEP_START,	  /* work is sent to them again */
	STEP_DECIDE,
	STEP_REOPEN,
};
#define COMPLAINT_STEPS 7
extern const char *const complaint_step_names[COMPLAINT_STEPS];

/* Whether the state allows it. Work may be sent again after the end, too; what
 * is decided must have been acknowledged. */
bool complaint_allows(enum complaint_state, enum complaint_step);

/* Working days that its decision may be put off, at once. */
#define COMPLAINT_LONGER_MOST 20

/* The provider reads the finding. */
bool complaint_upheld(enum complaint_outcome);

#endif
