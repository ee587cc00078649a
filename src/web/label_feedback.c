/* What tenants are asked about a piece of work. Every sentence in this file is
 * translated into all languages of po/tenant. */
#include "web/label.h"

const struct label feedback_question_labels[FEEDBACK_QUESTION_LABELS] = {
	{"understood",
	 NC_("feedback-question", "Could you understand everything?")},
	{"said",
	 NC_("feedback-question",
	     "Could you say everything that you wanted to say?")},
	{"fair",
	 NC_("feedback-question",
	     "Was the interpreter polite, and fair to everybody?")},
	{"language",
	 NC_("feedback-question",
	     "Was it in the right language for you?")},
	{"time", NC_("feedback-question", "Did it come in time?")},
};
