/* What is done about what the figures show: measures of an action plan, impact
 * assessments and reviews of policies. Pure. */
#ifndef VERNACULAR_CORE_PLAN_H
#define VERNACULAR_CORE_PLAN_H

#include <stdbool.h>
#include <stdint.h>

enum measure_state { MEASURE_OPEN, MEASURE_DONE, MEASURE_DROPPED };
#define MEASURE_STATES 3
extern const char *const measure_state_names[MEASURE_STATES]; /* "open" */

/* What a measure may answer; a landlord may add others by name.
 * Sources: Equality Act 2010, section 149; Human Rights Act 1998, section 6;
 * DAPB1605; the regulatory standards for social landlords in England from 1
 * April 2024; the Housing Ombudsman's Complaint Handling Code; Welsh Language
 * (Wales) Measure 2011. */
enum framework {
	FRAMEWORK_EQUALITY_DUTY,
	FRAMEWORK_HUMAN_RIGHTS,
	FRAMEWORK_ACCESSIBLE_INFORMATION,
	FRAMEWORK_INFLUENCE,
	FRAMEWORK_SAFETY,
	FRAMEWORK_TENANCY,
	FRAMEWORK_NEIGHBOURHOOD,
	FRAMEWORK_COMPLAINTS,
	FRAMEWORK_WELSH,
};
#define FRAMEWORKS 9
extern const char *const framework_names[FRAMEWORKS]; /* "equality-duty" */

enum assessment_kind {
	ASSESSMENT_POLICY,
	ASSESSMENT_SERVICE,
	ASSESSMENT_DECISION,
};
#define ASSESSMENT_KINDS 3
extern const char *const assessment_kind_names[ASSESSMENT_KINDS];

/* What an assessment may come to. Source: the Equality and Human Rights
 * Commission's guidance on assessing impact and the duty. */
enum assessment_result {
	RESULT_NO_CHANGE,
	RESULT_ADJUST,
	RESULT_JUSTIFIED, /* goes on although it disadvantages, and why */
	RESULT_STOP,
};
#define ASSESSMENT_RESULTS 4
extern const char *const assessment_result_names[ASSESSMENT_RESULTS];

enum review_stage {
	STAGE_BEGUN,
	STAGE_ASKED, /* the consultation's dates are known */
	STAGE_HEARD, /* what was said is written down */
	STAGE_PUBLISHED,
};
#define REVIEW_STAGES 4
extern const char *const review_stage_names[REVIEW_STAGES];

/* What is told of any of the three, in their history. */
enum plan_note_kind {
	NOTE_ADDED,
	NOTE_PROGRESS,
	NOTE_TITLE, /* from here: was and now */
	NOTE_OWNER,
	NOTE_DUE,
	NOTE_TARGET,
	NOTE_OTHER, /* what has no two values to tell */
	NOTE_EVIDENCE,
	NOTE_EVIDENCE_GONE,
	NOTE_DONE,
	NOTE_DROPPED,
	NOTE_REOPENED,
	NOTE_ASKED,
	NOTE_HEARD,
	NOTE_PUBLISHED,
};
#define PLAN_NOTES 15
extern const char *const plan_note_names[PLAN_NOTES];

/* How much of the way from baseline to target was gone: 0 to 1, whichever of
 * the two is the larger number; 1 where they are the same and it is reached.
 */
double measure_progress(int64_t baseline, int64_t target, int64_t reached);
/* Whether the target is reached or passed. */
bool measure_reached(int64_t baseline, int64_t target, int64_t reached);

#endif
