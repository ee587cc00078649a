/* What is done about what the figures show. */
#include "core/plan.h"

const char *const measure_state_names[MEASURE_STATES] = {"open", "done",
							 "dropped"};
const char *const framework_names[FRAMEWORKS] = {
	"equality-duty", "human-rights", "accessible-information",
	"influence",	 "safety",	 "tenancy",
	"neighbourhood", "complaints",	 "welsh",
};
const char *const assessment_kind_names[ASSESSMENT_KINDS] = {
	"policy", "service", "decision"};
const char *const assessment_result_names[ASSESSMENT_RESULTS] = {
	"no-change", "adjust", "justified", "stop"};
const char *const review_stage_names[REVIEW_STAGES] = {
	"begun", "asked", "heard", "published"};
const char *const plan_note_names[PLAN_NOTES] = {
	"added",    "progress", "title",	 "owner",	  "due",
	"target",   "other",	"evidence", "evidence-gone", "done",
	"dropped",  "reopened", "asked",	 "heard",	  "published",
};

bool
measure_reached(int64_t baseline, int64_t target, int64_t reached)
{
	return target >= baseline ? reached >= target : reached <= target;
}

double
measure_progress(int64_t baseline, int64_t target, int64_t reached)
{
	double way = (double)(target - baseline);
	double gone = (double)(reached - baseline);

	if (measure_reached(baseline, target, reached))
		return 1;
	if (way == 0 || gone / way < 0)
		return 0;
	return gone / way;
}
