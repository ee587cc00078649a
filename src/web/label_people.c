/* Labels of the people around a tenant, and of what becomes of one. */
#include "web/label.h"

const struct label life_labels[LIFE_LABELS] = {
	{"current", NC_("life", "Current tenant")},
	{"died", NC_("life", "Has died")},
	{"merged", NC_("life", "Merged")},
	{"moved", NC_("life", "Moved to another landlord")},
};
