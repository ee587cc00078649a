/* Labels of success and gaps. */
#include "web/label.h"

const struct label success_by_labels[SUCCESS_BY_LABELS] = {
	{"service", NC_("report-by", "Service")},
	{"language", NC_("report-by", "Language")},
	{"format", NC_("report-by", "Format")},
	{"mode", NC_("report-by", "Way of interpreting")},
	{"provider", NC_("report-by", "Provider")},
	{"organisation", NC_("report-by", "Organisation")},
	{"class", NC_("report-by", "Kind of matter")},
	{"month", NC_("report-by", "Month")},
	{"hour", NC_("report-by", "Hour of the appointment")},
	{"weekday", NC_("report-by", "Day of the week")},
	{"area", NC_("report-by", "Area")},
};

const struct label parity_claim_labels[PARITY_CLAIM_LABELS] = {
	{"too-few", NC_("parity-claim", "Too few to say")},
	{"alike", NC_("parity-claim", "No difference shown")},
	{"less", NC_("parity-claim", "Less")},
	{"more", NC_("parity-claim", "More")},
};

const struct label parity_by_labels[PARITY_BY_LABELS] = {
	{"need", NC_("parity-by", "With and without a recorded need")},
	{"need-kind", NC_("parity-by", "Kind of need")},
	{"language", NC_("parity-by", "Language")},
	{"organisation", NC_("parity-by", "Organisation")},
	{"area", NC_("parity-by", "Area")},
	{"age", NC_("parity-by", "Age")},
	{"disability", NC_("parity-by", "Disability")},
	{"gender-identity", NC_("parity-by", "Gender identity")},
	{"marriage", NC_("parity-by", "Marriage and civil partnership")},
	{"pregnancy", NC_("parity-by", "Pregnancy and maternity")},
	{"ethnic-group", NC_("parity-by", "Ethnic group")},
	{"national-identity", NC_("parity-by", "National identity")},
	{"religion", NC_("parity-by", "Religion or belief")},
	{"sex", NC_("parity-by", "Sex")},
	{"sexual-orientation", NC_("parity-by", "Sexual orientation")},
};

const struct label parity_need_labels[PARITY_NEED_LABELS] = {
	{"with", NC_("parity-need", "With a recorded need")},
	{"without", NC_("parity-need", "Without a recorded need")},
};

const struct label parity_measure_labels[PARITY_MEASURE_LABELS] = {
	{"reached", NC_("parity-measure", "Reached, of all that was needed")},
	{"standard", NC_("parity-measure", "Done within its standard")},
	{"understood",
	 NC_("parity-measure", "Understood everything, by their own word")},
	{"complained", NC_("parity-measure", "Complained, of the people")},
};

const struct label parity_wait_labels[PARITY_WAIT_LABELS] = {
	{"too-few", NC_("parity-wait", "Too few to say")},
	{"alike", NC_("parity-wait", "No difference shown")},
	{"less", NC_("parity-wait", "Waits less")},
	{"more", NC_("parity-wait", "Waits longer")},
};

const struct label demand_by_labels[DEMAND_BY_LABELS] = {
	{"language", NC_("demand-by", "Language")},
};

const struct label demand_claim_labels[DEMAND_CLAIM_LABELS] = {
	{"too-few", NC_("demand-claim", "Too few to say")},
	{"alike", NC_("demand-claim", "About its share")},
	{"less", NC_("demand-claim", "Less than its share")},
	{"more", NC_("demand-claim", "More than its share")},
};

const struct label spend_by_labels[SPEND_BY_LABELS] = {
	{"provider", NC_("spend-by", "Provider")},
	{"language", NC_("spend-by", "Language")},
	{"organisation", NC_("spend-by", "Organisation")},
	{"service", NC_("spend-by", "Service")},
};

const struct label forecast_by_labels[FORECAST_BY_LABELS] = {
	{"language", NC_("forecast-by", "Language")},
	{"service", NC_("forecast-by", "Service")},
	{"organisation", NC_("forecast-by", "Organisation")},
};

const struct label forecast_way_labels[FORECAST_WAY_LABELS] = {
	{"none", NC_("forecast-way", "Too little is known yet")},
	{"mean", NC_("forecast-way", "Mean of four quarters")},
	{"season", NC_("forecast-way", "As a year before")},
};

const struct label report_standard_labels[REPORT_STANDARD_LABELS] = {
	{"met", NC_("report-standard", "Within its standard")},
	{"missed", NC_("report-standard", "Later than its standard")},
};

/* In working time, 8 hours a day. */
const struct label report_took_labels[REPORT_TOOK_LABELS] = {
	{"1-hour", NC_("report-took", "Up to 1 hour")},
	{"4-hours", NC_("report-took", "Up to 4 hours")},
	{"1-day", NC_("report-took", "Up to 1 working day")},
	{"2-days", NC_("report-took", "Up to 2 working days")},
	{"3-days", NC_("report-took", "Up to 3 working days")},
	{"5-days", NC_("report-took", "Up to 5 working days")},
	{"10-days", NC_("report-took", "Up to 10 working days")},
	{"20-days", NC_("report-took", "Up to 20 working days")},
	{"longer", NC_("report-took", "Longer")},
};
