/* Sound as samples, and as WAV. */
#include "render/sound.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define PCM 1
#define EXTENSIBLE 0xFFFE
#define HEAD_BYTES 44

void
sound_free(struct sound *sound)
{
	free(sound->sample);
	free(sound->chapter);
	*sound = (struct sound){0};
}

void
sound_mark(struct sound *sound, const char *title)
{
	mem_grow(&sound->chapter, sound->chapters, &sound->chapter_cap,
		 sizeof *sound->chapter);
	sound->chapter[sound->chapters++] =
		(struct sound_chapter){title, sound->count};
}

static uint32_t
little(const uint8_t *bytes, int count)
{
	uint32_t number = 0;

	while (count--)
		number = number << 8 | bytes[count];
	return number;
}

/* What a WAV file holds. */
struct wav {
	int rate, channels;
	const uint8_t *data;
	size_t count; /* bytes */
};

/* Chunk after chunk; a length past the end is that of a pipe. */
static bool
read_wav(const uint8_t *bytes, size_t count, struct wav *wav)
{
	size_t at = 12;

	*wav = (struct wav){0};
	if (count < at || memcmp(bytes, "RIFF", 4) != 0 ||
	    memcmp(bytes + 8, "WAVE", 4) != 0)
		return false;
	while (count - at >= 8 && !wav->data) {
		const uint8_t *chunk = bytes + at;
		size_t size = little(chunk + 4, 4), left = count - at - 8;

		if (size > left)
			size = left;
		if (!memcmp(chunk, "data", 4)) {
			wav->data = chunk + 8;
			wav->count = size;
		} else if (!memcmp(chunk, "fmt ", 4) && size >= 16) {
			uint32_t format = little(chunk + 8, 2);

			if ((format != PCM && format != EXTENSIBLE) ||
			    little(chunk + 22, 2) != 16)
				return false;
			wav->channels = (int)little(chunk + 10, 2);
			wav->rate = (int)little(chunk + 12, 4);
		}
		at += 8 + size + (size & 1 && size < left);
	}
	return wav->data && wav->channels > 0 && wav->rate >= 8000 &&
	       wav->rate <= 192000;
}

static void
reserve(struct sound *sound, size_t more)
{
	if (sound->count + more <= sound->cap)
		return;
	sound->cap = (sound->count + more) * 2;
	sound->sample = mem_resize(sound->sample,
				   sound->cap * sizeof *sound->sample);
}

enum status
sound_add(struct sound *sound, const void *bytes, size_t count,
	  struct fault *fault)
{
	struct wav wav;
	size_t frames;

	if (!read_wav(bytes, count, &wav))
		return fault_set(fault, E_INPUT, "",
				 N_("The engine of speech gave something that "
				    "is no WAV file of 16 bits"),
				 NULL);
	if (sound->rate && sound->rate != wav.rate)
		return fault_set(fault, E_INPUT, "",
				 N_("The engines of speech for one letter must "
				    "give the same samples a second"),
				 NULL);
	sound->rate = wav.rate;
	frames = wav.count / (2 * (size_t)wav.channels);
	if (sound->count + frames > (size_t)SOUND_SECONDS_MOST *
					    (size_t)sound->rate)
		return fault_set(fault, E_INPUT, "",
				 N_("This takes more than an hour to say: "
				    "divide it"),
				 NULL);
	reserve(sound, frames);
	for (size_t i = 0; i < frames; i++)
		sound->sample[sound->count++] = (int16_t)little(
			wav.data + i * 2 * (size_t)wav.channels, 2);
	return OK;
}

void
sound_pause(struct sound *sound, int ms)
{
	size_t count = (size_t)sound->rate * (size_t)ms / 1000;

	reserve(sound, count);
	memset(sound->sample + sound->count, 0,
	       count * sizeof *sound->sample);
	sound->count += count;
}

int
sound_seconds(const struct sound *sound)
{
	size_t rate = (size_t)sound->rate;

	return rate ? (int)((sound->count + rate - 1) / rate) : 0;
}

static void
put_little(struct buf *out, uint32_t number, int count)
{
	for (; count--; number >>= 8)
		buf_char(out, (char)(number & 0xFF));
}

/* Where each chapter begins, and what it is called. */
static void
put_cues(const struct sound *sound, struct buf *out)
{
	struct buf labels = {0};

	buf_text(out, "cue ");
	put_little(out, (uint32_t)(4 + 24 * sound->chapters), 4);
	put_little(out, (uint32_t)sound->chapters, 4);
	for (size_t i = 0; i < sound->chapters; i++) {
		const struct sound_chapter *chapter = &sound->chapter[i];
		size_t bytes = strlen(chapter->title) + 1;

		put_little(out, (uint32_t)i + 1, 4);
		put_little(out, (uint32_t)chapter->at, 4);
		buf_text(out, "data");
		put_little(out, 0, 4);
		put_little(out, 0, 4);
		put_little(out, (uint32_t)chapter->at, 4);
		buf_text(&labels, "labl");
		put_little(&labels, (uint32_t)(4 + bytes), 4);
		put_little(&labels, (uint32_t)i + 1, 4);
		buf_put(&labels, chapter->title, bytes);
		if (bytes & 1)
			buf_char(&labels, '\0');
	}
	buf_text(out, "LIST");
	put_little(out, (uint32_t)(4 + labels.count), 4);
	buf_text(out, "adtl");
	buf_put(out, buf_string(&labels), labels.count);
	buf_free(&labels);
}

void
sound_wav(const struct sound *sound, struct buf *out)
{
	struct buf cues = {0};
	size_t bytes = sound->count * 2;

	if (sound->chapters)
		put_cues(sound, &cues);
	buf_text(out, "RIFF");
	put_little(out, (uint32_t)(HEAD_BYTES - 8 + bytes + cues.count), 4);
	buf_text(out, "WAVEfmt ");
	put_little(out, 16, 4);
	put_little(out, PCM, 2);
	put_little(out, 1, 2);
	put_little(out, (uint32_t)sound->rate, 4);
	put_little(out, (uint32_t)sound->rate * 2, 4);
	put_little(out, 2, 2);
	put_little(out, 16, 2);
	buf_text(out, "data");
	put_little(out, (uint32_t)bytes, 4);
	for (size_t i = 0; i < sound->count; i++)
		put_little(out, (uint16_t)sound->sample[i], 2);
	buf_put(out, buf_string(&cues), cues.count);
	buf_free(&cues);
}
