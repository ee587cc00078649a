/* The words of a request that comes in. */
#include "web/label.h"

const struct label urgency_labels[URGENCY_LABELS] = {
	{"safety", NC_("urgency", "Urgent: somebody’s safety")},
	{"court", NC_("urgency", "Urgent: a court or legal date")},
	{"appointment", NC_("urgency", "Urgent: an appointment within hours")},
};

const struct label about_labels[ABOUT_LABELS] = {
	{"person", NC_("about", "About one person or household")},
	{"everybody", NC_("about", "The same for everybody")},
};

/* Which way written work goes. */
const struct label way_labels[WAY_LABELS] = {
	{"out", NC_("way", "From us to the tenant")},
	{"in", NC_("way", "From the tenant, into English")},
};

/* What stands beside the languages that are known. */
const struct label unknown_language_labels[UNKNOWN_LANGUAGE_LABELS] = {
	{"und", NC_("unknown-language", "I do not know the language")},
};
