/* Voices that letters are spoken with: each language's is listened to before
 * the first letter, and so is each notice in that language. A signature counts
 * for as long as the engine, its voice, its version and the words are the same;
 * a partnership's counts for its members. What nobody understands, or nobody
 * has heard, is asked of a human reader. */
#ifndef VERNACULAR_DESK_VOICE_H
#define VERNACULAR_DESK_VOICE_H

#include "desk/desk.h"

struct letter_printed;
struct model;

/* {languages: [{language(language), tag, autonym, voice: "espeak-ng en-gb
 *  1.51" or null, state(code voice-proof: none, unheard, changed, understood,
 *  refused), signed_at, listener, note}], failed: how many letters could not be
 *  spoken} */
enum status voices_list(struct visit *, struct model *, struct fault *)
	MUST_USE;

struct voice_wish {
	const char *notice;   /* NULL: the voice itself */
	const char *language; /* NULL: English */
	const char *variant;  /* NULL: "standard" */
};

/* What is to be heard: a few sentences with dates, times, amounts and
 * references, or the notice with its own examples. Slow: not on the writer.
 * {name: of the notice or null, title, language(language), tag, variant(code
 *  variant), voice or null, state(code voice-proof), voice_state(code
 *  voice-proof): of the voice itself, signed_at, listener, note, stamp or null,
 *  draft(bool), passages: [{words}]}
 * Errors: E_NOT_FOUND no such notice; E_INPUT it is not translated. */
enum status voice_show(struct visit *, const struct voice_wish *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* The same as sound, Ogg Opus, in the arena. Slow, as render/speech says.
 * Errors: also E_NOT_FOUND the language has no voice; those of speech_sound. */
enum status voice_sound(struct visit *, const struct voice_wish *,
			struct letter_printed *ret, struct faults *,
			struct fault *) MUST_USE;

/* Somebody has listened to it.
 *   stamp     of what was heard, from voice_show
 *   verdict   "understood" or "refused"
 *   listener  who listened; it need not be the caller
 * {name, language(language), variant(code variant), voice, verdict, listener}
 * Errors: E_FORBIDDEN; E_STALE it has changed since; E_NOT_FOUND no voice;
 * E_INPUT at /verdict. */
struct voice_signing {
	struct voice_wish of;
	const char *stamp, *verdict, *listener, *note;
};
enum status voice_sign(struct visit *, const struct voice_signing *,
		       struct model *, struct fault *) MUST_USE;

/* {voice: null where the language has none, or {state(code voice-proof)}} of
 * the standard letter of a notice in a language. */
enum status voice_states(struct visit *, const char *notice,
			 const char *language, struct model *, struct fault *)
	MUST_USE;

#endif
