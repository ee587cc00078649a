/* Labels of equality profiles and the panel for staff. */
#include "web/label.h"

const struct label profile_how_labels[PROFILE_HOW_LABELS] = {
	{"self", NC_("profile-how", "By the tenant")},
	{"telephone", NC_("profile-how", "By telephone")},
	{"in-person", NC_("profile-how", "In person")},
	{"paper", NC_("profile-how", "On paper")},
};

/* How an officer may have asked. */
const struct label profile_asked_labels[PROFILE_ASKED_LABELS] = {
	{"telephone", NC_("profile-asked", "By telephone")},
	{"in-person", NC_("profile-asked", "In person")},
	{"paper", NC_("profile-asked", "They filled in the sheet")},
};

const struct label profile_preset_labels[PROFILE_PRESET_LABELS] = {
	{"nine", NC_("profile-preset",
		     "All nine protected characteristics")},
	{"six", NC_("profile-preset", "The six strands of older schemes")},
};

const struct label profile_state_labels[PROFILE_STATE_LABELS] = {
	{"reached", NC_("profile-state", "Reached")},
	{"not-yet", NC_("profile-state", "Not yet")},
	{"missed", NC_("profile-state", "Missed")},
};

const struct label profile_by_labels[PROFILE_BY_LABELS] = {
	{"organisation", NC_("profile-by", "Landlord")},
	{"language", NC_("profile-by", "Language they speak")},
	{"area", NC_("profile-by", "Area")},
};

/* What an officer who asks should know of each question. */
const struct label equality_guide_labels[EQUALITY_GUIDE_LABELS] = {
	{"age", NC_("equality-guide",
		    "Offer the groups. Do not work the age out from a date of "
		    "birth that you know from elsewhere.")},
	{"disability",
	 NC_("equality-guide",
	     "Do not ask which condition it is. If they mention help or "
	     "another format, record that as a need afterwards: nobody acts "
	     "on this answer.")},
	{"gender-identity",
	 NC_("equality-guide",
	     "Read it out as it stands. Ask nothing further and never repeat "
	     "the answer aloud where others may hear it.")},
	{"marriage",
	 NC_("equality-guide",
	     "Who is separated but not divorced is still married in law.")},
	{"pregnancy",
	 NC_("equality-guide",
	     "Ask everybody alike, whatever their age or sex. A birth counts "
	     "for 26 weeks.")},
	{"ethnic-group",
	 NC_("equality-guide",
	     "The answer is theirs alone. Do not guess from name, accent or "
	     "language; write their own words where none fits.")},
	{"national-identity",
	 NC_("equality-guide",
	     "It is not about nationality, passport or the right to live "
	     "here: say so. Several answers may be true.")},
	{"religion",
	 NC_("equality-guide",
	     "Belief without religion counts too: write it in their own "
	     "words.")},
	{"sex", NC_("equality-guide",
		    "Do not fill it in from a title or a voice. Who would "
		    "rather not say has answered.")},
	{"sexual-orientation",
	 NC_("equality-guide",
	     "Only where nobody else listens. Never through a relative, nor "
	     "an interpreter whom they know.")},
};
