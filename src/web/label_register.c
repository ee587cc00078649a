/* Labels of the register of providers. */
#include "base/fault.h"
#include "web/label.h"

const struct label qualification_labels[QUALIFICATION_LABELS] = {
	{"dpsi", NC_("qualification", "DPSI")},
	{"nrpsi", NC_("qualification", "NRPSI registration")},
	{"nrcpd", NC_("qualification", "NRCPD registration")},
	{"nrcpd-trainee", NC_("qualification", "NRCPD trainee")},
	{"community-level-3",
	 NC_("qualification", "Community interpreting, level 3")},
	{"iso-13611",
	 NC_("qualification", "ISO 13611, community interpreting")},
	{"iso-17100", NC_("qualification", "ISO 17100, translation")},
	{"iso-18841", NC_("qualification", "ISO 18841, interpreting")},
	{"iso-20228", NC_("qualification", "ISO 20228, legal interpreting")},
	{"dbs", NC_("qualification", "DBS certificate")},
	{"equality-training", NC_("qualification", "Equality training")},
	{"audit", NC_("qualification", "Audit by us")},
	{"insurance", NC_("qualification", "Insurance")},
	{"other", NC_("qualification", "Something else")},
};

const struct label dbs_level_labels[DBS_LEVEL_LABELS] = {
	{"basic", NC_("dbs-level", "Basic")},
	{"standard", NC_("dbs-level", "Standard")},
	{"enhanced", NC_("dbs-level", "Enhanced")},
};

const struct label credential_state_labels[CREDENTIAL_STATE_LABELS] = {
	{"holds", NC_("credential-state", "Holds")},
	{"due", NC_("credential-state", "Runs out soon")},
	{"lapsed", NC_("credential-state", "Has run out")},
};

const struct label provider_state_labels[PROVIDER_STATE_LABELS] = {
	{"active", NC_("provider-state", "Who can be asked")},
	{"stopped", NC_("provider-state", "Stopped")},
	{"ended", NC_("provider-state", "Taken off the register")},
};

const struct label leaving_work_labels[LEAVING_WORK_LABELS] = {
	{"finish", NC_("leaving-work", "They finish what they have")},
	{"others", NC_("leaving-work", "Others are asked for it")},
};
