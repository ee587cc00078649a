/* Words of a policy and of its changes. */
#include "web/label.h"

const struct label policy_evidence_labels[POLICY_EVIDENCE_LABELS] = {
	{"yes", NC_("policy-evidence", "The register shows the need")},
	{"no", NC_("policy-evidence", "The register does not show the need")},
};

const struct label policy_disability_labels[POLICY_DISABILITY_LABELS] = {
	{"yes", NC_("policy-disability", "Because of a disability")},
	{"no", NC_("policy-disability", "Not because of a disability")},
};

const struct label policy_stance_labels[POLICY_STANCE_LABELS] = {
	{"says", NC_("policy-stance", "As it stands here")},
	{"off", NC_("policy-stance", "Switched off")},
	{"inherit", NC_("policy-stance", "As it is without us")},
};

const struct label policy_state_labels[POLICY_STATE_LABELS] = {
	{"proposed", NC_("policy-state", "Not confirmed")},
	{"waiting", NC_("policy-state", "Still to come")},
	{"in-force", NC_("policy-state", "Confirmed")},
	{"past", NC_("policy-state", "Over")},
	{"withdrawn", NC_("policy-state", "Taken back")},
};

const struct label policy_by_labels[POLICY_BY_LABELS] = {
	{"service", NC_("policy-by", "By service")},
	{"class", NC_("policy-by", "By class of document")},
	{"language", NC_("policy-by", "By language")},
};

const struct label policy_clock_labels[POLICY_CLOCK_LABELS] = {
	{"service", NC_("policy-clock", "In our office hours")},
	{"elapsed", NC_("policy-clock", "By the clock on the wall")},
};
