/* What roles, second steps and tokens are called. */
#include "web/label.h"

const struct label role_labels[ROLE_LABELS] = {
	{"officer", NC_("role", "Housing officer")},
	{"manager", NC_("role", "Manager")},
	{"administrator", NC_("role", "Administrator")},
	{"translator", NC_("role", "Translator")},
	{"auditor", NC_("role", "Auditor")},
	{"service", NC_("role", "Another system")},
	{"contractor", NC_("role", "Contractor")},
	{"provider", NC_("role", "Provider")},
	{"reviser", NC_("role", "Reviser")},
	{"approver", NC_("role", "Approver")},
};

const struct label factor_labels[FACTOR_LABELS] = {
	{"none", NC_("factor", "none")},
	{"begun", NC_("factor", "begun")},
	{"on", NC_("factor", "on")},
};

const struct label token_state_labels[TOKEN_STATE_LABELS] = {
	{"active", NC_("token-state", "in force")},
	{"expired", NC_("token-state", "expired")},
	{"revoked", NC_("token-state", "revoked")},
};

/* Of those who sign in: a contractor has a token. */
const struct label account_role_labels[ACCOUNT_ROLE_LABELS] = {
	{"officer", NC_("role", "Housing officer")},
	{"manager", NC_("role", "Manager")},
	{"administrator", NC_("role", "Administrator")},
	{"translator", NC_("role", "Translator")},
	{"auditor", NC_("role", "Auditor")},
	{"service", NC_("role", "Another system")},
	{"provider", NC_("role", "Provider")},
	{"reviser", NC_("role", "Reviser")},
	{"approver", NC_("role", "Approver")},
};
