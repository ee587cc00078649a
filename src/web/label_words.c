/* Labels of sources, translations and what is remembered of them. */
#include "web/label.h"

const struct label review_labels[REVIEW_LABELS] = {
	{"missing", NC_("review", "Missing")},
	{"machine-drafted", NC_("review", "Drafted by machine")},
	{"translated", NC_("review", "Translated")},
	{"revised", NC_("review", "Revised")},
	{"approved", NC_("review", "Approved")},
	{"outdated", NC_("review", "Outdated")},
	{"refused", NC_("review", "Refused")},
};

/* How much of a sentence is remembered; the names are per cent. */
const struct label band_labels[BAND_LABELS] = {
	{"context", NC_("band", "The same, in the same place")},
	{"exact", NC_("band", "The same")},
	{"repetition", NC_("band", "Repeated")},
	{"95-99", NC_("band", "95 to 99 %")},
	{"85-94", NC_("band", "85 to 94 %")},
	{"75-84", NC_("band", "75 to 84 %")},
	{"none", NC_("band", "New")},
};

const struct label memory_format_labels[MEMORY_FORMAT_LABELS] = {
	{"csv", NC_("memory-format", "Table (CSV)")},
	{"tmx", NC_("memory-format", "Translation memory (TMX)")},
};

const struct label shares_labels[SHARES_LABELS] = {
	{"no", NC_("shares", "No")},
	{"yes", NC_("shares", "Yes: names are never in it")},
};

const struct label change_labels[CHANGE_LABELS] = {
	{"same", NC_("change", "The same")},
	{"removed", NC_("change", "Taken out")},
	{"added", NC_("change", "New")},
	{"changed", NC_("change", "Changed")},
};

const struct label source_kind_labels[SOURCE_KIND_LABELS] = {
	{"notice", NC_("source-kind", "Letter")},
	{"clause", NC_("source-kind", "Clause")},
};

const struct label source_state_labels[SOURCE_STATE_LABELS] = {
	{"shipped", NC_("source-state", "As it came")},
	{"draft", NC_("source-state", "Draft")},
	{"waiting", NC_("source-state", "Waiting for approval")},
	{"in-use", NC_("source-state", "In use")},
	{"replaced", NC_("source-state", "Replaced")},
	{"returned", NC_("source-state", "Sent back")},
	{"withdrawn", NC_("source-state", "Withdrawn")},
};

const struct label origin_labels[ORIGIN_LABELS] = {
	{"shipped", NC_("origin", "Came with the program")},
	{"partnership", NC_("origin", "The partnership’s")},
	{"own", NC_("origin", "Your own")},
};

const struct label parcel_labels[PARCEL_LABELS] = {
	{"docx", NC_("parcel", "Word")},
	{"xliff2", NC_("parcel", "XLIFF 2.1")},
	{"xliff", NC_("parcel", "XLIFF 1.2")},
	{"po", NC_("parcel", "PO")},
	{"tmx", NC_("parcel", "TMX")},
};

const struct label parcel_what_labels[PARCEL_WHAT_LABELS] = {
	{"all", NC_("parcel-what", "Everything")},
	{"open", NC_("parcel-what", "Only what is not approved")},
};
