/* Labels of cases and their clocks, and of calendars. */
#include "base/fault.h"
#include "web/label.h"

const struct label case_kind_labels[CASE_KIND_LABELS] = {
	{"complaint", NC_("case-kind", "Complaint")},
	{"hazard", NC_("case-kind", "Hazard in the home")},
	{"consultation", NC_("case-kind", "Consultation on works")},
	{"access", NC_("case-kind", "Access for a safety check")},
};

const struct label case_stage_labels[CASE_STAGE_LABELS] = {
	{"stage-1", NC_("case-stage", "Complaint, stage 1")},
	{"stage-2", NC_("case-stage", "Complaint, stage 2")},
	{"emergency", NC_("case-stage", "Hazard, emergency")},
	{"significant", NC_("case-stage", "Hazard, significant")},
	{"intention", NC_("case-stage", "Consultation, notice of intention")},
	{"estimates", NC_("case-stage", "Consultation, estimates")},
	{"gas", NC_("case-stage", "Gas safety check")},
	{"electrical", NC_("case-stage", "Electrical safety check")},
};

const struct label case_event_labels[CASE_EVENT_LABELS] = {
	{"received", NC_("case-event", "It came in")},
	{"acknowledged", NC_("case-event", "Acknowledged")},
	{"responded", NC_("case-event", "Answered")},
	{"escalated", NC_("case-event", "The tenant asks for stage 2")},
	{"investigation-ended", NC_("case-event", "The investigation ended")},
	{"summary-sent",
	 NC_("case-event", "The written summary went to the tenant")},
	{"made-safe", NC_("case-event", "Made safe")},
	{"other-home-offered", NC_("case-event", "Another home was offered")},
	{"works-begun", NC_("case-event", "Steps to further works taken")},
	{"works-on-site", NC_("case-event", "Further works begun on site")},
	{"emergency-found", NC_("case-event", "It is an emergency")},
	{"notice-served", NC_("case-event", "Notice of intention served")},
	{"observations-considered",
	 NC_("case-event", "The observations were considered")},
	{"estimates-served", NC_("case-event", "Estimates served")},
	{"last-checked", NC_("case-event", "The check before this one")},
	{"attempted", NC_("case-event", "An attempt to get in")},
	{"checked", NC_("case-event", "Checked")},
	{"record-given",
	 NC_("case-event", "The record or report went to the tenant")},
	{"moving-in", NC_("case-event", "A new tenant moves in")},
};

const struct label case_clock_labels[CASE_CLOCK_LABELS] = {
	{"waiting", NC_("case-clock", "Not begun")},
	{"due", NC_("case-clock", "Due")},
	{"extended", NC_("case-clock", "Extended")},
	{"met", NC_("case-clock", "Met")},
	{"missed", NC_("case-clock", "Missed")},
	{"ended", NC_("case-clock", "Over")},
	{"closed", NC_("case-clock", "Closed with the case")},
};

const struct label case_state_labels[CASE_STATE_LABELS] = {
	{"open", NC_("case-state", "Open")},
	{"closed", NC_("case-state", "Closed")},
};

const struct label statute_how_labels[STATUTE_HOW_LABELS] = {
	{"within", NC_("statute-how", "to be done within")},
	{"lasts", NC_("statute-how", "time that others have")},
	{"before", NC_("statute-how", "to be done before")},
	{"attempts", NC_("statute-how", "to be tried so often")},
};

const struct label calendar_change_labels[CALENDAR_CHANGE_LABELS] = {
	{"holiday-added", NC_("calendar-change", "Bank holiday added")},
	{"holiday-withdrawn",
	 NC_("calendar-change", "Bank holiday taken back")},
	{"closure-added", NC_("calendar-change", "Closure added")},
	{"closure-withdrawn", NC_("calendar-change", "Closure taken back")},
	{"hours", NC_("calendar-change", "Office hours changed")},
	{"statute-corrected",
	 NC_("calendar-change", "Clock of the law corrected")},
};

/* What the clocks of db/rules/statutes.txt say, so that it is translated; a
 * test compares the two. */
const struct label statute_labels[STATUTE_LABELS] = {
	{"complaint-1-acknowledge", N_("Acknowledge the complaint")},
	{"complaint-1-respond", N_("Answer the complaint")},
	{"complaint-2-acknowledge",
	 N_("Acknowledge that the complaint goes to stage 2")},
	{"complaint-2-respond", N_("Answer the complaint at stage 2")},
	{"hazard-emergency",
	 N_("Investigate and make safe, or offer another home")},
	{"hazard-investigate", N_("Investigate the hazard")},
	{"hazard-summary",
	 N_("Give the tenant a written summary of what was found")},
	{"hazard-make-safe", N_("Make the home safe")},
	{"hazard-works-begun",
	 N_("Begin the further works, or take steps to begin them")},
	{"hazard-works-on-site", N_("Have the further works begun on site")},
	{"consultation-intention",
	 N_("Time for observations on the notice of intention")},
	{"consultation-estimates",
	 N_("Time for observations on the estimates")},
	{"gas-check", N_("Check the gas appliances and flues")},
	{"gas-record", N_("Give the tenant the record of the gas check")},
	{"gas-new-tenant",
	 N_("Give the new tenant the record before they move in")},
	{"gas-attempts", N_("Write down each attempt to get in")},
	{"electrical-check", N_("Check the electrical installation")},
	{"electrical-report",
	 N_("Give the tenant the report of the electrical check")},
	{"electrical-new-tenant",
	 N_("Give the new tenant the report before they move in")},
};
