/* Who speaks which language: espeak-ng, and an engine of the landlord's own for
 * the languages that it names. Each is a program that reads SSML and writes a
 * WAV file; neither is ever linked.
 *
 *     VERNACULAR_VOICES="so=somali-1 ti=selam"
 *     VERNACULAR_SPEECH="/usr/local/bin/say --voice {voice}"
 *
 * Both are read once in a process, and so is what espeak-ng has. */
#ifndef VERNACULAR_RENDER_SPEECH_VOICE_H
#define VERNACULAR_RENDER_SPEECH_VOICE_H

#include "base/buf.h"
#include "base/fault.h"
#include "lang/tag.h"

struct voice {
	const char *name;   /* as its engine calls it */
	const char *lang;   /* what xml:lang says to its engine */
	const char *engine; /* the program's path */
	const char *version; /* of the engine: "1.51"; of a landlord's own a
			      * hash of its command and its program */
};

/* The language's voice; NULL: it has none on this machine. Any thread. The
 * first call asks espeak-ng, some hundredths of a second. */
const struct voice *speech_voice(const struct tag *);

/* Whether espeak-ng, and the engine that is named, are there and answer.
 * Errors: E_NOT_FOUND, E_REFUSED, E_INPUT; the fault says what to mend. */
enum status speech_check(struct fault *) MUST_USE;

/* Say SSML; a WAV file is appended. Waits at most some seconds for each line.
 * After an engine took too long none is asked for a minute, so that those who
 * wait for it are few.
 * Errors: E_NOT_FOUND the program is gone; E_REFUSED it took too long, gave too
 * much or ended itself; E_IO, also while none is asked. */
enum status speech_say(const struct voice *, const char *ssml, struct buf *wav,
		       struct fault *) MUST_USE;

#endif
