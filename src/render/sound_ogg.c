/* Sound as Ogg Opus, by libopusenc. */
#include <stdio.h>

#include "render/opus_library.h"
#include "render/sound.h"

#define SERIAL 1 /* of the only stream: chance would make other bytes */
#define BITS_A_SECOND 24000
#define COMPLEXITY 4 /* of 10: speech in half the time */

static int
write_bytes(void *self, const unsigned char *bytes, opus_int32 count)
{
	buf_put(self, bytes, (size_t)count);
	return 0;
}

static int
close_bytes(void *self)
{
	(void)self;
	return 0;
}

static int
put_chapters(const struct opus_library *opus, OggOpusComments *comments,
	     const struct sound *sound)
{
	int failed = 0;

	for (size_t i = 0; i < sound->chapters && i < 1000 && !failed; i++) {
		const struct sound_chapter *chapter = &sound->chapter[i];
		size_t ms = chapter->at * 1000 / (size_t)sound->rate;
		char key[32], time[32];

		snprintf(key, sizeof key, "CHAPTER%03zu", i);
		snprintf(time, sizeof time, "%02zu:%02zu:%02zu.%03zu",
			 ms / 3600000, ms / 60000 % 60, ms / 1000 % 60,
			 ms % 1000);
		failed = opus->comments_add(comments, key, time);
		snprintf(key, sizeof key, "CHAPTER%03zuNAME", i);
		if (!failed)
			failed = opus->comments_add(comments, key,
						    chapter->title);
	}
	return failed;
}

static int
encode(const struct opus_library *opus, const struct sound *sound,
       OggOpusComments *comments, struct buf *out)
{
	static const OpusEncCallbacks into = {write_bytes, close_bytes};
	int failed = 0;
	OggOpusEnc *encoder = opus->create(&into, out, comments, sound->rate,
					   1, 0, &failed);

	if (!encoder)
		return failed ? failed : OPE_ALLOC_FAIL;
	failed = opus->ctl(encoder, OPE_SET_SERIALNO(SERIAL));
	if (!failed)
		failed = opus->ctl(encoder, OPUS_SET_BITRATE(BITS_A_SECOND));
	if (!failed)
		failed = opus->ctl(encoder,
				   OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE));
	if (!failed)
		failed = opus->ctl(encoder, OPUS_SET_COMPLEXITY(COMPLEXITY));
	if (!failed)
		failed = opus->write(encoder, sound->sample,
				     (int)sound->count);
	if (!failed)
		failed = opus->drain(encoder);
	opus->destroy(encoder);
	return failed;
}

enum status
sound_ogg_check(struct fault *fault)
{
	if (opus_library())
		return OK;
	return fault_set(fault, E_IO, "",
			 N_("The library {name} is missing, or of another "
			    "version: install its package"),
			 "name", "libopusenc", NULL);
}

enum status
sound_ogg(const struct sound *sound, const char *title, const char *lang,
	  struct buf *out, struct fault *fault)
{
	const struct opus_library *opus = opus_library();
	OggOpusComments *comments;
	int failed;

	if (!opus)
		return sound_ogg_check(fault);
	comments = opus->comments_create();
	failed = comments ? 0 : OPE_ALLOC_FAIL;
	if (!failed && title)
		failed = opus->comments_add(comments, "TITLE", title);
	if (!failed)
		failed = opus->comments_add(comments, "LANGUAGE", lang);
	if (!failed)
		failed = put_chapters(opus, comments, sound);
	if (!failed)
		failed = encode(opus, sound, comments, out);
	if (comments)
		opus->comments_destroy(comments);
	if (failed)
		return fault_set(fault, E_IO, "",
				 N_("The sound cannot be written as Opus: "
				    "{why}"),
				 "why", opus->strerror(failed), NULL);
	return OK;
}
