/* Any bytes as a recording, and as captions: what is taken twice is the same,
 * and captions that were tidied read the same again. */
#include "base/buf.h"
#include "fuzz.h"
#include "wire/recording.h"
#include "wire/webvtt.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct recording once, twice;
	struct webvtt found, again;
	struct buf clean = {0};
	bool taken = recording_read(bytes, count, &once);

	assert(recording_read(bytes, count, &twice) == taken);
	assert(!taken || (once.kind == twice.kind && once.ms == twice.ms));
	assert(!taken || once.ms >= -1);
	if (webvtt_check((const char *)bytes, count, &clean, &found, NULL) ==
	    OK) {
		assert(webvtt_check(clean.bytes, clean.count, NULL, &again,
				    NULL) == OK);
		assert(again.cues == found.cues &&
		       again.end_ms == found.end_ms);
	}
	buf_free(&clean);
	return 0;
}
