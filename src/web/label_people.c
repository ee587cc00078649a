/* Labels of the people around a tenant, and of what becomes of one. */
#include "web/label.h"

const struct label life_labels[LIFE_LABELS] = {
	{"current", NC_("life", "Current tenant")},
	{"died", NC_("life", "Has died")},
	{"merged", NC_("life", "Merged")},
	{"moved", NC_("life", "Moved to another landlord")},
};

const struct label person_role_labels[PERSON_ROLE_LABELS] = {
	{"household", NC_("person-role", "Household member")},
	{"carer", NC_("person-role", "Carer")},
	{"representative", NC_("person-role", "Representative")},
};

const struct label age_labels[AGE_LABELS] = {
	{"adult", NC_("age", "Adult")},
	{"child", NC_("age", "Child, under 18")},
};

const struct label interprets_labels[INTERPRETS_LABELS] = {
	{"no", NC_("interprets", "No")},
	{"yes", NC_("interprets", "Yes")},
};

const struct label authority_labels[AUTHORITY_LABELS] = {
	{"written-consent", NC_("authority", "Written consent")},
	{"power-of-attorney", NC_("authority", "Lasting power of attorney")},
	{"deputy", NC_("authority", "Deputy or guardian, by a court")},
	{"appointee", NC_("authority", "Appointee, for benefits only")},
	{"executor",
	 NC_("authority", "Executor, or administrator of the estate")},
};

const struct label may_labels[MAY_LABELS] = {
	{"told", NC_("may", "May be told things")},
	{"decide", NC_("may", "May be told things and decide")},
};

const struct label authority_state_labels[AUTHORITY_STATE_LABELS] = {
	{"holds", NC_("authority-state", "Holds")},
	{"expiring", NC_("authority-state", "Ends soon")},
	{"lapsed", NC_("authority-state", "Lapsed: do not use")},
	{"not-yet", NC_("authority-state", "Does not hold yet")},
	{"ended-by-death",
	 NC_("authority-state", "Ended when the tenant died")},
};

const struct label parting_why_labels[PARTING_WHY_LABELS] = {
	{"abuse", NC_("parting-why", "Abuse")},
	{"separation", NC_("parting-why", "They live apart")},
	{"other", NC_("parting-why", "Another reason")},
};

const struct label holder_labels[HOLDER_LABELS] = {
	{"others", NC_("holder", "The others keep it")},
	{"kept-safe", NC_("holder", "This tenant keeps it")},
	{"neither", NC_("holder", "Neither keeps it")},
};

const struct label merge_field_labels[MERGE_FIELD_LABELS] = {
	{"name", NC_("merge-field", "Name in Latin letters")},
	{"name_native", NC_("merge-field", "Name in their own script")},
	{"address", NC_("merge-field", "Address")},
	{"postcode", NC_("merge-field", "Postcode")},
	{"uprn", NC_("merge-field", "Property number (UPRN)")},
	{"email", NC_("merge-field", "Email")},
	{"phone", NC_("merge-field", "Telephone")},
};
