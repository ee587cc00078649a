/* Sound as samples: what engines of speech give, put together with pauses, and
 * written as WAV or Ogg Opus with a mark where each chapter begins. */
#ifndef VERNACULAR_RENDER_SOUND_H
#define VERNACULAR_RENDER_SOUND_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/fault.h"

#define SOUND_SECONDS_MOST 3600

struct sound_chapter {
	const char *title; /* UTF-8, borrowed */
	size_t at;	   /* the sample it begins with */
};

/* One channel of 16 bits. A zeroed struct is silence of no length. */
struct sound {
	int rate; /* samples a second; 0 until something was added */
	int16_t *sample;
	size_t count, cap;
	struct sound_chapter *chapter;
	size_t chapters, chapter_cap;
};

void sound_free(struct sound *);

/* A chapter begins here. */
void sound_mark(struct sound *, const char *title);

/* Append a WAV file: PCM of 16 bits, one channel or more, of which the first
 * is taken. One that was written into a pipe, and so does not know its
 * length, ends where its bytes do.
 * Errors: E_INPUT it is no such file, or of another rate than what stands
 * there already; or the whole would be longer than SOUND_SECONDS_MOST. */
enum status sound_add(struct sound *, const void *wav, size_t count,
		      struct fault *) MUST_USE;
void sound_pause(struct sound *, int ms);

int sound_seconds(const struct sound *); /* rounded up */

/* RIFF with cue points that are labelled with the chapters' titles.
 * Source: Multimedia Programming Interface and Data Specifications 1.0. */
void sound_wav(const struct sound *, struct buf *);

/* Whether there is an encoder. Errors: E_IO. */
enum status sound_ogg_check(struct fault *) MUST_USE;

/* Ogg Opus, the same bytes for the same samples, with CHAPTERnnn comments.
 * Sources: RFC 7845; the chapter extension of Vorbis comments.
 *   lang  BCP 47
 * Errors: E_IO the encoder failed. */
enum status sound_ogg(const struct sound *, const char *title,
		      const char *lang, struct buf *, struct fault *) MUST_USE;

#endif
