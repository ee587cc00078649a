/* Labels of success and gaps. */
#include "web/label.h"

const struct label success_by_labels[SUCCESS_BY_LABELS] = {
	{"service", NC_("report-by", "Service")},
	{"language", NC_("report-by", "Language")},
	{"format", NC_("report-by", "Format")},
	{"mode", NC_("report-by", "Way of interpreting")},
	{"provider", NC_("report-by", "Provider")},
	{"organisation", NC_("report-by", "Organisation")},
	{"class", NC_("report-by", "Kind of matter")},
	{"month", NC_("report-by", "Month")},
	{"hour", NC_("report-by", "Hour of the appointment")},
	{"weekday", NC_("report-by", "Day of the week")},
	{"area", NC_("report-by", "Area")},
};

const struct label parity_claim_labels[PARITY_CLAIM_LABELS] = {
	{"too-few", NC_("parity-claim", "Too few to say")},
	{"alike", NC_("parity-claim", "No difference shown")},
	{"less", NC_("parity-claim", "Less")},
	{"more", NC_("parity-claim", "More")},
};
