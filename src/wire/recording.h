/* What a recording is, by its bytes: enough of their structure that something
 * which only begins like it is not taken for it; and how long it is.
 * Sources: RFC 3533 (Ogg), RFC 7845 (Opus); ISO 11172-3, 2.4 (MP3);
 * Multimedia Programming Interface and Data Specifications 1.0 (WAV); ISO
 * 14496-12 (MP4); RFC 8794 (EBML) and RFC 9559 (Matroska, WebM). */
#ifndef VERNACULAR_WIRE_RECORDING_H
#define VERNACULAR_WIRE_RECORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct recording {
	const char *kind; /* "ogg", "mp3", "wav", "mp4", "webm"; static */
	bool film;	  /* with pictures */
	int64_t ms;	  /* -1: the file does not say */
};

/* False: it is none of these, or cut off. */
bool recording_read(const void *bytes, size_t count, struct recording *ret);

#endif
