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
