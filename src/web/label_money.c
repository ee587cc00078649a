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
	{"*", NC_("code-service", "Everything without a default of its own")},
	{"translation", NC_("code-service", "Written translation")},
	{"interpreting", NC_("code-service", "Interpreting")},
	{"format", NC_("code-service", "Other formats")},
};
