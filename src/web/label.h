/* The words that codes are shown by: set "state", word "on-hold" is "on hold"
 * in English. Translated with the set as message context. */
#ifndef VERNACULAR_WEB_LABEL_H
#define VERNACULAR_WEB_LABEL_H

#include <stddef.h>

/* Marks a message id and its context for extraction. */
#define NC_(context, text) text

struct label {
	const char *word;
	const char *text; /* message id; its context is the set */
};

/* Of "ask-wants", "ask-format", "ask-gender": in the words of web/ask, which
 * are for tenants. */
#define ASK_WANTS 6
#define ASK_FORMATS 5
#define ASK_GENDERS 2
extern const struct label ask_wants[ASK_WANTS];
extern const struct label ask_formats[ASK_FORMATS];
extern const struct label ask_genders[ASK_GENDERS];

/* Of "open-format": in the words of web/reply, for tenants. */
#define OPEN_FORMATS 2
extern const struct label open_formats[OPEN_FORMATS];

#define REPORT_STANDARD_LABELS 2
#define REPORT_TOOK_LABELS 9
extern const struct label report_standard_labels[REPORT_STANDARD_LABELS];
extern const struct label report_took_labels[REPORT_TOOK_LABELS];

/* Of action plans, assessments and reviews: web/label_plans. */
#define MEASURE_STATE_LABELS 3
#define FRAMEWORK_LABELS 9
#define ASSESSMENT_KIND_LABELS 3
#define ASSESSMENT_RESULT_LABELS 4
#define ASSESSMENT_STATE_LABELS 2
#define REVIEW_STAGE_LABELS 4
#define PLAN_NOTE_LABELS 15
#define POLICY_READ_LABELS 2
extern const struct label policy_read_labels[POLICY_READ_LABELS];
extern const struct label measure_state_labels[MEASURE_STATE_LABELS];
extern const struct label framework_labels[FRAMEWORK_LABELS];
extern const struct label assessment_kind_labels[ASSESSMENT_KIND_LABELS];
extern const struct label assessment_result_labels[ASSESSMENT_RESULT_LABELS];
extern const struct label assessment_state_labels[ASSESSMENT_STATE_LABELS];
extern const struct label review_stage_labels[REVIEW_STAGE_LABELS];
extern const struct label plan_note_labels[PLAN_NOTE_LABELS];

/* Of letters: web/label_letters. */
#define CHOICE_WHAT_LABELS 5
#define CHOICE_WHY_LABELS 7
#define CHOICE_STOP_LABELS 2
#define LETTER_CHANNEL_LABELS 4
extern const struct label choice_what_labels[CHOICE_WHAT_LABELS];
extern const struct label choice_why_labels[CHOICE_WHY_LABELS];
extern const struct label choice_stop_labels[CHOICE_STOP_LABELS];
extern const struct label letter_channel_labels[LETTER_CHANNEL_LABELS];
#define DISPATCH_METHOD_LABELS 5
extern const struct label dispatch_method_labels[DISPATCH_METHOD_LABELS];
#define DISPATCH_STATE_LABELS 6
extern const struct label dispatch_state_labels[DISPATCH_STATE_LABELS];
#define PRINT_LEFT_LABELS 3
extern const struct label print_left_labels[PRINT_LEFT_LABELS];
#define HOLD_WHOSE_LABELS 2
extern const struct label hold_whose_labels[HOLD_WHOSE_LABELS];
#define CAMPAIGN_STATE_LABELS 6
#define CAMPAIGN_RECIPIENT_LABELS 4
#define CAMPAIGN_REFUSAL_LABELS 11
extern const struct label campaign_state_labels[CAMPAIGN_STATE_LABELS];
extern const struct label
	campaign_recipient_labels[CAMPAIGN_RECIPIENT_LABELS];
extern const struct label campaign_refusal_labels[CAMPAIGN_REFUSAL_LABELS];
#define REPLY_LABELS 3
extern const struct label reply_labels[REPLY_LABELS];
#define LETTER_FORMAT_LABELS 6
#define BRAILLE_PROOF_LABELS 3
#define VOICE_PROOF_LABELS 5
#define VOICE_VERDICT_LABELS 2
#define EASY_READ_PROOF_LABELS 3
#define EASY_READ_VERDICT_LABELS 3
#define MEDIA_STATE_LABELS 4
#define MEDIA_FORMAT_LABELS 2
#define VOICE_LACK_LABELS 3
#define ADDRESS_LABELS 8
#define PAPER_LABELS 6
#define LETTER_LAYOUT_LABELS 2
extern const struct label letter_format_labels[LETTER_FORMAT_LABELS];
extern const struct label braille_proof_labels[BRAILLE_PROOF_LABELS];
extern const struct label voice_proof_labels[VOICE_PROOF_LABELS];
extern const struct label voice_verdict_labels[VOICE_VERDICT_LABELS];
extern const struct label easy_read_proof_labels[EASY_READ_PROOF_LABELS];
extern const struct label easy_read_verdict_labels[EASY_READ_VERDICT_LABELS];
extern const struct label media_state_labels[MEDIA_STATE_LABELS];
extern const struct label media_format_labels[MEDIA_FORMAT_LABELS];
extern const struct label voice_lack_labels[VOICE_LACK_LABELS];
extern const struct label address_labels[ADDRESS_LABELS];
extern const struct label paper_labels[PAPER_LABELS];
extern const struct label letter_layout_labels[LETTER_LAYOUT_LABELS];

/* Of sources, translations and the memory: web/label_words. */
#define REVIEW_LABELS 7
#define BAND_LABELS 7
#define MEMORY_FORMAT_LABELS 2
#define SHARES_LABELS 2
#define CHANGE_LABELS 4
#define SOURCE_KIND_LABELS 2
#define SOURCE_STATE_LABELS 7
#define ORIGIN_LABELS 3
#define PARCEL_LABELS 5
#define PARCEL_WHAT_LABELS 2
extern const struct label review_labels[REVIEW_LABELS];
extern const struct label band_labels[BAND_LABELS];
extern const struct label memory_format_labels[MEMORY_FORMAT_LABELS];
extern const struct label shares_labels[SHARES_LABELS];
extern const struct label change_labels[CHANGE_LABELS];
extern const struct label source_kind_labels[SOURCE_KIND_LABELS];
extern const struct label source_state_labels[SOURCE_STATE_LABELS];
extern const struct label origin_labels[ORIGIN_LABELS];
extern const struct label parcel_labels[PARCEL_LABELS];
extern const struct label parcel_what_labels[PARCEL_WHAT_LABELS];

/* Of contracts and prices: web/label_prices. */
#define PRICE_LINE_LABELS 14
#define PRICE_STAGE_LABELS 4
#define RATE_UNIT_LABELS 5
#define NOTICE_UNIT_LABELS 4
#define TARGET_MEASURE_LABELS 3
#define CONTRACT_STATE_LABELS 5
#define CARD_STATE_LABELS 3
extern const struct label price_line_labels[PRICE_LINE_LABELS];
extern const struct label price_stage_labels[PRICE_STAGE_LABELS];
extern const struct label rate_unit_labels[RATE_UNIT_LABELS];
extern const struct label notice_unit_labels[NOTICE_UNIT_LABELS];
extern const struct label target_measure_labels[TARGET_MEASURE_LABELS];
extern const struct label contract_state_labels[CONTRACT_STATE_LABELS];
extern const struct label card_state_labels[CARD_STATE_LABELS];
/* Of equality profiles: web/label_profile; panel-interest, which is for tenants
 * too: web/profile_link. */
#define PROFILE_HOW_LABELS 4
#define PROFILE_ASKED_LABELS 3
#define PROFILE_PRESET_LABELS 2
#define PROFILE_STATE_LABELS 3
#define PROFILE_BY_LABELS 3
#define EQUALITY_GUIDE_LABELS 10
#define PANEL_INTEREST_LABELS 7
extern const struct label profile_how_labels[PROFILE_HOW_LABELS];
extern const struct label profile_asked_labels[PROFILE_ASKED_LABELS];
extern const struct label profile_preset_labels[PROFILE_PRESET_LABELS];
extern const struct label profile_state_labels[PROFILE_STATE_LABELS];
extern const struct label profile_by_labels[PROFILE_BY_LABELS];
extern const struct label equality_guide_labels[EQUALITY_GUIDE_LABELS];
extern const struct label panel_interest_labels[PANEL_INTEREST_LABELS];

/* Of the columns of tables: web/label_columns. */
#define COLUMN_LABELS 66
extern const struct label column_labels[COLUMN_LABELS];

/* Of flags: web/label_flags. */
#define RECIPIENT_KIND_LABELS 4
#define FLAG_CHANNEL_LABELS 3
#define FLAG_FORMAT_LABELS 3
#define FLAG_EXTENT_LABELS 2
#define DELIVERY_STATE_LABELS 5
#define OFTEN_LABELS 3
#define WEEKDAY_LABELS 7
extern const struct label recipient_kind_labels[RECIPIENT_KIND_LABELS],
	flag_channel_labels[FLAG_CHANNEL_LABELS],
	flag_format_labels[FLAG_FORMAT_LABELS],
	flag_extent_labels[FLAG_EXTENT_LABELS],
	delivery_state_labels[DELIVERY_STATE_LABELS],
	often_labels[OFTEN_LABELS],
	weekday_labels[WEEKDAY_LABELS];

/* Of prescribed forms: web/label_forms. */
#define FORM_PURPOSE_LABELS 5
#define NATION_LABELS 4
#define LANDLORD_LABELS 2
#define TENANCY_LABELS 14
#define RENT_PERIOD_LABELS 6
#define ENCLOSED_LABELS 4
#define FORM_LANGUAGE_LABELS 2
extern const struct label form_purpose_labels[FORM_PURPOSE_LABELS];
extern const struct label nation_labels[NATION_LABELS];
extern const struct label landlord_labels[LANDLORD_LABELS];
extern const struct label tenancy_labels[TENANCY_LABELS];
extern const struct label rent_period_labels[RENT_PERIOD_LABELS];
extern const struct label enclosed_labels[ENCLOSED_LABELS];
extern const struct label form_language_labels[FORM_LANGUAGE_LABELS];

/* Of bookings: web/label_bookings. */
#define BOOKING_VIEW_LABELS 2
#define BOOKING_CONFLICT_LABELS 2
#define BOOKING_WENT_LABELS 4
#define REMINDER_WHO_LABELS 2
#define REMINDER_CHANNEL_LABELS 3
#define REMINDER_STATE_LABELS 5
extern const struct label booking_view_labels[BOOKING_VIEW_LABELS];
extern const struct label booking_conflict_labels[BOOKING_CONFLICT_LABELS];
extern const struct label booking_went_labels[BOOKING_WENT_LABELS];
extern const struct label reminder_who_labels[REMINDER_WHO_LABELS];
extern const struct label reminder_channel_labels[REMINDER_CHANNEL_LABELS];
extern const struct label reminder_state_labels[REMINDER_STATE_LABELS];

/* Of translations that are handed in: web/label_hand_in. */
#define HAND_IN_FAULT_LABELS 22
#define HAND_IN_STATE_LABELS 3
#define REVISION_NEED_LABELS 4
#define REVISION_STATE_LABELS 6
extern const struct label hand_in_fault_labels[HAND_IN_FAULT_LABELS];
extern const struct label hand_in_mend_labels[HAND_IN_FAULT_LABELS];
extern const struct label hand_in_state_labels[HAND_IN_STATE_LABELS];
extern const struct label revision_need_labels[REVISION_NEED_LABELS];
extern const struct label revision_state_labels[REVISION_STATE_LABELS];

/* Of what happened: web/label_events. */
#define ROLE_LABELS 10
#define FACTOR_LABELS 3
#define TOKEN_STATE_LABELS 3
#define ACCOUNT_ROLE_LABELS 9
extern const struct label role_labels[ROLE_LABELS];
extern const struct label factor_labels[FACTOR_LABELS];
extern const struct label token_state_labels[TOKEN_STATE_LABELS];
extern const struct label account_role_labels[ACCOUNT_ROLE_LABELS];
#define EVENT_LABELS 288
extern const struct label event_labels[EVENT_LABELS];

/* Of people around a tenant, and what becomes of one: web/label_people. */
#define LIFE_LABELS 4
#define PERSON_ROLE_LABELS 3
#define AGE_LABELS 2
#define INTERPRETS_LABELS 2
#define AUTHORITY_LABELS 5
#define MAY_LABELS 2
#define AUTHORITY_STATE_LABELS 5
#define PARTING_WHY_LABELS 3
#define HOLDER_LABELS 3
#define MERGE_FIELD_LABELS 7
extern const struct label life_labels[LIFE_LABELS];
/* Of needs and contacts: web/label_needs. */
#define NEED_KIND_LABELS 11
#define CANNOT_READ_LABELS 1
#define DYSLEXIA_LABELS 3
#define SUPPORT_LABELS 8
#define CONTACT_WAY_LABELS 8
#define CHANNEL_LABELS 6
#define INTERPRETER_LABELS 4
#define MET_WHY_LABELS 20
#define STEP_LABELS 10
#define REVIEW_OUTCOME_LABELS 3
#define MET_BY_LABELS 4
#define REVIEW_WHAT_LABELS 7
extern const struct label need_kind_labels[NEED_KIND_LABELS];
extern const struct label cannot_read_labels[CANNOT_READ_LABELS];
extern const struct label dyslexia_labels[DYSLEXIA_LABELS];
extern const struct label support_labels[SUPPORT_LABELS];
extern const struct label contact_way_labels[CONTACT_WAY_LABELS];
extern const struct label channel_labels[CHANNEL_LABELS];
extern const struct label interpreter_labels[INTERPRETER_LABELS];
extern const struct label met_why_labels[MET_WHY_LABELS];
extern const struct label step_labels[STEP_LABELS];
extern const struct label review_outcome_labels[REVIEW_OUTCOME_LABELS];
extern const struct label met_by_labels[MET_BY_LABELS];
extern const struct label review_what_labels[REVIEW_WHAT_LABELS];
extern const struct label person_role_labels[PERSON_ROLE_LABELS];
extern const struct label age_labels[AGE_LABELS];
extern const struct label interprets_labels[INTERPRETS_LABELS];
extern const struct label authority_labels[AUTHORITY_LABELS];
extern const struct label may_labels[MAY_LABELS];
extern const struct label authority_state_labels[AUTHORITY_STATE_LABELS];
extern const struct label parting_why_labels[PARTING_WHY_LABELS];
extern const struct label holder_labels[HOLDER_LABELS];
extern const struct label merge_field_labels[MERGE_FIELD_LABELS];

/* Of files and of interpreters by telephone: web/label_calls. */
#define ATTACHMENT_KIND_LABELS 8
#define CALL_REGION_LABELS 12
#define CALL_OUTCOME_LABELS 5
#define CALL_PURPOSE_LABELS 8
#define CALL_MET_LABELS 2
#define CALL_STATE_LABELS 3
#define CALL_LIST_LABELS 4
#define BILL_STATE_LABELS 2
#define BILL_VERDICT_LABELS 4
#define BILL_LIST_LABELS 4
#define BILL_SAY_LABELS 2
extern const struct label attachment_kind_labels[ATTACHMENT_KIND_LABELS];
extern const struct label call_region_labels[CALL_REGION_LABELS];
extern const struct label call_outcome_labels[CALL_OUTCOME_LABELS];
extern const struct label call_purpose_labels[CALL_PURPOSE_LABELS];
extern const struct label call_met_labels[CALL_MET_LABELS];
extern const struct label call_state_labels[CALL_STATE_LABELS];
extern const struct label call_list_labels[CALL_LIST_LABELS];
extern const struct label bill_state_labels[BILL_STATE_LABELS];
extern const struct label bill_verdict_labels[BILL_VERDICT_LABELS];
extern const struct label bill_list_labels[BILL_LIST_LABELS];
extern const struct label bill_say_labels[BILL_SAY_LABELS];

/* Money beside prices. */
#define BILL_KIND_LABELS 2
#define ORDER_STATE_LABELS 6
extern const struct label bill_kind_labels[BILL_KIND_LABELS];
extern const struct label order_state_labels[ORDER_STATE_LABELS];
#define BUDGET_STATE_LABELS 3
#define CODE_SERVICE_LABELS 4
#define CREDIT_STATE_LABELS 3
#define CREDIT_SAY_LABELS 2
#define CREDIT_WHY_LABELS 5
#define LEDGER_KIND_LABELS 6
extern const struct label credit_state_labels[CREDIT_STATE_LABELS];
extern const struct label credit_say_labels[CREDIT_SAY_LABELS];
extern const struct label credit_why_labels[CREDIT_WHY_LABELS];
extern const struct label ledger_kind_labels[LEDGER_KIND_LABELS];
extern const struct label budget_state_labels[BUDGET_STATE_LABELS];
extern const struct label code_service_labels[CODE_SERVICE_LABELS];

/* Of the register of providers: web/label_register. */
#define QUALIFICATION_LABELS 14
#define DBS_LEVEL_LABELS 3
#define CREDENTIAL_STATE_LABELS 3
#define PROVIDER_STATE_LABELS 3
#define LEAVING_WORK_LABELS 2
extern const struct label qualification_labels[QUALIFICATION_LABELS];
extern const struct label dbs_level_labels[DBS_LEVEL_LABELS];
extern const struct label credential_state_labels[CREDENTIAL_STATE_LABELS];
extern const struct label provider_state_labels[PROVIDER_STATE_LABELS];
extern const struct label leaving_work_labels[LEAVING_WORK_LABELS];

/* Of cases and calendars: web/label_cases. */
#define CASE_KIND_LABELS 4
#define CASE_STAGE_LABELS 8
#define CASE_EVENT_LABELS 19
#define CASE_CLOCK_LABELS 7
#define CASE_STATE_LABELS 2
#define STATUTE_HOW_LABELS 4
#define CALENDAR_CHANGE_LABELS 6
#define STATUTE_LABELS 19
extern const struct label case_kind_labels[CASE_KIND_LABELS];
extern const struct label case_stage_labels[CASE_STAGE_LABELS];
extern const struct label case_event_labels[CASE_EVENT_LABELS];
extern const struct label case_clock_labels[CASE_CLOCK_LABELS];
extern const struct label case_state_labels[CASE_STATE_LABELS];
extern const struct label statute_how_labels[STATUTE_HOW_LABELS];
extern const struct label calendar_change_labels[CALENDAR_CHANGE_LABELS];
extern const struct label statute_labels[STATUTE_LABELS];

/* Of how items find somebody: web/label_routing. */
#define ROUTING_MODE_LABELS 3
#define DBS_WANTED_LABELS 4
#define TIE_LABELS 3
#define TOLD_LABELS 2
#define FAMILY_LABELS 5
extern const struct label routing_mode_labels[ROUTING_MODE_LABELS];
extern const struct label dbs_wanted_labels[DBS_WANTED_LABELS];
extern const struct label tie_labels[TIE_LABELS];
extern const struct label told_labels[TOLD_LABELS];
extern const struct label family_labels[FAMILY_LABELS];

/* Of policies: web/label_policy. */
#define POLICY_EVIDENCE_LABELS 2
#define POLICY_DISABILITY_LABELS 2
#define POLICY_STANCE_LABELS 3
#define POLICY_STATE_LABELS 5
#define POLICY_BY_LABELS 3
#define POLICY_CLOCK_LABELS 2
extern const struct label policy_evidence_labels[POLICY_EVIDENCE_LABELS];
extern const struct label policy_disability_labels[POLICY_DISABILITY_LABELS];
extern const struct label policy_stance_labels[POLICY_STANCE_LABELS];
extern const struct label policy_state_labels[POLICY_STATE_LABELS];
extern const struct label policy_by_labels[POLICY_BY_LABELS];
extern const struct label policy_clock_labels[POLICY_CLOCK_LABELS];

/* Of mail: web/label_mail. */
#define MAIL_SECURITY_LABELS 3
extern const struct label mail_security_labels[MAIL_SECURITY_LABELS];

/* Of a request that comes in: web/label_intake. */
#define URGENCY_LABELS 3
#define ABOUT_LABELS 2
#define WAY_LABELS 2
#define UNKNOWN_LANGUAGE_LABELS 1
extern const struct label urgency_labels[URGENCY_LABELS];
extern const struct label about_labels[ABOUT_LABELS];
extern const struct label way_labels[WAY_LABELS];
extern const struct label unknown_language_labels[UNKNOWN_LANGUAGE_LABELS];

/* Of the provider's side: web/label_portal. */
#define QUESTION_SIDE_LABELS 2
#define JOB_STATE_LABELS 11
#define JOB_OUTCOME_LABELS 4
extern const struct label question_side_labels[QUESTION_SIDE_LABELS];
extern const struct label job_state_labels[JOB_STATE_LABELS];
extern const struct label job_outcome_labels[JOB_OUTCOME_LABELS];

/* Of evidence and quality: web/label_quality; what tenants read of it:
 * web/label_feedback. */
#define DECLARATION_LABELS 3
#define DECLARATION_STANCE_LABELS 4
#define DECLARATION_WANT_LABELS 3
#define FEEDBACK_HOW_LABELS 4
#define COMPLAINT_STATE_LABELS 3
#define COMPLAINT_ABOUT_LABELS 8
#define COMPLAINT_SOURCE_LABELS 4
#define COMPLAINT_OUTCOME_LABELS 4
#define COMPLAINT_STEP_LABELS 7
#define FEEDBACK_QUESTION_LABELS 5
#define FEEDBACK_ANSWER_LABELS 3
extern const struct label declaration_labels[DECLARATION_LABELS];
extern const struct label declaration_stance_labels[DECLARATION_STANCE_LABELS];
extern const struct label declaration_want_labels[DECLARATION_WANT_LABELS];
extern const struct label feedback_how_labels[FEEDBACK_HOW_LABELS];
extern const struct label complaint_state_labels[COMPLAINT_STATE_LABELS];
extern const struct label complaint_about_labels[COMPLAINT_ABOUT_LABELS];
extern const struct label complaint_source_labels[COMPLAINT_SOURCE_LABELS];
extern const struct label complaint_outcome_labels[COMPLAINT_OUTCOME_LABELS];
extern const struct label complaint_step_labels[COMPLAINT_STEP_LABELS];
extern const struct label feedback_question_labels[FEEDBACK_QUESTION_LABELS];
extern const struct label feedback_answer_labels[FEEDBACK_ANSWER_LABELS];

/* The rows of a set in the order in which people see them.
 * NULL where there is no such set. */
const struct label *label_set(const char *set, size_t *ret_count);

/* The English label, or word itself where it has none. */
const char *label_of(const char *set, const char *word);

/* Of success and gaps: web/label_figures. */
#define SUCCESS_BY_LABELS 11
#define PARITY_CLAIM_LABELS 4
#define PARITY_BY_LABELS 15
#define VIEW_REPORT_LABELS 9
#define VIEW_EVERY_LABELS 3
extern const struct label view_report_labels[VIEW_REPORT_LABELS];
extern const struct label view_every_labels[VIEW_EVERY_LABELS];
#define PACK_KIND_LABELS 2
#define PACK_SUBJECT_LABELS 6
#define PACK_FORMAT_LABELS 3
extern const struct label pack_kind_labels[PACK_KIND_LABELS];
extern const struct label pack_subject_labels[PACK_SUBJECT_LABELS];
extern const struct label pack_format_labels[PACK_FORMAT_LABELS];
#define PARITY_NEED_LABELS 2
#define PARITY_MEASURE_LABELS 4
#define PARITY_WAIT_LABELS 4
#define DEMAND_BY_LABELS 1
#define DEMAND_CLAIM_LABELS 4
#define SPEND_BY_LABELS 4
#define FORECAST_BY_LABELS 3
#define FORECAST_WAY_LABELS 3
extern const struct label success_by_labels[SUCCESS_BY_LABELS];
extern const struct label parity_claim_labels[PARITY_CLAIM_LABELS];
extern const struct label parity_by_labels[PARITY_BY_LABELS];
extern const struct label parity_need_labels[PARITY_NEED_LABELS];
extern const struct label parity_measure_labels[PARITY_MEASURE_LABELS];
extern const struct label parity_wait_labels[PARITY_WAIT_LABELS];
extern const struct label demand_by_labels[DEMAND_BY_LABELS];
extern const struct label demand_claim_labels[DEMAND_CLAIM_LABELS];
extern const struct label spend_by_labels[SPEND_BY_LABELS];
extern const struct label forecast_by_labels[FORECAST_BY_LABELS];
extern const struct label forecast_way_labels[FORECAST_WAY_LABELS];

#endif
