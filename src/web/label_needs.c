/* Words of core/need and core/contact, as pages say them. */
#include "web/label.h"

const struct label need_kind_labels[NEED_KIND_LABELS] = {
	{"spoken-language", NC_("need-kind", "Speaks")},
	{"dialect", NC_("need-kind", "Dialect")},
	{"cannot-read", NC_("need-kind", "Cannot read")},
	{"read-language", NC_("need-kind", "Reads")},
	{"english", NC_("need-kind", "English")},
	{"format", NC_("need-kind", "Format")},
	{"dyslexia", NC_("need-kind", "Dyslexia")},
	{"support", NC_("need-kind", "Support")},
	{"interpreter-gender", NC_("need-kind", "Interpreter")},
	{"contact-way", NC_("need-kind", "Be in touch by")},
	{"safe-contact", NC_("need-kind", "Contact")},
};

const struct label cannot_read_labels[CANNOT_READ_LABELS] = {
	{"yes", NC_("cannot-read", "any language")},
};

const struct label dyslexia_labels[DYSLEXIA_LABELS] = {
	{"layout", NC_("dyslexia", "Wide spacing, short lines")},
	{"short", NC_("dyslexia", "Short, in Easy Read")},
	{"aloud", NC_("dyslexia", "Read out as well")},
};

const struct label support_labels[SUPPORT_LABELS] = {
	{"lipspeaker", NC_("support", "Lipspeaker")},
	{"speech-to-text", NC_("support", "Speech-to-text reporter")},
	{"deafblind-interpreter", NC_("support", "Deafblind interpreter")},
	{"deaf-relay", NC_("support", "Deaf relay interpreter")},
	{"note-taker", NC_("support", "Note taker")},
	{"hearing-loop", NC_("support", "Hearing loop")},
	{"advocate", NC_("support", "Advocate")},
	{"more-time", NC_("support", "More time")},
};

const struct label contact_way_labels[CONTACT_WAY_LABELS] = {
	{"text-relay", NC_("contact-way", "Text relay (18001)")},
	{"video-relay", NC_("contact-way", "Video relay in sign language")},
	{"telephone", NC_("contact-way", "Telephone")},
	{"text-message", NC_("contact-way", "Text message")},
	{"email", NC_("contact-way", "E-mail")},
	{"letter", NC_("contact-way", "Letter")},
	{"in-person", NC_("contact-way", "In person")},
	{"representative", NC_("contact-way", "Somebody who acts for them")},
};

const struct label channel_labels[CHANNEL_LABELS] = {
	{"letter", NC_("channel", "Letter")},
	{"visit", NC_("channel", "Visit or meeting")},
	{"call", NC_("channel", "Call")},
	{"relay", NC_("channel", "Call through a relay")},
	{"email", NC_("channel", "E-mail")},
	{"text", NC_("channel", "Text message")},
};

const struct label interpreter_labels[INTERPRETER_LABELS] = {
	{"none", NC_("interpreter", "Nobody interpreted")},
	{"professional", NC_("interpreter", "An interpreter")},
	{"colleague", NC_("interpreter", "A colleague who speaks it")},
	{"family", NC_("interpreter", "Family or a friend")},
};

const struct label met_why_labels[MET_WHY_LABELS] = {
	{"said", NC_("met-why", "Said by a person")},
	{"their-language", NC_("met-why", "In their language")},
	{"another-language",
	 NC_("met-why", "Written in a language that they do not read")},
	{"reads-nothing",
	 NC_("met-why", "Written to somebody who cannot read")},
	{"told", NC_("met-why", "Told by voice or sign")},
	{"no-interpreter",
	 NC_("met-why", "Not in their language, and nobody interpreted")},
	{"family",
	 NC_("met-why", "Interpreted by family or a friend")},
	{"english-enough", NC_("met-why", "Their English is enough")},
	{"their-format", NC_("met-why", "In their format")},
	{"on-screen",
	 NC_("met-why", "On a screen, where they set size and colour")},
	{"too-small", NC_("met-why", "In print that is too small")},
	{"another-format", NC_("met-why", "Not in their format")},
	{"their-support", NC_("met-why", "With the support they need")},
	{"no-support", NC_("met-why", "Without the support they need")},
	{"their-gender", NC_("met-why", "The interpreter they asked for")},
	{"another-gender",
	 NC_("met-why", "An interpreter of another gender")},
	{"their-way", NC_("met-why", "In the way they asked for")},
	{"another-way", NC_("met-why", "Not in a way they asked for")},
	{"safe", NC_("met-why", "Within the safe-contact rule")},
	{"unsafe", NC_("met-why", "Against the safe-contact rule")},
};

const struct label step_labels[STEP_LABELS] = {
	{"consent", NC_("step", "They agreed")},
	{"no-consent", NC_("step", "They do not want it shared")},
	{"safeguarding", NC_("step", "Safeguarding, without consent")},
	{"told", NC_("step", "Told")},
	{"evidence", NC_("step", "More evidence")},
	{"still-right", NC_("step", "Still right")},
	{"changed", NC_("step", "Changed")},
	{"ended", NC_("step", "Ended")},
	{"met", NC_("step", "Met")},
	{"not-met", NC_("step", "Not met")},
};

const struct label review_outcome_labels[REVIEW_OUTCOME_LABELS] = {
	{"still-right", NC_("review-outcome", "Still right")},
	{"changed", NC_("review-outcome", "It has changed")},
	{"ended", NC_("review-outcome", "It is over")},
};

const struct label met_by_labels[MET_BY_LABELS] = {
	{"kind", NC_("met-by", "Need")},
	{"organisation", NC_("met-by", "Organisation")},
	{"channel", NC_("met-by", "Kind of contact")},
	{"why", NC_("met-by", "Why")},
};

const struct label review_what_labels[REVIEW_WHAT_LABELS] = {
	{"need", NC_("review-what", "Need")},
	{"authority", NC_("review-what", "Authority of somebody to act")},
	{"profile", NC_("review-what", "Equality profile, to be asked anew")},
	{"plan", NC_("review-what", "Action plan, as a whole")},
	{"assessment", NC_("review-what", "Impact assessment, to be done")},
	{"assessment-again",
	 NC_("review-what", "Impact assessment, to be looked at again")},
	{"policy-review", NC_("review-what", "Review of a policy")},
};
