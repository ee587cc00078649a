/* What is signed for which work. */
#include "core/declaration.h"

const char *const declaration_names[DECLARATIONS] = {
	"interpreting", "sight", "translation",
};
const char *const declaration_stance_names[DECLARATION_STANCES] = {
	"never", "matter", "class", "always",
};
const char *const declaration_want_names[DECLARATION_WANTS] = {
	"free", "asked", "needed",
};

enum declaration_stance
declaration_shipped(enum declaration kind)
{
	return kind == DECLARATION_SIGHT ? STANCE_ALWAYS : STANCE_MATTER;
}

enum declaration_want
declaration_want(const struct declaration_case *work)
{
	bool sensitive = work->sensitivity != SENSITIVITY_NONE;
	bool binding = work->document_class == CLASS_LEGAL ||
		       work->document_class == CLASS_SAFETY ||
		       work->document_class == CLASS_RIGHTS;

	switch (work->stance) {
	case STANCE_NEVER:
		return DECLARATION_FREE;
	case STANCE_MATTER:
		if (sensitive)
			return DECLARATION_NEEDED;
		return binding ? DECLARATION_ASKED : DECLARATION_FREE;
	case STANCE_CLASS:
		return sensitive || binding ? DECLARATION_NEEDED
					    : DECLARATION_FREE;
	case STANCE_ALWAYS:
		break;
	}
	return DECLARATION_NEEDED;
}

bool
declaration_for(const struct item_spec *work, enum response response,
		enum declaration *ret)
{
	bool spoken = work->service == SERVICE_INTERPRETING;

	if (work->service == SERVICE_FORMAT ||
	    (spoken && work->mode == MODE_ON_DEMAND))
		return false;
	if (response == RESPONSE_SIGHT)
		*ret = DECLARATION_SIGHT;
	else if (spoken)
		*ret = DECLARATION_INTERPRETING;
	else
		*ret = DECLARATION_TRANSLATION;
	return true;
}

const char *
declaration_words(enum declaration kind)
{
	static const char *const words[DECLARATIONS] = {
		[DECLARATION_INTERPRETING] =
			"I interpreted at the appointment named below, "
			"between the two languages named. I am competent in "
			"both.\n\n"
			"I interpreted all that was said, as it was meant: I "
			"added nothing, left nothing out and changed "
			"nothing. Where I could not hear or understand, I "
			"said so and asked.\n\n"
			"I took no side and gave no advice. I have no "
			"interest in the matter, and I am no relative or "
			"friend of anybody concerned in it, unless I say so "
			"below.\n\n"
			"I keep what I heard to myself, and have destroyed "
			"my notes.",
		[DECLARATION_SIGHT] =
			"I read the document named below aloud, in the "
			"language named, to the person named. I am competent "
			"in both languages.\n\n"
			"I read all of it, as it was meant: I added nothing, "
			"left nothing out and explained nothing that is not "
			"in it. I asked whether it was understood, and say "
			"below what the answer was.\n\n"
			"I have no interest in the matter. I keep what I "
			"read to myself, and have kept no copy.",
		[DECLARATION_TRANSLATION] =
			"I translated the document named below between the "
			"two languages named. I am competent in both.\n\n"
			"To the best of my knowledge the translation is a "
			"true, complete and accurate rendering of the "
			"original. The file that I certify is the one named "
			"below by its SHA-256.\n\n"
			"I have no interest in the matter, and I keep what I "
			"read to myself.",
	};

	return words[kind];
}
