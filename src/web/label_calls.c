/* The words of files, and of interpreters called by telephone. */
#include "web/label.h"

const struct label attachment_kind_labels[ATTACHMENT_KIND_LABELS] = {
	{"pdf", NC_("attachment-kind", "PDF")},
	{"docx", NC_("attachment-kind", "Word file")},
	{"odt", NC_("attachment-kind", "ODT file")},
	{"txt", NC_("attachment-kind", "Plain text")},
	{"png", NC_("attachment-kind", "Picture (PNG)")},
	{"jpeg", NC_("attachment-kind", "Picture (JPEG)")},
	{"tiff", NC_("attachment-kind", "Picture (TIFF)")},
	{"heic", NC_("attachment-kind", "Picture (HEIC)")},
};

const struct label call_region_labels[CALL_REGION_LABELS] = {
	{"central-europe", NC_("call-region", "Central and southeast Europe")},
	{"east-europe", NC_("call-region", "Ukraine, Russia, Central Asia")},
	{"west-europe", NC_("call-region", "West, south and north Europe")},
	{"south-asia", NC_("call-region", "South Asia")},
	{"middle-east", NC_("call-region", "Middle East and Afghanistan")},
	{"north-africa", NC_("call-region", "North Africa")},
	{"east-africa", NC_("call-region", "East Africa and the Horn")},
	{"west-africa", NC_("call-region", "West and central Africa")},
	{"south-africa", NC_("call-region", "Southern Africa")},
	{"east-asia", NC_("call-region", "East and southeast Asia")},
	{"americas", NC_("call-region", "Latin America and the Caribbean")},
	{"britain", NC_("call-region", "Britain and Ireland")},
};

const struct label call_outcome_labels[CALL_OUTCOME_LABELS] = {
	{"spoken", NC_("call-outcome", "We spoke through an interpreter")},
	{"no-interpreter", NC_("call-outcome", "No interpreter was free")},
	{"wrong-language", NC_("call-outcome", "It was another language")},
	{"cut-off", NC_("call-outcome", "The call was cut off")},
	{"not-made", NC_("call-outcome", "I did not call")},
};

const struct label call_purpose_labels[CALL_PURPOSE_LABELS] = {
	{"repairs", NC_("call-purpose", "Repairs")},
	{"rent", NC_("call-purpose", "Rent and arrears")},
	{"tenancy", NC_("call-purpose", "The tenancy")},
	{"complaint", NC_("call-purpose", "A complaint")},
	{"antisocial", NC_("call-purpose", "Antisocial behaviour")},
	{"safety", NC_("call-purpose", "Safety")},
	{"welfare", NC_("call-purpose", "Welfare and support")},
	{"other", NC_("call-purpose", "Something else")},
};

const struct label call_met_labels[CALL_MET_LABELS] = {
	{"yes", NC_("call-met", "Yes")},
	{"no", NC_("call-met", "No")},
};

const struct label call_state_labels[CALL_STATE_LABELS] = {
	{"open", NC_("call-state", "Not logged yet")},
	{"logged", NC_("call-state", "Logged")},
	{"not-made", NC_("call-state", "Not made")},
};

const struct label call_list_labels[CALL_LIST_LABELS] = {
	{"open", NC_("call-list", "Not logged yet")},
	{"logged", NC_("call-list", "Logged")},
	{"unmatched", NC_("call-list", "Logged, of nobody known")},
	{"not-made", NC_("call-list", "Not made")},
};

const struct label bill_state_labels[BILL_STATE_LABELS] = {
	{"open", NC_("bill-state", "Open")},
	{"settled", NC_("bill-state", "Settled")},
};

const struct label bill_verdict_labels[BILL_VERDICT_LABELS] = {
	{"agreed", NC_("bill-verdict", "Agreed")},
	{"open", NC_("bill-verdict", "Open")},
	{"accepted", NC_("bill-verdict", "Paid all the same")},
	{"disputed", NC_("bill-verdict", "Disputed")},
};

const struct label bill_list_labels[BILL_LIST_LABELS] = {
	{"accepted", NC_("bill-verdict", "Paid all the same")},
	{"disputed", NC_("bill-verdict", "Disputed")},
	{"agreed", NC_("bill-verdict", "Agreed")},
	{"all", NC_("bill-verdict", "All")},
};

const struct label bill_say_labels[BILL_SAY_LABELS] = {
	{"accepted", NC_("bill-say", "It is paid all the same")},
	{"disputed", NC_("bill-say", "It is disputed")},
};
