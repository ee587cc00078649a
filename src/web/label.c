/* The label table. Words are those of core/ and of the desk's models. */
#include "web/label.h"

#include <string.h>

static const struct label service[] = {
	{"translation", NC_("service", "Written translation")},
	{"interpreting", NC_("service", "Interpreter")},
	{"format", NC_("service", "Another format")},
};

static const struct label mode[] = {
	{"on-site", NC_("mode", "In person")},
	{"telephone", NC_("mode", "By telephone")},
	{"video", NC_("mode", "By video")},
	{"on-demand", NC_("mode", "Telephone, at once")},
};

static const struct label format[] = {
	{"large-print", NC_("format", "Large print")},
	{"braille", NC_("format", "Braille")},
	{"audio", NC_("format", "Audio")},
	{"easy-read", NC_("format", "Easy Read")},
	{"bsl-video", NC_("format", "BSL video")},
	{"paper", NC_("format", "Coloured paper")},
};

static const struct label document_class[] = {
	{"legal", NC_("class", "Legal")},
	{"safety", NC_("class", "Safety")},
	{"rights", NC_("class", "Rights and how to complain")},
	{"service", NC_("class", "About a service")},
	{"information", NC_("class", "General information")},
};

static const struct label sensitivity[] = {
	{"none", NC_("sensitivity", "Not sensitive")},
	{"domestic-abuse", NC_("sensitivity", "Domestic abuse")},
	{"safeguarding", NC_("sensitivity", "Safeguarding")},
	{"eviction", NC_("sensitivity", "Eviction")},
	{"immigration", NC_("sensitivity", "Immigration")},
	{"health", NC_("sensitivity", "Health")},
};

static const struct label state[] = {
	{"logged", NC_("state", "Waiting for approval")},
	{"approved", NC_("state", "Approved")},
	{"rejected", NC_("state", "Rejected")},
	{"offered", NC_("state", "Offered")},
	{"assigned", NC_("state", "With the provider")},
	{"delivered", NC_("state", "Ready to check")},
	{"checked", NC_("state", "Checked")},
	{"completed", NC_("state", "Completed")},
	{"on-hold", NC_("state", "On hold")},
	{"cancelled", NC_("state", "Cancelled")},
	{"unfilled", NC_("state", "Nobody found")},
};

static const struct label action[] = {
	{"approve", NC_("action", "Approve")},
	{"reject", NC_("action", "Reject")},
	{"offer", NC_("action", "Offer")},
	{"assign", NC_("action", "Assign")},
	{"hold", NC_("action", "Put on hold")},
	{"resume", NC_("action", "Resume")},
	{"deliver", NC_("action", "Add the finished file")},
	{"return", NC_("action", "Send back")},
	{"check", NC_("action", "Mark as checked")},
	{"complete", NC_("action", "Complete")},
	{"cancel", NC_("action", "Cancel")},
	{"reschedule", NC_("action", "Change the time")},
	{"unfill", NC_("action", "Nobody found")},
};

static const struct label response[] = {
	{"full", NC_("response", "Full translation")},
	{"summary", NC_("response", "Summary")},
	{"sight", NC_("response", "Read out by telephone")},
	{"visit", NC_("response", "Visit with an interpreter")},
	{"plain-english", NC_("response", "Plain English")},
};

static const struct label verdict[] = {
	{"approve", NC_("verdict", "Goes ahead")},
	{"ask-manager", NC_("verdict", "A manager decides")},
	{"refuse", NC_("verdict", "Refused")},
};

static const struct label stage[] = {
	{"identify", NC_("stage", "Identified")},
	{"record", NC_("stage", "Recorded")},
	{"flag", NC_("stage", "Flagged")},
	{"share", NC_("stage", "Shared")},
	{"meet", NC_("stage", "Met")},
	{"review", NC_("stage", "Reviewed")},
};

static const struct label offer_state[] = {
	{"sent", NC_("offer-state", "Waiting for an answer")},
	{"accepted", NC_("offer-state", "Accepted")},
	{"declined", NC_("offer-state", "Declined")},
	{"expired", NC_("offer-state", "Expired")},
	{"withdrawn", NC_("offer-state", "Withdrawn")},
};

static const struct label provider_kind[] = {
	{"agency", NC_("provider-kind", "Agency")},
	{"freelancer", NC_("provider-kind", "Freelancer")},
	{"in-house", NC_("provider-kind", "Colleague")},
};

static const struct label clock[] = {
	{"service", NC_("clock", "Service standard, working hours")},
	{"statutory", NC_("clock", "Statutory working days")},
	{"elapsed", NC_("clock", "All hours, day and night")},
};

static const struct label jurisdiction[] = {
	{"england-and-wales", NC_("jurisdiction", "England and Wales")},
	{"scotland", NC_("jurisdiction", "Scotland")},
	{"northern-ireland", NC_("jurisdiction", "Northern Ireland")},
};

static const struct label account_state[] = {
	{"active", NC_("account-state", "Active")},
	{"disabled", NC_("account-state", "Disabled")},
};

static const struct label outcome[] = {
	{"completed", NC_("outcome", "Completed")},
	{"tenant-absent", NC_("outcome", "Tenant did not attend")},
	{"interpreter-absent", NC_("outcome", "Interpreter did not attend")},
	{"cancelled-early", NC_("outcome", "Cancelled in good time")},
	{"cancelled-late", NC_("outcome", "Cancelled late")},
	{"provider-cancelled", NC_("outcome", "Provider cancelled")},
	{"unfilled", NC_("outcome", "Nobody found")},
};

static const struct label english[] = {
	{"none", NC_("english", "None")},
	{"some", NC_("english", "Some")},
	{"good", NC_("english", "Good")},
	{"fluent", NC_("english", "Fluent")},
};

static const struct label gender[] = {
	{"woman", NC_("gender", "Woman")},
	{"man", NC_("gender", "Man")},
};

static const struct label consent[] = {
	{"yes", NC_("consent", "Yes")},
	{"no", NC_("consent", "No")},
};

static const struct label import_kind[] = {
	{"tenants", NC_("import-kind", "Tenants")},
	{"providers", NC_("import-kind", "Providers")},
	{"requests", NC_("import-kind", "Requests")},
};

static const struct label import_state[] = {
	{"checking", NC_("import-state", "Being checked")},
	{"ready", NC_("import-state", "Every row is right")},
	{"wrong", NC_("import-state", "Something is wrong")},
	{"publishing", NC_("import-state", "On its way into the register")},
	{"done", NC_("import-state", "In the register")},
};

static const struct label column_state[] = {
	{"used", NC_("column-state", "used")},
	{"left-out", NC_("column-state", "left out")},
	{"unknown", NC_("column-state", "not known")},
};

static const struct label separator[] = {
	{"comma", NC_("separator", "comma")},
	{"semicolon", NC_("separator", "semicolon")},
	{"tab", NC_("separator", "tab")},
};

static const struct label queue[] = {
	{"mine", NC_("queue", "What I look after")},
	{"waiting", NC_("queue", "What waits for me")},
	{"near", NC_("queue", "Bookings soon, taken by nobody")},
};

static const struct label found_by[] = {
	{"name", NC_("found-by", "by name")},
	{"spelling", NC_("found-by", "spelled another way")},
	{"script", NC_("found-by", "written in other letters")},
	{"telephone", NC_("found-by", "by telephone")},
	{"reference", NC_("found-by", "by reference")},
	{"postcode", NC_("found-by", "by postcode")},
	{"email", NC_("found-by", "by email")},
	{"uprn", NC_("found-by", "by property number (UPRN)")},
	{"address", NC_("found-by", "by address")},
};

static const struct label unit[] = {
	{"word", NC_("unit", "a word")},
	{"minute", NC_("unit", "a minute")},
	{"hour", NC_("unit", "an hour")},
	{"item", NC_("unit", "an item")},
};

static const struct label report_by[] = {
	{"service", NC_("report-by", "Service")},
	{"language", NC_("report-by", "Language")},
	{"format", NC_("report-by", "Format")},
	{"provider", NC_("report-by", "Provider")},
	{"organisation", NC_("report-by", "Organisation")},
	{"officer", NC_("report-by", "Who logged it")},
	{"class", NC_("report-by", "Kind of matter")},
	{"month", NC_("report-by", "Month")},
};

static const struct label log_state[] = {
	{"whole", NC_("log-state", "fits from its first event to its last")},
	{"broken", NC_("log-state", "does not fit")},
	{"unread", NC_("log-state", "not yet read again")},
};

static const struct label report_stage[] = {
	{"approval", NC_("report-stage", "Waiting for approval")},
	{"answer", NC_("report-stage", "Waiting for a provider’s answer")},
	{"work", NC_("report-stage", "The work, or the appointment")},
	{"checks", NC_("report-stage", "Checks, until it was closed")},
	{"held", NC_("report-stage", "On hold")},
};

static const struct label report_format[] = {
	{"json", NC_("report-format", "JSON")},
	{"csv", NC_("report-format", "CSV")},
};

static const struct label report_paper_format[] = {
	{"json", NC_("report-paper", "JSON")},
	{"csv", NC_("report-paper", "CSV")},
	{"pdf", NC_("report-paper", "PDF")},
};

static const struct label board_format[] = {
	{"json", NC_("board-format", "JSON")},
	{"pdf", NC_("board-format", "PDF")},
};

static const struct label import[] = {
	{"accepted", NC_("import", "Taken")},
	{"refused", NC_("import", "Refused")},
};

static const struct label ask_state[] = {
	{"open", NC_("ask-state", "Open")},
	{"answered", NC_("ask-state", "Answered")},
};

/* core/policy */
static const struct label standard[] = {
	{"telephone-immediate", NC_("standard", "Telephone, at once")},
	{"signed-booking", NC_("standard", "Booking of a signed language")},
	{"spoken-booking", NC_("standard", "Booking of a spoken language")},
	{"braille", NC_("standard", "Braille")},
	{"audio", NC_("standard", "Audio")},
	{"easy-read", NC_("standard", "Easy Read")},
	{"bsl-video", NC_("standard", "BSL video")},
	{"large-print", NC_("standard", "Large print")},
	{"paper", NC_("standard", "Coloured paper")},
	{"translation-250", NC_("standard", "Translation, up to 250 words")},
	{"translation-1000", NC_("standard", "Translation, up to 1,000 words")},
	{"translation-3000", NC_("standard", "Translation, up to 3,000 words")},
	{"translation-long", NC_("standard", "Translation, over 3,000 words")},
};

/* Types of a notice's fields. */
static const struct label field_type[] = {
	{"text", NC_("field-type", "Text")},
	{"name", NC_("field-type", "Name")},
	{"date", NC_("field-type", "Date")},
	{"money", NC_("field-type", "Money")},
	{"number", NC_("field-type", "Number")},
	{"percent", NC_("field-type", "Share")},
	{"reference", NC_("field-type", "Reference")},
	{"phone", NC_("field-type", "Telephone")},
	{"postcode", NC_("field-type", "Postcode")},
	{"count", NC_("field-type", "Whole number")},
	{"list", NC_("field-type", "List")},
	{"choice", NC_("field-type", "Choice")},
	{"yes-no", NC_("field-type", "Yes or no")},
	{"time", NC_("field-type", "Time")},
};

/* Of a letter. */
static const struct label variant[] = {
	{"standard", NC_("variant", "Standard letter")},
	{"easy-read", NC_("variant", "Easy Read")},
};

#define SET(name, rows) {name, rows, sizeof rows / sizeof *rows}

static const struct set {
	const char *name;
	const struct label *rows;
	size_t count;
} sets[] = {
	SET("mail-security", mail_security_labels),
	SET("measure-state", measure_state_labels),
	SET("framework", framework_labels),
	SET("assessment-kind", assessment_kind_labels),
	SET("assessment-result", assessment_result_labels),
	SET("assessment-state", assessment_state_labels),
	SET("review-stage", review_stage_labels),
	SET("plan-note", plan_note_labels),
	SET("policy-read", policy_read_labels),
	SET("service", service),
	{"attachment-kind", attachment_kind_labels, ATTACHMENT_KIND_LABELS},
	{"call-region", call_region_labels, CALL_REGION_LABELS},
	{"call-outcome", call_outcome_labels, CALL_OUTCOME_LABELS},
	{"call-purpose", call_purpose_labels, CALL_PURPOSE_LABELS},
	{"call-met", call_met_labels, CALL_MET_LABELS},
	{"call-state", call_state_labels, CALL_STATE_LABELS},
	{"call-list", call_list_labels, CALL_LIST_LABELS},
	{"bill-state", bill_state_labels, BILL_STATE_LABELS},
	{"bill-verdict", bill_verdict_labels, BILL_VERDICT_LABELS},
	{"bill-list", bill_list_labels, BILL_LIST_LABELS},
	{"bill-say", bill_say_labels, BILL_SAY_LABELS},
	SET("bill-kind", bill_kind_labels),
	SET("order-state", order_state_labels),
	SET("budget-state", budget_state_labels),
	SET("code-service", code_service_labels),
	SET("credit-state", credit_state_labels),
	SET("credit-say", credit_say_labels),
	SET("credit-why", credit_why_labels),
	SET("ledger-kind", ledger_kind_labels),
	SET("price-line", price_line_labels),
	SET("price-stage", price_stage_labels),
	SET("rate-unit", rate_unit_labels),
	SET("notice-unit", notice_unit_labels),
	SET("target-measure", target_measure_labels),
	SET("contract-state", contract_state_labels),
	SET("card-state", card_state_labels),
	SET("variant", variant),
	SET("mode", mode),
	SET("format", format),
	SET("class", document_class),
	SET("sensitivity", sensitivity),
	{"urgency", urgency_labels, URGENCY_LABELS},
	{"about", about_labels, ABOUT_LABELS},
	{"way", way_labels, WAY_LABELS},
	{"unknown-language", unknown_language_labels, UNKNOWN_LANGUAGE_LABELS},
	SET("queue", queue),
	SET("state", state),
	SET("action", action),
	SET("response", response),
	SET("verdict", verdict),
	{"policy-evidence", policy_evidence_labels,
	 POLICY_EVIDENCE_LABELS},
	{"policy-disability", policy_disability_labels,
	 POLICY_DISABILITY_LABELS},
	{"policy-stance", policy_stance_labels,
	 POLICY_STANCE_LABELS},
	{"policy-state", policy_state_labels,
	 POLICY_STATE_LABELS},
	{"policy-by", policy_by_labels,
	 POLICY_BY_LABELS},
	{"policy-clock", policy_clock_labels,
	 POLICY_CLOCK_LABELS},
	{"need-kind", need_kind_labels, NEED_KIND_LABELS},
	{"cannot-read", cannot_read_labels, CANNOT_READ_LABELS},
	{"dyslexia", dyslexia_labels, DYSLEXIA_LABELS},
	{"support", support_labels, SUPPORT_LABELS},
	{"contact-way", contact_way_labels, CONTACT_WAY_LABELS},
	{"channel", channel_labels, CHANNEL_LABELS},
	{"interpreter", interpreter_labels, INTERPRETER_LABELS},
	{"met-why", met_why_labels, MET_WHY_LABELS},
	{"step", step_labels, STEP_LABELS},
	{"review-outcome", review_outcome_labels, REVIEW_OUTCOME_LABELS},
	{"met-by", met_by_labels, MET_BY_LABELS},
	{"review-what", review_what_labels, REVIEW_WHAT_LABELS},
	SET("stage", stage),
	SET("role", role_labels),
	SET("profile-how", profile_how_labels),
	SET("profile-asked", profile_asked_labels),
	SET("profile-preset", profile_preset_labels),
	SET("profile-state", profile_state_labels),
	SET("profile-by", profile_by_labels),
	SET("equality-guide", equality_guide_labels),
	SET("panel-interest", panel_interest_labels),
	SET("recipient-kind", recipient_kind_labels),
	SET("flag-channel", flag_channel_labels),
	SET("flag-format", flag_format_labels),
	SET("flag-extent", flag_extent_labels),
	SET("delivery-state", delivery_state_labels),
	SET("often", often_labels),
	SET("weekday", weekday_labels),
	SET("booking-view", booking_view_labels),
	SET("booking-conflict", booking_conflict_labels),
	SET("booking-went", booking_went_labels),
	SET("reminder-who", reminder_who_labels),
	SET("reminder-channel", reminder_channel_labels),
	SET("reminder-state", reminder_state_labels),
	SET("account-role", account_role_labels),
	SET("factor", factor_labels),
	SET("token-state", token_state_labels),
	SET("offer-state", offer_state),
	SET("hand-in-fault", hand_in_fault_labels),
	SET("hand-in-mend", hand_in_mend_labels),
	SET("hand-in-state", hand_in_state_labels),
	SET("revision-need", revision_need_labels),
	SET("revision-state", revision_state_labels),
	SET("provider-kind", provider_kind),
	{"question-side", question_side_labels, QUESTION_SIDE_LABELS},
	{"job-state", job_state_labels, JOB_STATE_LABELS},
	{"job-outcome", job_outcome_labels, JOB_OUTCOME_LABELS},
	SET("qualification", qualification_labels),
	SET("dbs-level", dbs_level_labels),
	SET("credential-state", credential_state_labels),
	SET("provider-state", provider_state_labels),
	SET("leaving-work", leaving_work_labels),
	SET("clock", clock),
	SET("jurisdiction", jurisdiction),
	SET("account-state", account_state),
	SET("outcome", outcome),
	SET("english", english),
	SET("gender", gender),
	SET("consent", consent),
	SET("found-by", found_by),
	SET("import-kind", import_kind),
	SET("import-state", import_state),
	SET("column-state", column_state),
	SET("column", column_labels),
	SET("separator", separator),
	SET("unit", unit),
	SET("report-by", report_by),
	SET("report-took", report_took_labels),
	SET("log-state", log_state),
	SET("report-stage", report_stage),
	SET("report-standard", report_standard_labels),
	SET("report-format", report_format),
	SET("success-by", success_by_labels),
	SET("parity-claim", parity_claim_labels),
	SET("parity-by", parity_by_labels),
	SET("view-report", view_report_labels),
	SET("view-every", view_every_labels),
	SET("pack-kind", pack_kind_labels),
	SET("pack-subject", pack_subject_labels),
	SET("pack-format", pack_format_labels),
	SET("parity-need", parity_need_labels),
	SET("parity-measure", parity_measure_labels),
	SET("parity-wait", parity_wait_labels),
	SET("demand-by", demand_by_labels),
	SET("demand-claim", demand_claim_labels),
	SET("spend-by", spend_by_labels),
	SET("forecast-by", forecast_by_labels),
	SET("forecast-way", forecast_way_labels),
	SET("report-paper", report_paper_format),
	SET("board-format", board_format),
	SET("letter-format", letter_format_labels),
	SET("campaign-state", campaign_state_labels),
	SET("campaign-recipient", campaign_recipient_labels),
	SET("campaign-refusal", campaign_refusal_labels),
	SET("address", address_labels),
	SET("paper", paper_labels),
	SET("letter-layout", letter_layout_labels),
	SET("review", review_labels),
	SET("band", band_labels),
	SET("memory-format", memory_format_labels),
	SET("shares", shares_labels),
	SET("change", change_labels),
	{"event", event_labels, EVENT_LABELS},
	{"routing-mode", routing_mode_labels, ROUTING_MODE_LABELS},
	{"dbs-wanted", dbs_wanted_labels, DBS_WANTED_LABELS},
	{"tie", tie_labels, TIE_LABELS},
	{"told", told_labels, TOLD_LABELS},
	{"family", family_labels, FAMILY_LABELS},
	{"life", life_labels, LIFE_LABELS},
	{"person-role", person_role_labels, PERSON_ROLE_LABELS},
	{"age", age_labels, AGE_LABELS},
	{"interprets", interprets_labels, INTERPRETS_LABELS},
	{"authority", authority_labels, AUTHORITY_LABELS},
	{"may", may_labels, MAY_LABELS},
	{"authority-state", authority_state_labels, AUTHORITY_STATE_LABELS},
	{"parting-why", parting_why_labels, PARTING_WHY_LABELS},
	{"holder", holder_labels, HOLDER_LABELS},
	{"merge-field", merge_field_labels, MERGE_FIELD_LABELS},
	SET("standard", standard),
	SET("field-type", field_type),
	{"ask-wants", ask_wants, ASK_WANTS},
	{"ask-format", ask_formats, ASK_FORMATS},
	{"ask-gender", ask_genders, ASK_GENDERS},
	{"open-format", open_formats, OPEN_FORMATS},
	{"reply", reply_labels, REPLY_LABELS},
	{"dispatch-method", dispatch_method_labels, DISPATCH_METHOD_LABELS},
	{"dispatch-state", dispatch_state_labels, DISPATCH_STATE_LABELS},
	{"print-left", print_left_labels, PRINT_LEFT_LABELS},
	{"hold-whose", hold_whose_labels, HOLD_WHOSE_LABELS},
	SET("choice-what", choice_what_labels),
	SET("choice-why", choice_why_labels),
	SET("choice-stop", choice_stop_labels),
	SET("letter-channel", letter_channel_labels),
	{"form-purpose", form_purpose_labels, FORM_PURPOSE_LABELS},
	{"nation", nation_labels, NATION_LABELS},
	{"landlord", landlord_labels, LANDLORD_LABELS},
	{"tenancy", tenancy_labels, TENANCY_LABELS},
	{"rent-period", rent_period_labels, RENT_PERIOD_LABELS},
	{"enclosed", enclosed_labels, ENCLOSED_LABELS},
	{"braille-proof", braille_proof_labels, BRAILLE_PROOF_LABELS},
	SET("voice-proof", voice_proof_labels),
	SET("voice-verdict", voice_verdict_labels),
	SET("easy-read-proof", easy_read_proof_labels),
	SET("easy-read-verdict", easy_read_verdict_labels),
	SET("media-state", media_state_labels),
	SET("media-format", media_format_labels),
	SET("voice-lack", voice_lack_labels),
	{"form-language", form_language_labels, FORM_LANGUAGE_LABELS},
	SET("ask-state", ask_state),
	{"declaration", declaration_labels, DECLARATION_LABELS},
	{"declaration-stance", declaration_stance_labels,
	 DECLARATION_STANCE_LABELS},
	{"declaration-want", declaration_want_labels, DECLARATION_WANT_LABELS},
	{"feedback-how", feedback_how_labels, FEEDBACK_HOW_LABELS},
	{"complaint-state", complaint_state_labels, COMPLAINT_STATE_LABELS},
	{"complaint-about", complaint_about_labels, COMPLAINT_ABOUT_LABELS},
	{"complaint-source", complaint_source_labels, COMPLAINT_SOURCE_LABELS},
	{"complaint-outcome", complaint_outcome_labels,
	 COMPLAINT_OUTCOME_LABELS},
	{"complaint-step", complaint_step_labels, COMPLAINT_STEP_LABELS},
	{"feedback-question", feedback_question_labels,
	 FEEDBACK_QUESTION_LABELS},
	{"feedback-answer", feedback_answer_labels, FEEDBACK_ANSWER_LABELS},
	{"case-kind", case_kind_labels, CASE_KIND_LABELS},
	{"case-stage", case_stage_labels, CASE_STAGE_LABELS},
	{"case-event", case_event_labels, CASE_EVENT_LABELS},
	{"case-clock", case_clock_labels, CASE_CLOCK_LABELS},
	{"case-state", case_state_labels, CASE_STATE_LABELS},
	{"statute-how", statute_how_labels, STATUTE_HOW_LABELS},
	{"calendar-change", calendar_change_labels, CALENDAR_CHANGE_LABELS},
	/* Without the one that has a page of its own. */
	{"calendar-wish", calendar_change_labels, CALENDAR_CHANGE_LABELS - 1},
	{"statute", statute_labels, STATUTE_LABELS},
	SET("source-kind", source_kind_labels),
	SET("source-state", source_state_labels),
	SET("origin", origin_labels),
	SET("import", import),
	SET("parcel", parcel_labels),
	SET("parcel-what", parcel_what_labels),
};

const struct label *
label_set(const char *name, size_t *ret_count)
{
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
		if (!strcmp(sets[i].name, name)) {
			*ret_count = sets[i].count;
			return sets[i].rows;
		}
	*ret_count = 0;
	return NULL;
}

const char *
label_of(const char *set, const char *word)
{
	size_t count;
	const struct label *rows = label_set(set, &count);

	for (size_t i = 0; i < count; i++)
		if (!strcmp(rows[i].word, word))
			return rows[i].text;
	return word;
}
