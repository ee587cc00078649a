/* A document as it is read aloud: marked up chapter by chapter for an engine of
 * speech, and as the sound that the engines make of it. Amounts are said as
 * somebody would say them, references and telephone numbers by the character;
 * what is in another language is said by that language's voice where it has
 * one; an address on the envelope is not read.
 * Source: SSML 1.1. */
#ifndef VERNACULAR_RENDER_SPEECH_H
#define VERNACULAR_RENDER_SPEECH_H

#include "base/arena.h"
#include "base/fault.h"
#include "doc/tree.h"
#include "render/sound.h"
#include "render/speech_voice.h"

struct render_options;

struct speech_chapter {
	const char *title;	   /* its heading's words */
	const struct voice *voice; /* of the document that it is part of */
	const char *ssml;
};

/* In order; what goes with the letter follows it. */
struct speech {
	struct speech_chapter *list;
	size_t count, cap;
};

/* Everything in the arena. A heading of level 1 or 2 begins a chapter.
 * Errors: E_INPUT a language this version does not know; E_NOT_FOUND one
 * without a voice, the fault says what to do instead. */
enum status speech_make(const struct document *, const struct render_options *,
			struct arena *, struct speech *ret, struct fault *)
	MUST_USE;

/* Say all of it. Slow: some hundredths of its length; not on the writer.
 * Errors: those of speech_say and sound_add. */
enum status speech_sound(const struct speech *, struct sound *, struct fault *)
	MUST_USE;

#endif
