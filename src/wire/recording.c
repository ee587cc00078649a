/* Recordings by their bytes. */
#include "wire/recording.h"

#include <string.h>

struct part {
	const uint8_t *at;
	size_t count;
};

static uint64_t
big(const uint8_t *at, size_t bytes)
{
	uint64_t value = 0;

	while (bytes--)
		value = value << 8 | *at++;
	return value;
}

static uint64_t
little(const uint8_t *at, size_t bytes)
{
	uint64_t value = 0;

	while (bytes--)
		value = value << 8 | at[bytes];
	return value;
}

/* Page after page of one stream; the last one's position is the length. */
static bool
read_ogg(struct part file, struct recording *ret)
{
	const uint8_t *at = file.at, *end = file.at + file.count;
	uint64_t rate = 0, skipped = 0, position = 0;
	bool ended = false;

	while (end - at >= 27 && !memcmp(at, "OggS", 4) && !at[4]) {
		size_t segments = at[26], body = 0;
		const uint8_t *first = at + 27 + segments;

		if ((size_t)(end - at) < 27 + segments)
			return false;
		for (size_t i = 0; i < segments; i++)
			body += at[27 + i];
		if ((size_t)(end - first) < body)
			return false;
		if (!rate && body >= 19 && !memcmp(first, "OpusHead", 8)) {
			rate = 48000;
			skipped = little(first + 10, 2);
		} else if (!rate && body >= 16 &&
			   !memcmp(first, "\1vorbis", 7)) {
			rate = little(first + 12, 4);
		}
		if (little(at + 6, 8) != UINT64_MAX)
			position = little(at + 6, 8);
		ended = at[5] & 4;
		at = first + body;
	}
	if (at != end || !ended || !rate || position < skipped ||
	    position >> 40)
		return false;
	*ret = (struct recording){
		"ogg", false, (int64_t)((position - skipped) * 1000 / rate)};
	return true;
}

static bool
read_wav(struct part file, struct recording *ret)
{
	uint64_t rate = 0;

	if (file.count < 12 || memcmp(file.at, "RIFF", 4) != 0 ||
	    memcmp(file.at + 8, "WAVE", 4) != 0)
		return false;
	for (size_t at = 12; file.count - at >= 8;) {
		const uint8_t *chunk = file.at + at;
		uint64_t size = little(chunk + 4, 4);
		size_t left = file.count - at - 8;

		if (size > left)
			return false;
		if (!memcmp(chunk, "fmt ", 4) && size >= 16)
			rate = little(chunk + 16, 4);
		if (!memcmp(chunk, "data", 4) && rate && size) {
			*ret = (struct recording){
				"wav", false, (int64_t)(size * 1000 / rate)};
			return true;
		}
		at += 8 + (size_t)size + (size & 1 && size < left);
	}
	return false;
}

/* Bytes of the frame that begins here, and its length; 0: none does. */
static size_t
mp3_frame(const uint8_t *at, uint64_t *ret_us)
{
	static const int kbit[2][15] = {
		{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256,
		 320},
		{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
	};
	static const int rates[3] = {44100, 48000, 32000};
	int version = at[1] >> 3 & 3, layer = at[1] >> 1 & 3;
	int bits = at[2] >> 4, rate = at[2] >> 2 & 3;
	int samples = version == 3 ? 1152 : 576;

	if (at[0] != 0xFF || (at[1] & 0xE0) != 0xE0 || version == 1 ||
	    layer != 1 || !bits || bits == 15 || rate == 3)
		return 0;
	rate = rates[rate] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
	*ret_us = (uint64_t)samples * 1000000 / (uint64_t)rate;
	return (size_t)(samples / 8 * kbit[version != 3][bits] * 1000 / rate +
			(at[2] >> 1 & 1));
}

/* Tags before and behind, frame after frame between them. */
static bool
read_mp3(struct part file, struct recording *ret)
{
	size_t at = 0, end = file.count, frames = 0;
	uint64_t us = 0, frame_us = 0;

	if (end >= 10 && !memcmp(file.at, "ID3", 3))
		at = 10 + ((size_t)(file.at[6] & 127) << 21 |
			   (size_t)(file.at[7] & 127) << 14 |
			   (size_t)(file.at[8] & 127) << 7 |
			   (size_t)(file.at[9] & 127));
	if (end >= 128 && !memcmp(file.at + end - 128, "TAG", 3))
		end -= 128;
	while (at < end && end - at >= 4) {
		size_t bytes = mp3_frame(file.at + at, &frame_us);

		if (!bytes)
			return false;
		us += frame_us;
		frames++;
		at += bytes < end - at ? bytes : end - at;
	}
	if (frames < 3)
		return false;
	*ret = (struct recording){"mp3", false, (int64_t)(us / 1000)};
	return true;
}

/* The next box of what is left, which goes on behind it. */
static bool
next_box(struct part *left, char ret_type[5], struct part *ret)
{
	uint64_t size;
	size_t head = 8;

	if (left->count < 8)
		return false;
	size = big(left->at, 4);
	memcpy(ret_type, left->at + 4, 4);
	ret_type[4] = '\0';
	if (size == 1 && left->count >= 16) {
		size = big(left->at + 8, 8);
		head = 16;
	} else if (!size) {
		size = left->count;
	}
	if (size < head || size > left->count)
		return false;
	*ret = (struct part){left->at + head, (size_t)size - head};
	left->at += size;
	left->count -= (size_t)size;
	return true;
}

/* A track's media says whether it is of pictures. */
static void
read_media(struct part media, struct recording *ret)
{
	struct part inside;
	char type[5];

	while (next_box(&media, type, &inside))
		if (!strcmp(type, "hdlr") && inside.count >= 12 &&
		    !memcmp(inside.at + 8, "vide", 4))
			ret->film = true;
}

static void
read_track(struct part track, struct recording *ret)
{
	struct part inside;
	char type[5];

	while (next_box(&track, type, &inside))
		if (!strcmp(type, "mdia"))
			read_media(inside, ret);
}

static void
read_header(struct part mvhd, struct recording *ret)
{
	bool wide = mvhd.count && mvhd.at[0] == 1;
	size_t at = wide ? 20 : 12;
	uint64_t scale, length;

	if (mvhd.count < at + (wide ? 12 : 8))
		return;
	scale = big(mvhd.at + at, 4);
	length = big(mvhd.at + at + 4, wide ? 8 : 4);
	if (scale && length >> 40 == 0 && length != UINT32_MAX)
		ret->ms = (int64_t)(length * 1000 / scale);
}

static bool
read_mp4(struct part file, struct recording *ret)
{
	bool begun = false, pictures = false, movie = false;
	struct part box, inside;
	char type[5];

	*ret = (struct recording){"mp4", false, -1};
	while (next_box(&file, type, &box)) {
		if (!begun && strcmp(type, "ftyp") != 0)
			return false;
		begun = true;
		pictures = pictures || !strcmp(type, "mdat");
		if (strcmp(type, "moov") != 0)
			continue;
		movie = true;
		while (next_box(&box, type, &inside)) {
			if (!strcmp(type, "mvhd"))
				read_header(inside, ret);
			if (!strcmp(type, "trak"))
				read_track(inside, ret);
		}
	}
	return movie && pictures && ret->film && !file.count;
}

/* A number of EBML: its first bits say how long it is. 0 bytes: none. */
static size_t
ebml_number(struct part p, bool mark, uint64_t *ret)
{
	size_t bytes = 1;

	if (!p.count || !p.at[0])
		return 0;
	while (!(p.at[0] & 0x80 >> (bytes - 1)))
		bytes++;
	if (bytes > p.count)
		return 0;
	*ret = big(p.at, bytes);
	if (!mark)
		*ret &= (UINT64_C(1) << 7 * bytes) - 1;
	return bytes;
}

/* The next element; one of unknown length goes on to the end. */
static bool
next_element(struct part *left, uint64_t *ret_id, struct part *ret)
{
	uint64_t size;
	size_t n = ebml_number(*left, true, ret_id), m;
	struct part rest = {left->at + n, left->count - n};

	m = n ? ebml_number(rest, false, &size) : 0;
	if (!m)
		return false;
	rest.at += m;
	rest.count -= m;
	if (size == (UINT64_C(1) << 7 * m) - 1)
		size = rest.count;
	if (size > rest.count)
		return false;
	*ret = (struct part){rest.at, (size_t)size};
	*left = (struct part){rest.at + size, rest.count - (size_t)size};
	return true;
}

static double
ebml_real(struct part p)
{
	uint64_t bits = big(p.at, p.count);
	double wide = 0;
	float narrow = 0;

	if (p.count == 8) {
		memcpy(&wide, &bits, 8);
		return wide;
	}
	if (p.count == 4) {
		uint32_t half = (uint32_t)bits;

		memcpy(&narrow, &half, 4);
	}
	return (double)narrow;
}

#define EBML_HEAD 0x1A45DFA3
#define EBML_DOCTYPE 0x4282
#define WEBM_SEGMENT 0x18538067
#define WEBM_INFO 0x1549A966
#define WEBM_SCALE 0x2AD7B1
#define WEBM_DURATION 0x4489
#define WEBM_TRACKS 0x1654AE6B
#define WEBM_TRACK 0xAE
#define WEBM_TRACK_TYPE 0x83

static void
read_info(struct part info, struct recording *ret)
{
	uint64_t id, scale = 1000000;
	double length = -1;
	struct part p;

	while (next_element(&info, &id, &p)) {
		if (id == WEBM_SCALE && p.count <= 8)
			scale = big(p.at, p.count);
		if (id == WEBM_DURATION && (p.count == 4 || p.count == 8))
			length = ebml_real(p);
	}
	if (length > 0 && length * (double)scale < 1e15)
		ret->ms = (int64_t)(length * (double)scale / 1e6);
}

static void
read_tracks(struct part tracks, struct recording *ret)
{
	struct part track, p;
	uint64_t id;

	while (next_element(&tracks, &id, &track)) {
		if (id != WEBM_TRACK)
			continue;
		while (next_element(&track, &id, &p))
			if (id == WEBM_TRACK_TYPE && p.count == 1 &&
			    p.at[0] == 1)
				ret->film = true;
	}
}

static bool
read_webm(struct part file, struct recording *ret)
{
	struct part head, p;
	bool webm = false;
	uint64_t id;

	*ret = (struct recording){"webm", false, -1};
	if (!next_element(&file, &id, &head) || id != EBML_HEAD)
		return false;
	while (next_element(&head, &id, &p))
		webm = webm || (id == EBML_DOCTYPE && p.count >= 4 &&
				!memcmp(p.at, "webm", 4));
	if (!webm || !next_element(&file, &id, &head) || id != WEBM_SEGMENT)
		return false;
	while (next_element(&head, &id, &p)) {
		if (id == WEBM_INFO)
			read_info(p, ret);
		if (id == WEBM_TRACKS)
			read_tracks(p, ret);
	}
	return ret->film && !head.count;
}

bool
recording_read(const void *bytes, size_t count, struct recording *ret)
{
	const struct part file = {bytes, count};

	return count >= 4 &&
	       (read_ogg(file, ret) || read_wav(file, ret) ||
		read_mp4(file, ret) || read_webm(file, ret) ||
		read_mp3(file, ret));
}
