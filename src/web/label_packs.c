/* Labels of publication packs and saved views. */
#include "web/label.h"

const struct label pack_kind_labels[PACK_KIND_LABELS] = {
	{"information-request", NC_("pack-kind", "Request for information")},
	{"transparency", NC_("pack-kind", "Transparency scheme")},
};

const struct label pack_subject_labels[PACK_SUBJECT_LABELS] = {
	{"outcomes", NC_("pack-subject", "How work ended")},
	{"success", NC_("pack-subject", "Success")},
	{"turnaround", NC_("pack-subject", "Turnaround")},
	{"parity", NC_("pack-subject", "Does everybody fare alike?")},
	{"demand", NC_("pack-subject", "Demand against the register")},
	{"spend", NC_("pack-subject", "Spend")},
};

const struct label pack_format_labels[PACK_FORMAT_LABELS] = {
	{"zip", NC_("pack-format", "ZIP")},
	{"pdf", NC_("pack-format", "PDF")},
	{"csv", NC_("pack-format", "CSV")},
};

const struct label view_report_labels[VIEW_REPORT_LABELS] = {
	{"turnaround", NC_("view-report", "Turnaround")},
	{"success", NC_("view-report", "Success and gaps")},
	{"parity", NC_("view-report", "Does everybody fare alike?")},
	{"impact", NC_("view-report", "What a policy changed")},
	{"demand", NC_("view-report", "Demand against the register")},
	{"spend", NC_("view-report", "Spend")},
	{"forecast", NC_("view-report", "Next quarter")},
	{"board", NC_("view-report", "Report to the board")},
	{"needs-met", NC_("view-report", "Needs that were met")},
};

const struct label view_every_labels[VIEW_EVERY_LABELS] = {
	{"week", NC_("view-every", "Week")},
	{"month", NC_("view-every", "Month")},
	{"quarter", NC_("view-every", "Quarter")},
};
