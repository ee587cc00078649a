/* The words of contracts, rate cards and prices. */
#include "web/label.h"

const struct label price_line_labels[PRICE_LINE_LABELS] = {
	{"words", NC_("price-line", "Words")},
	{"pages", NC_("price-line", "Pages")},
	{"time", NC_("price-line", "Time")},
	{"item", NC_("price-line", "The job")},
	{"step-time", NC_("price-line", "Up to a full step")},
	{"minimum-time", NC_("price-line", "Up to the shortest time")},
	{"out-of-hours", NC_("price-line", "Out of hours")},
	{"bank-holiday", NC_("price-line", "Bank holiday")},
	{"minimum", NC_("price-line", "Up to the minimum charge")},
	{"travel-visit", NC_("price-line", "Travel, by the visit")},
	{"travel-time", NC_("price-line", "Travel, by time")},
	{"travel-miles", NC_("price-line", "Travel, by miles")},
	{"cancellation", NC_("price-line", "Cancellation")},
	{"list-price", NC_("price-line", "Own price, off contract")},
};

const struct label rate_unit_labels[RATE_UNIT_LABELS] = {
	{"word", NC_("rate-unit", "a word")},
	{"page", NC_("rate-unit", "a page")},
	{"minute", NC_("rate-unit", "a minute")},
	{"hour", NC_("rate-unit", "an hour")},
	{"item", NC_("rate-unit", "for one")},
};

const struct label notice_unit_labels[NOTICE_UNIT_LABELS] = {
	{"hours", NC_("notice-unit", "hours")},
	{"days", NC_("notice-unit", "days")},
	{"working-days", NC_("notice-unit", "working days")},
	{"agreed", NC_("notice-unit", "at any time once it is agreed")},
};

const struct label target_measure_labels[TARGET_MEASURE_LABELS] = {
	{"accepted", NC_("target-measure", "Offers accepted")},
	{"in-standard", NC_("target-measure", "Done in standard")},
	{"fulfilled", NC_("target-measure", "Done of what was taken")},
};

const struct label contract_state_labels[CONTRACT_STATE_LABELS] = {
	{"holds", NC_("contract-state", "in force")},
	{"ending", NC_("contract-state", "ends soon")},
	{"past", NC_("contract-state", "ended")},
	{"to-come", NC_("contract-state", "not begun")},
	{"bare", NC_("contract-state", "no rates yet")},
};

const struct label card_state_labels[CARD_STATE_LABELS] = {
	{"now", NC_("card-state", "in force")},
	{"past", NC_("card-state", "replaced")},
	{"to-come", NC_("card-state", "not begun")},
};

const struct label price_stage_labels[PRICE_STAGE_LABELS] = {
	{"estimate", NC_("price-stage", "Estimated")},
	{"agreed", NC_("price-stage", "Agreed")},
	{"actual", NC_("price-stage", "Done")},
	{"cancelled", NC_("price-stage", "Called off")},
};
