/* Captions of films, as browsers read them.
 * Source: WebVTT: The Web Video Text Tracks Format, W3C, 6. */
#ifndef VERNACULAR_WIRE_WEBVTT_H
#define VERNACULAR_WIRE_WEBVTT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/fault.h"

struct webvtt {
	size_t cues;
	int64_t end_ms; /* of the last that ends */
};

/* Check captions; stricter than browsers, which leave out what they do not
 * understand: each cue has its times and words, ends after it begins, and does
 * not begin before the one before it; nothing but cues and notes.
 *   text   count bytes, however they came
 *   clean  the same is appended with ends of lines of one kind, and without a
 *          byte order mark; NULL for not
 * Errors: E_INPUT, where is the line, "12". */
enum status webvtt_check(const char *text, size_t count, struct buf *clean,
			 struct webvtt *ret, struct fault *) MUST_USE;

#endif
