/* The words of the provider's side. */
#include "web/label.h"

const struct label question_side_labels[QUESTION_SIDE_LABELS] = {
	{"provider", NC_("question-side", "Provider")},
	{"landlord", NC_("question-side", "Landlord")},
};
