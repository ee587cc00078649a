/* Labels of action plans, impact assessments and reviews of policies. */
#include "web/label.h"

const struct label measure_state_labels[MEASURE_STATE_LABELS] = {
	{"open", NC_("measure-state", "Open")},
	{"done", NC_("measure-state", "Done")},
	{"dropped", NC_("measure-state", "Dropped")},
};

const struct label framework_labels[FRAMEWORK_LABELS] = {
	{"equality-duty",
	 NC_("framework", "Public sector equality duty (Equality Act 2010, "
			  "section 149)")},
	{"human-rights",
	 NC_("framework", "Human Rights Act 1998, section 6")},
	{"accessible-information",
	 NC_("framework", "Accessible information standard (DAPB1605)")},
	{"influence",
	 NC_("framework", "Regulator’s Transparency, Influence and "
			  "Accountability Standard")},
	{"safety",
	 NC_("framework", "Regulator’s Safety and Quality Standard")},
	{"tenancy", NC_("framework", "Regulator’s Tenancy Standard")},
	{"neighbourhood",
	 NC_("framework", "Regulator’s Neighbourhood and Community Standard")},
	{"complaints",
	 NC_("framework", "Housing Ombudsman’s Complaint Handling Code")},
	{"welsh", NC_("framework", "Welsh Language (Wales) Measure 2011")},
};

const struct label assessment_kind_labels[ASSESSMENT_KIND_LABELS] = {
	{"policy", NC_("assessment-kind", "A policy")},
	{"service", NC_("assessment-kind", "A service")},
	{"decision", NC_("assessment-kind", "A decision")},
};

const struct label assessment_result_labels[ASSESSMENT_RESULT_LABELS] = {
	{"no-change", NC_("assessment-result", "It goes ahead as it is")},
	{"adjust", NC_("assessment-result", "It is changed first")},
	{"justified",
	 NC_("assessment-result", "It goes ahead although it disadvantages "
				  "some, with the reason")},
	{"stop", NC_("assessment-result", "It does not go ahead")},
};

const struct label assessment_state_labels[ASSESSMENT_STATE_LABELS] = {
	{"planned", NC_("assessment-state", "Planned")},
	{"done", NC_("assessment-state", "Done")},
};

const struct label review_stage_labels[REVIEW_STAGE_LABELS] = {
	{"begun", NC_("review-stage", "Begun")},
	{"asked", NC_("review-stage", "Consultation")},
	{"heard", NC_("review-stage", "Consulted")},
	{"published", NC_("review-stage", "Published")},
};

/* Sentences of a history. */
const struct label plan_note_labels[PLAN_NOTE_LABELS] = {
	{"added", NC_("plan-note", "It was written down.")},
	{"progress", NC_("plan-note", "Progress was noted.")},
	{"title", NC_("plan-note", "It is worded anew.")},
	{"owner", NC_("plan-note", "Somebody else sees to it.")},
	{"due", NC_("plan-note", "The date was moved.")},
	{"target", NC_("plan-note", "The target was changed.")},
	{"other", NC_("plan-note", "It was changed.")},
	{"evidence", NC_("plan-note", "Evidence was added.")},
	{"evidence-gone", NC_("plan-note", "Evidence was taken away.")},
	{"done", NC_("plan-note", "It is done.")},
	{"dropped", NC_("plan-note", "It was dropped.")},
	{"reopened", NC_("plan-note", "It was opened again.")},
	{"asked", NC_("plan-note", "People are asked what they think.")},
	{"heard", NC_("plan-note", "What they said was written down.")},
	{"published", NC_("plan-note", "It was published.")},
};

const struct label policy_read_labels[POLICY_READ_LABELS] = {
	{"unread", NC_("policy-read", "Not read yet")},
	{"read", NC_("policy-read", "Read")},
};
