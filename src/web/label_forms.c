/* Words of core/form_rule, as pages say them. */
#include "web/label.h"

const struct label form_purpose_labels[FORM_PURPOSE_LABELS] = {
	{"rent-increase", NC_("form-purpose", "A rent increase")},
	{"consultation", NC_("form-purpose", "Consultation on works")},
	{"access", NC_("form-purpose", "A visit to look at the home")},
	{"gas-record", NC_("form-purpose", "The record of a gas check")},
	{"electrical-report",
	 NC_("form-purpose", "The report of an electrical check")},
};

const struct label nation_labels[NATION_LABELS] = {
	{"england", NC_("nation", "England")},
	{"wales", NC_("nation", "Wales")},
	{"scotland", NC_("nation", "Scotland")},
	{"northern-ireland", NC_("nation", "Northern Ireland")},
};

const struct label landlord_labels[LANDLORD_LABELS] = {
	{"social", NC_("landlord", "Social landlord")},
	{"private", NC_("landlord", "Private landlord")},
};

const struct label tenancy_labels[TENANCY_LABELS] = {
	{"assured", NC_("tenancy", "Assured")},
	{"statutory-periodic",
	 NC_("tenancy", "Assured, gone on after a fixed term")},
	{"agricultural", NC_("tenancy", "Assured agricultural occupancy")},
	{"secure", NC_("tenancy", "Secure")},
	{"introductory", NC_("tenancy", "Introductory")},
	{"fair-rent", NC_("tenancy", "Fair rent")},
	{"contractual-review",
	 NC_("tenancy", "Assured, the agreement says when rent rises")},
	{"shared-ownership", NC_("tenancy", "Shared ownership")},
	{"leasehold", NC_("tenancy", "Leasehold")},
	{"secure-contract", NC_("tenancy", "Secure contract (Wales)")},
	{"standard-contract",
	 NC_("tenancy", "Periodic standard contract (Wales)")},
	{"scottish-secure", NC_("tenancy", "Scottish secure")},
	{"private-residential",
	 NC_("tenancy", "Private residential tenancy (Scotland)")},
	{"private", NC_("tenancy", "Private tenancy (Northern Ireland)")},
};

const struct label rent_period_labels[RENT_PERIOD_LABELS] = {
	{"weekly", NC_("rent-period", "Weekly")},
	{"fortnightly", NC_("rent-period", "Every two weeks")},
	{"four-weekly", NC_("rent-period", "Every four weeks")},
	{"monthly", NC_("rent-period", "Monthly")},
	{"quarterly", NC_("rent-period", "Every three months")},
	{"yearly", NC_("rent-period", "Yearly")},
};

const struct label enclosed_labels[ENCLOSED_LABELS] = {
	{"form", NC_("enclosed", "It goes with the letter")},
	{"no-form", NC_("enclosed", "The law asks for none")},
	{"not-loaded", NC_("enclosed", "Not loaded: send it yourself")},
	{"not-known", NC_("enclosed", "The kind of tenancy is not recorded")},
};

const struct label form_language_labels[FORM_LANGUAGE_LABELS] = {
	{"en", NC_("form-language", "English")},
	{"cy", NC_("form-language", "Welsh: only forms of Wales")},
};
