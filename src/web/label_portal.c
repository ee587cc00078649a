/* The words of the provider's side. */
#include "web/label.h"

const struct label question_side_labels[QUESTION_SIDE_LABELS] = {
	{"provider", NC_("question-side", "Provider")},
	{"landlord", NC_("question-side", "Landlord")},
};

/* An item's state as its provider sees it. */
const struct label job_state_labels[JOB_STATE_LABELS] = {
	{"logged", NC_("job-state", "Not with you")},
	{"approved", NC_("job-state", "Not with you")},
	{"rejected", NC_("job-state", "Not with you")},
	{"offered", NC_("job-state", "Offered")},
	{"assigned", NC_("job-state", "With you")},
	{"delivered", NC_("job-state", "Handed in")},
	{"checked", NC_("job-state", "Checked by the landlord")},
	{"completed", NC_("job-state", "Done")},
	{"on-hold", NC_("job-state", "On hold")},
	{"cancelled", NC_("job-state", "Called off")},
	{"unfilled", NC_("job-state", "Not with you")},
};

/* How a booking went, as who was there says it. */
const struct label job_outcome_labels[JOB_OUTCOME_LABELS] = {
	{"completed", NC_("job-outcome", "It took place")},
	{"tenant-absent", NC_("job-outcome", "Nobody came to us")},
	{"interpreter-absent", NC_("job-outcome", "We were not there")},
	{"provider-cancelled", NC_("job-outcome", "I cannot come after all")},
};
