/* The words of invoices, purchase orders, budgets and credits. */
#include "web/label.h"

const struct label bill_kind_labels[BILL_KIND_LABELS] = {
	{"calls", NC_("bill-kind", "Telephone calls")},
	{"work", NC_("bill-kind", "Booked and written work")},
};

const struct label order_state_labels[ORDER_STATE_LABELS] = {
	{"holds", NC_("order-state", "in force")},
	{"to-come", NC_("order-state", "not begun")},
	{"runs-out", NC_("order-state", "nearly drawn")},
	{"overdrawn", NC_("order-state", "overdrawn")},
	{"ends", NC_("order-state", "ends soon")},
	{"past", NC_("order-state", "ended")},
};

const struct label budget_state_labels[BUDGET_STATE_LABELS] = {
	{"within", NC_("budget-state", "within budget")},
	{"warned", NC_("budget-state", "near its limit")},
	{"over", NC_("budget-state", "used up")},
};

const struct label code_service_labels[CODE_SERVICE_LABELS] = {
	{"other",
	 NC_("code-service", "Everything without a default of its own")},
	{"translation", NC_("code-service", "Written translation")},
	{"interpreting", NC_("code-service", "Interpreting")},
	{"format", NC_("code-service", "Other formats")},
};

const struct label credit_state_labels[CREDIT_STATE_LABELS] = {
	{"open", NC_("credit-state", "to be decided")},
	{"accepted", NC_("credit-state", "to be taken off")},
	{"waived", NC_("credit-state", "waived")},
};

const struct label credit_say_labels[CREDIT_SAY_LABELS] = {
	{"accepted", NC_("credit-say", "It is taken off the next bill")},
	{"waived", NC_("credit-say", "It is waived")},
};

const struct label credit_why_labels[CREDIT_WHY_LABELS] = {
	{"declined", NC_("credit-why", "Offer declined")},
	{"expired", NC_("credit-why", "Offer not answered")},
	{"late", NC_("credit-why", "Later than the standard")},
	{"interpreter-absent", NC_("credit-why", "Nobody came")},
	{"provider-cancelled", NC_("credit-why", "The provider called it off")},
};

const struct label ledger_kind_labels[LEDGER_KIND_LABELS] = {
	{"actual", NC_("price-stage", "Done")},
	{"cancelled", NC_("price-stage", "Called off")},
	{"revision", NC_("ledger-kind", "Revision")},
	{"call", NC_("ledger-kind", "Telephone call")},
	{"difference", NC_("ledger-kind", "Difference on an invoice")},
	{"credit", NC_("ledger-kind", "Service credit")},
};
