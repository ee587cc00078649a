/* Labels of how items find somebody. */
#include "web/label.h"

const struct label routing_mode_labels[ROUTING_MODE_LABELS] = {
	{"cascade", NC_("routing-mode", "one after another")},
	{"parallel", NC_("routing-mode", "several at once")},
	{"direct", NC_("routing-mode", "one only")},
};

/* Of a matter, where none has to be said. */
const struct label dbs_wanted_labels[DBS_WANTED_LABELS] = {
	{"none", NC_("dbs-level", "None")},
	{"basic", NC_("dbs-level", "Basic")},
	{"standard", NC_("dbs-level", "Standard")},
	{"enhanced", NC_("dbs-level", "Enhanced")},
};

const struct label tie_labels[TIE_LABELS] = {
	{"prefer", NC_("tie", "The tenant prefers them")},
	{"never", NC_("tie", "Never again")},
	{"conflict", NC_("tie", "Conflict of interest")},
};

const struct label told_labels[TOLD_LABELS] = {
	{"nobody-left", NC_("told", "Nobody is left to ask")},
	{"near", NC_("told", "The time is near and nobody has taken it")},
};

const struct label family_labels[FAMILY_LABELS] = {
	{"danger", NC_("family", "Danger to life")},
	{"child", NC_("family", "A child")},
	{"sensitive", NC_("family", "Not in this matter")},
	{"professional-first", NC_("family", "A professional first")},
	{"chosen", NC_("family", "The tenant’s choice")},
};
