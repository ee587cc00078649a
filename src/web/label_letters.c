/* Labels of letters: what they are made as, and why an address is refused. */
#include "web/label.h"

const struct label letter_format_labels[LETTER_FORMAT_LABELS] = {
	{"pdf", NC_("letter-format", "Pages to print (PDF)")},
	{"html", NC_("letter-format", "Page for a screen")},
	{"text", NC_("letter-format", "Plain text")},
	{"brf", NC_("letter-format", "Braille for an embosser (BRF)")},
	{"pef", NC_("letter-format", "Braille for other programs (PEF)")},
	{"tree", NC_("letter-format", "Tree of the document")},
};

/* What listeners said: desk/voice. */
const struct label voice_proof_labels[VOICE_PROOF_LABELS] = {
	{"none", NC_("voice-proof", "no voice")},
	{"unheard", NC_("voice-proof", "Nobody has listened yet")},
	{"changed", NC_("voice-proof", "Changed since somebody listened")},
	{"understood", NC_("voice-proof", "Understood and signed")},
	{"refused", NC_("voice-proof", "Not understandable")},
};
const struct label voice_verdict_labels[VOICE_VERDICT_LABELS] = {
	{"understood", NC_("voice-verdict", "I understood all of it")},
	{"refused", NC_("voice-verdict", "It is not understandable")},
};

/* What tenants said of Easy Read: desk/easy_read. */
const struct label easy_read_proof_labels[EASY_READ_PROOF_LABELS] = {
	{"unread", NC_("easy-read-proof", "Nobody has signed it")},
	{"changed", NC_("easy-read-proof", "Changed since it was signed")},
	{"read", NC_("easy-read-proof", "Looked at by tenants and signed")},
};
const struct label easy_read_verdict_labels[EASY_READ_VERDICT_LABELS] = {
	{"clear", NC_("easy-read-verdict", "I understood all of it")},
	{"partly", NC_("easy-read-verdict", "I understood some of it")},
	{"unclear", NC_("easy-read-verdict", "I did not understand it")},
};

/* Why a letter is not read aloud here: desk/choice. */
const struct label voice_lack_labels[VOICE_LACK_LABELS] = {
	{"none", NC_("voice-lack", "the language has no voice here")},
	{"unheard",
	 NC_("voice-lack", "nobody has understood the voice of this language")},
	{"words-unheard",
	 NC_("voice-lack", "nobody has heard this notice in the language")},
};

/* Letters as sound and film: desk/media. */
const struct label media_state_labels[MEDIA_STATE_LABELS] = {
	{"asked", NC_("media-state", "asked of somebody")},
	{"making", NC_("media-state", "being made")},
	{"ready", NC_("media-state", "ready")},
	{"failed", NC_("media-state", "could not be made")},
};
const struct label media_format_labels[MEDIA_FORMAT_LABELS] = {
	{"audio", NC_("media-format", "Sound")},
	{"bsl-video", NC_("media-format", "BSL video")},
};

const struct label braille_proof_labels[BRAILLE_PROOF_LABELS] = {
	{"unread", NC_("braille-proof", "Nobody has read it in Braille")},
	{"changed", NC_("braille-proof", "Changed since it was read")},
	{"read", NC_("braille-proof", "Read and signed")},
};

/* Why a letter has no address in its window: doc/address. */
const struct label address_labels[ADDRESS_LABELS] = {
	{"no-fixed-abode",
	 NC_("address", "It says that there is no fixed abode.")},
	{"not-enough-address-lines",
	 NC_("address", "It has fewer than 3 lines: it needs a name, a street "
			"and a postcode.")},
	{"too-many-address-lines",
	 NC_("address", "It has more than 7 lines.")},
	{"no-postcode",
	 NC_("address", "Its last line is neither a UK postcode nor a country "
			"in English.")},
	{"address-not-latin",
	 NC_("address", "It is not all in Latin letters.")},
	{"address-line-starts-wrongly",
	 NC_("address", "One of its lines begins with a character that "
			"printers refuse.")},
	{"address-line-says-nothing",
	 NC_("address", "One of its lines has no letter and no digit.")},
	{"address-line-too-wide",
	 NC_("address", "One of its lines is too long for the window.")},
};

const struct label paper_labels[PAPER_LABELS] = {
	{"white", NC_("paper", "White")},   {"cream", NC_("paper", "Cream")},
	{"yellow", NC_("paper", "Yellow")}, {"blue", NC_("paper", "Blue")},
	{"green", NC_("paper", "Green")},   {"pink", NC_("paper", "Pink")},
};

const struct label letter_layout_labels[LETTER_LAYOUT_LABELS] = {
	{"side", NC_("letter-layout", "Side by side")},
	{"after", NC_("letter-layout", "One after the other")},
};

/* What tenants ask for on the page of a letter: core/reply. */
const struct label reply_labels[REPLY_LABELS] = {
	{"help", NC_("reply", "Needs help with a letter")},
	{"call", NC_("reply", "Asks to be called")},
	{"language", NC_("reply", "Reads another language")},
};

/* How a letter goes to somebody: core/choice. */
const struct label choice_what_labels[CHOICE_WHAT_LABELS] = {
	{"language", NC_("choice-what", "Language")},
	{"format", NC_("choice-what", "Format")},
	{"paper", NC_("choice-what", "Paper")},
	{"layout", NC_("choice-what", "Wide spacing")},
	{"channel", NC_("choice-what", "Way")},
};
const struct label choice_why_labels[CHOICE_WHY_LABELS] = {
	{"asked", NC_("choice-why", "as you asked")},
	{"recorded", NC_("choice-why", "as recorded")},
	{"spoken",
	 NC_("choice-why", "as they speak; what they read is not recorded")},
	{"reads-nothing",
	 NC_("choice-why", "they read no language: tell it by voice as well")},
	{"safe", NC_("choice-why", "what else there is would be unsafe")},
	{"posted", NC_("choice-why", "such a letter has to be posted")},
	{"nothing", NC_("choice-why", "nothing is recorded")},
};
const struct label choice_stop_labels[CHOICE_STOP_LABELS] = {
	{"post-unsafe",
	 NC_("choice-stop",
	     "It has to be posted, and that is unsafe: choose how it goes. "
	     "Hand it over, or write to somebody who may receive letters for "
	     "them; a manager decides whether it is posted all the same.")},
	{"own-words",
	 NC_("choice-stop",
	     "Read how it is safe to reach them, then choose how it goes.")},
};
const struct label letter_channel_labels[LETTER_CHANNEL_LABELS] = {
	{"letter", NC_("letter-channel", "By post")},
	{"visit", NC_("letter-channel", "Handed over")},
	{"email", NC_("letter-channel", "By e-mail")},
	{"text", NC_("letter-channel", "By text message")},
};

/* How an issued letter goes, and how far it has come: core/dispatch. */
const struct label dispatch_method_labels[DISPATCH_METHOD_LABELS] = {
	{"post", NC_("dispatch-method", "Post")},
	{"recorded", NC_("dispatch-method", "Recorded post")},
	{"hand", NC_("dispatch-method", "Handed over")},
	{"email", NC_("dispatch-method", "E-mail")},
	{"text", NC_("dispatch-method", "Text message")},
};
const struct label dispatch_state_labels[DISPATCH_STATE_LABELS] = {
	{"to-do", NC_("dispatch-state", "Still to be done")},
	{"sent", NC_("dispatch-state", "Sent")},
	{"proven", NC_("dispatch-state", "Somebody took it")},
	{"returned", NC_("dispatch-state", "Came back")},
	{"failed", NC_("dispatch-state", "Did not work")},
	{"dropped", NC_("dispatch-state", "Not wanted any more")},
};
const struct label hold_whose_labels[HOLD_WHOSE_LABELS] = {
	{"letter", NC_("hold-whose", "This letter")},
	{"tenant", NC_("hold-whose", "Every letter of the tenant")},
};

/* Campaigns: desk/campaigns. */
const struct label campaign_state_labels[CAMPAIGN_STATE_LABELS] = {
	{"checking", NC_("campaign-state", "Recipients are looked at")},
	{"waiting", NC_("campaign-state", "Waits for release")},
	{"running", NC_("campaign-state", "Letters go out")},
	{"paused", NC_("campaign-state", "Paused")},
	{"done", NC_("campaign-state", "Every letter is out")},
	{"stopped", NC_("campaign-state", "Stopped")},
};
const struct label campaign_recipient_labels[CAMPAIGN_RECIPIENT_LABELS] = {
	{"ready", NC_("campaign-recipient", "ready")},
	{"refused", NC_("campaign-recipient", "no letter")},
	{"issued", NC_("campaign-recipient", "issued")},
	{"asked", NC_("campaign-recipient", "asked of people")},
};
const struct label campaign_refusal_labels[CAMPAIGN_REFUSAL_LABELS] = {
	{"unknown", NC_("campaign-refusal", "no such tenant")},
	{"twice", NC_("campaign-refusal", "stands in the table twice")},
	{"life", NC_("campaign-refusal", "must not be written to")},
	{"values", NC_("campaign-refusal", "a value is wrong or missing")},
	{"form",
	 NC_("campaign-refusal", "the prescribed form cannot go with it")},
	{"not-translated", NC_("campaign-refusal", "no translation")},
	{"not-approved",
	 NC_("campaign-refusal", "the translation is not approved")},
	{"own-words",
	 NC_("campaign-refusal", "somebody has to say how it goes")},
	{"address", NC_("campaign-refusal", "the address cannot be printed")},
	{"braille",
	 NC_("campaign-refusal", "nobody has proofread it in Braille")},
	{"failed", NC_("campaign-refusal", "it could not be issued")},
};

/* Why a letter that waits is in no print run: desk/print_runs. */
const struct label print_left_labels[PRINT_LEFT_LABELS] = {
	{"address", NC_("print-left", "Printers do not take its address")},
	{"abroad", NC_("print-left", "It goes to another country")},
	{"pages", NC_("print-left", "It has no pages, or more than ten")},
};
