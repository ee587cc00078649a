/* Whether letters may be spoken. Internal to desk/. */
#ifndef VERNACULAR_DESK_VOICE_INSIDE_H
#define VERNACULAR_DESK_VOICE_INSIDE_H

#include "base/hash.h"
#include "desk/desk.h"
#include "desk/voice.h"
#include "render/speech_voice.h"

/* The words of a notice that somebody may have heard. */
struct voice_words {
	int64_t organisation;
	const char *notice;
	const struct tag *tag;
	unsigned char hash[HASH_BYTES]; /* making_words */
};

/* Why a letter is not spoken here. */
enum voice_lack {
	VOICE_SPEAKS,	   /* it is */
	VOICE_NONE,	   /* the language has no voice */
	VOICE_UNHEARD,	   /* nobody has listened to it and understood */
	VOICE_WORDS_UNHEARD, /* nobody has heard the notice with it */
};
#define VOICE_LACKS 4
extern const char *const voice_lack_names[VOICE_LACKS]; /* "speaks" */

/* Any thread; the first call in a process asks the engines what they have. */
enum status voice_lack(struct visit *, const struct voice_words *,
		       enum voice_lack *ret, struct fault *) MUST_USE;

/* Errors: E_REFUSED at "/format", the fault says what is missing and how it is
 * made. */
enum status voice_must_speak(struct visit *, const struct voice_words *,
			     struct fault *) MUST_USE;

/* "espeak-ng en-gb 1.51" */
const char *voice_called(struct arena *, const struct voice *);

#endif
