/* Labels of translations that are handed in: what may be wrong, how it is
 * mended, and who revises. */
#include "web/label.h"

const struct label hand_in_fault_labels[HAND_IN_FAULT_LABELS] = {
	{"empty", NC_("hand-in-fault", "There are no words in it")},
	{"script", NC_("hand-in-fault",
		       "It is not in the letters of the language")},
	{"source", NC_("hand-in-fault", "It is still in the language it "
					"came in")},
	{"character", NC_("hand-in-fault",
			  "A character that may not stand in a text")},
	{"notice", NC_("hand-in-fault", "The notice does not take it")},
	{"missing", NC_("hand-in-fault", "Not translated")},
	{"same", NC_("hand-in-fault", "As in the source, not translated")},
	{"paragraphs", NC_("hand-in-fault",
			   "More or fewer paragraphs than the source")},
	{"letters", NC_("hand-in-fault", "Letters of another script")},
	{"language", NC_("hand-in-fault", "It reads like another language")},
	{"number", NC_("hand-in-fault", "A number of the source is missing")},
	{"added", NC_("hand-in-fault",
		      "A number that the source does not have")},
	{"date", NC_("hand-in-fault", "A date of the source is missing")},
	{"swapped", NC_("hand-in-fault", "Day and month have changed places")},
	{"money", NC_("hand-in-fault", "An amount of the source is missing")},
	{"reference", NC_("hand-in-fault",
			  "A reference or address of the source is missing")},
	{"placeholder", NC_("hand-in-fault",
			    "What a program fills in is missing")},
	{"digits", NC_("hand-in-fault", "Digits that a bank does not print")},
	{"short", NC_("hand-in-fault", "Far shorter than the source")},
	{"long", NC_("hand-in-fault", "Far longer than the source")},
	{"unread", NC_("hand-in-fault",
		       "No words could be read: nothing was checked")},
	{"alone", NC_("hand-in-fault",
		      "There is no text of the source to compare it with")},
};

const struct label hand_in_mend_labels[HAND_IN_FAULT_LABELS] = {
	{"empty", NC_("hand-in-mend", "Translate it, then hand it in.")},
	{"script", NC_("hand-in-mend",
		       "Write it in the script that is asked for.")},
	{"source", NC_("hand-in-mend", "Put the translation in its place.")},
	{"character", NC_("hand-in-mend", "Take it out.")},
	{"notice", NC_("hand-in-mend", "Put it right, then hand it in.")},
	{"missing", NC_("hand-in-mend",
			"Translate it, or say where its words stand.")},
	{"same", NC_("hand-in-mend",
		     "Translate it, or say why it stays as it is.")},
	{"paragraphs", NC_("hand-in-mend", "See that nothing is left out.")},
	{"letters", NC_("hand-in-mend",
			"Write them in the script that is asked for.")},
	{"language", NC_("hand-in-mend",
			 "See that it is the language asked for.")},
	{"number", NC_("hand-in-mend",
		       "Put it in, or say that it stands there in words.")},
	{"added", NC_("hand-in-mend", "Take it out, or say where it is from.")},
	{"date", NC_("hand-in-mend",
		     "Put in the day, the month and the year.")},
	{"swapped", NC_("hand-in-mend", "Write the month in words.")},
	{"money", NC_("hand-in-mend",
		      "Put in the amount with its sign, as in the source.")},
	{"reference", NC_("hand-in-mend",
			  "Put it in exactly as in the source.")},
	{"placeholder", NC_("hand-in-mend",
			    "Put it in exactly as in the source.")},
	{"digits", NC_("hand-in-mend",
		       "Write amounts, dates and references in 0 to 9.")},
	{"short", NC_("hand-in-mend", "See that nothing is left out.")},
	{"long", NC_("hand-in-mend",
		     "See that nothing stands in the wrong place.")},
	{"unread", NC_("hand-in-mend",
		       "Send a file with text in it, or say why not.")},
	{"alone", NC_("hand-in-mend", "Nothing is to be done.")},
};

const struct label hand_in_state_labels[HAND_IN_STATE_LABELS] = {
	{"draft", NC_("hand-in-state", "Not handed in yet")},
	{"waiting", NC_("hand-in-state", "Waits for a word from you")},
	{"done", NC_("hand-in-state", "Handed in")},
};

const struct label revision_need_labels[REVISION_NEED_LABELS] = {
	{"none", NC_("revision-need", "No second person is needed")},
	{"needed", NC_("revision-need", "A second person is to revise it")},
	{"asked", NC_("revision-need", "A second person is asked")},
	{"done", NC_("revision-need", "Revised by a second person")},
};

const struct label revision_state_labels[REVISION_STATE_LABELS] = {
	{"asked", NC_("revision-state", "Asked")},
	{"accepted", NC_("revision-state", "At work on it")},
	{"declined", NC_("revision-state", "Said no")},
	{"withdrawn", NC_("revision-state", "Let go")},
	{"returned", NC_("revision-state", "Sent it back")},
	{"done", NC_("revision-state", "Revised")},
};
