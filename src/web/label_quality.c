/* Labels of evidence and quality. */
#include "web/label.h"

const struct label declaration_labels[DECLARATION_LABELS] = {
	{"interpreting", NC_("declaration", "Interpreter’s declaration")},
	{"sight",
	 NC_("declaration", "Declaration of who read it out")},
	{"translation", NC_("declaration", "Translator’s certificate")},
};

const struct label declaration_stance_labels[DECLARATION_STANCE_LABELS] = {
	{"never", NC_("declaration-stance", "Nobody is asked")},
	{"matter",
	 NC_("declaration-stance",
	     "Needed in sensitive matters, asked for where the document is "
	     "legal, about safety or rights")},
	{"class",
	 NC_("declaration-stance",
	     "Needed in sensitive matters, and where the document is legal, "
	     "about safety or rights")},
	{"always", NC_("declaration-stance", "Always needed")},
};

const struct label declaration_want_labels[DECLARATION_WANT_LABELS] = {
	{"free", NC_("declaration-want", "May be signed")},
	{"asked", NC_("declaration-want", "Asked for")},
	{"needed", NC_("declaration-want", "Needed")},
};

const struct label feedback_answer_labels[FEEDBACK_ANSWER_LABELS] = {
	{"yes", NC_("feedback-answer", "Yes")},
	{"partly", NC_("feedback-answer", "Partly")},
	{"no", NC_("feedback-answer", "No")},
};

const struct label feedback_how_labels[FEEDBACK_HOW_LABELS] = {
	{"self", NC_("feedback-how", "By themselves")},
	{"telephone", NC_("feedback-how", "By telephone")},
	{"in-person", NC_("feedback-how", "In person")},
	{"paper", NC_("feedback-how", "On paper")},
};

const struct label complaint_state_labels[COMPLAINT_STATE_LABELS] = {
	{"received", NC_("complaint-state", "To be acknowledged")},
	{"investigated", NC_("complaint-state", "Looked into")},
	{"closed", NC_("complaint-state", "Decided")},
};

const struct label complaint_about_labels[COMPLAINT_ABOUT_LABELS] = {
	{"accuracy", NC_("complaint-about", "Wrong or incomplete words")},
	{"conduct",
	 NC_("complaint-about", "Impolite, took a side or gave advice")},
	{"confidentiality",
	 NC_("complaint-about", "Told others about it")},
	{"conflict",
	 NC_("complaint-about", "Knew them, or had an interest")},
	{"late", NC_("complaint-about", "Late")},
	{"absent", NC_("complaint-about", "Did not come")},
	{"equality", NC_("complaint-about", "Discrimination or harassment")},
	{"other", NC_("complaint-about", "Something else")},
};

const struct label complaint_source_labels[COMPLAINT_SOURCE_LABELS] = {
	{"tenant", NC_("complaint-source", "The tenant")},
	{"officer", NC_("complaint-source", "A colleague")},
	{"feedback", NC_("complaint-source", "A tenant’s answers")},
	{"other", NC_("complaint-source", "Somebody else")},
};

const struct label complaint_outcome_labels[COMPLAINT_OUTCOME_LABELS] = {
	{"upheld", NC_("complaint-outcome", "Upheld")},
	{"partly", NC_("complaint-outcome", "Upheld in part")},
	{"not-upheld", NC_("complaint-outcome", "Not upheld")},
	{"withdrawn", NC_("complaint-outcome", "Withdrawn")},
};

const struct label complaint_step_labels[COMPLAINT_STEP_LABELS] = {
	{"acknowledge", NC_("complaint-step", "Acknowledged")},
	{"note", NC_("complaint-step", "Found out")},
	{"longer", NC_("complaint-step", "More time")},
	{"stop", NC_("complaint-step", "Suspended")},
	{"start", NC_("complaint-step", "Reinstated")},
	{"decide", NC_("complaint-step", "Decided")},
	{"reopen", NC_("complaint-step", "Opened again")},
};
