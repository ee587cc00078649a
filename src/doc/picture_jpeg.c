/* JPEG, segment by segment: what a PDF takes as it is, is kept as it is. Words
 * and places that a camera wrote into it are left out: a letter does not tell
 * where its pictures were taken.
 *
 * Source: ITU-T T.81, annex B; JFIF 1.02; Exif 2.3, 4.6.4 (orientation). */
#include <string.h>

#include "doc/picture_inside.h"

enum {
	SOF0 = 0xC0, /* baseline */
	SOF1 = 0xC1, /* extended */
	SOF2 = 0xC2, /* progressive */
	DHT = 0xC4,
	SOF15 = 0xCF,
	DAC = 0xCC,
	JPG = 0xC8,
	RST0 = 0xD0,
	RST7 = 0xD7,
	EOI = 0xD9,
	SOS = 0xDA,
	APP0 = 0xE0,
	APP1 = 0xE1,
	APP14 = 0xEE,
};

struct jpeg {
	const struct picture_file *file;
	size_t at;
	struct picture *picture;
	unsigned char *kept;
	size_t kept_count;
	int64_t x_ppm, y_ppm;
	bool framed, scanned, ended;
	const char *refusal; /* a message id */
};

struct segment {
	int marker;
	const unsigned char *bytes; /* behind marker and length */
	size_t count;
};

static unsigned
be16(const unsigned char *bytes)
{
	return (unsigned)bytes[0] << 8 | bytes[1];
}

static void
keep(struct jpeg *jpeg, const unsigned char *bytes, size_t count)
{
	memcpy(jpeg->kept + jpeg->kept_count, bytes, count);
	jpeg->kept_count += count;
}

static bool
frame(struct jpeg *jpeg, const struct segment *segment)
{
	const unsigned char *bytes = segment->bytes;

	if (segment->marker > SOF2 || segment->count < 6 || bytes[0] != 8) {
		jpeg->refusal =
			N_("this kind of JPEG is not for print: save it as a "
			   "plain one, or as PNG");
		return false;
	}
	if (jpeg->framed || segment->count != 6 + 3 * (size_t)bytes[5])
		return false;
	jpeg->framed = true;
	jpeg->picture->height_px = (int32_t)be16(bytes + 1);
	jpeg->picture->width_px = (int32_t)be16(bytes + 3);
	jpeg->picture->jpeg.colours = bytes[5];
	return jpeg->picture->height_px && jpeg->picture->width_px &&
	       (bytes[5] == 1 || bytes[5] == 3 || bytes[5] == 4);
}

static void
density(struct jpeg *jpeg, const struct segment *segment)
{
	const unsigned char *bytes = segment->bytes;
	int64_t factor;

	if (segment->count < 12 || memcmp(bytes, "JFIF", 5))
		return;
	factor = bytes[7] == 2 ? 10000 : bytes[7] == 1 ? 3937 : 0;
	jpeg->x_ppm = be16(bytes + 8) * factor / 100;
	jpeg->y_ppm = be16(bytes + 10) * factor / 100;
}

static unsigned
exif16(const unsigned char *bytes, bool little)
{
	return little ? (unsigned)bytes[1] << 8 | bytes[0] : be16(bytes);
}

/* Whether a camera says that the picture is to be turned before it is seen. */
static bool
turned(const struct segment *segment)
{
	const unsigned char *tiff;
	size_t count, at;
	bool little;

	if (segment->count < 14 || memcmp(segment->bytes, "Exif\0", 6))
		return false;
	tiff = segment->bytes + 6;
	count = segment->count - 6;
	little = tiff[0] == 'I';
	at = exif16(tiff + (little ? 4 : 6), little);
	if (at + 2 > count)
		return false;
	for (unsigned n = exif16(tiff + at, little); n; n--) {
		const unsigned char *entry = tiff + at + 2;

		if (at + 14 > count)
			return false;
		if (exif16(entry, little) == 0x0112)
			return exif16(entry + 8, little) > 1;
		at += 12;
	}
	return false;
}

static bool
read_segment(struct jpeg *jpeg, const struct segment *segment)
{
	int marker = segment->marker;

	if (marker >= SOF0 && marker <= SOF15 && marker != DHT &&
	    marker != JPG && marker != DAC)
		return frame(jpeg, segment);
	if (marker == APP0)
		density(jpeg, segment);
	if (marker == APP1 && turned(segment)) {
		jpeg->refusal = N_("this picture lies on its side, and a note "
				   "in it says so: turn it and save it anew");
		return false;
	}
	if (marker == APP14 && segment->count >= 12 &&
	    !memcmp(segment->bytes, "Adobe", 5))
		jpeg->picture->jpeg.inverted = true;
	return true;
}

/* To the next marker that is not part of the coded picture. */
static void
skip_scan(struct jpeg *jpeg)
{
	const unsigned char *bytes = jpeg->file->bytes;
	size_t from = jpeg->at;

	jpeg->scanned = true;
	while (jpeg->at + 1 < jpeg->file->count) {
		int next = bytes[jpeg->at + 1];

		if (bytes[jpeg->at] == 0xFF && next && next != 0xFF &&
		    (next < RST0 || next > RST7))
			break;
		jpeg->at++;
	}
	keep(jpeg, bytes + from, jpeg->at - from);
}

/* One segment, and what is coded behind it. */
static bool
step(struct jpeg *jpeg)
{
	const struct picture_file *file = jpeg->file;
	const unsigned char *here = file->bytes + jpeg->at;
	struct segment segment;
	size_t length;

	if (file->count - jpeg->at < 2 || here[0] != 0xFF)
		return false;
	segment.marker = here[1];
	if (segment.marker == 0xFF) {
		jpeg->at++;
		return true;
	}
	if (segment.marker == EOI) {
		keep(jpeg, here, 2);
		jpeg->ended = true;
		return true;
	}
	if (file->count - jpeg->at < 4)
		return false;
	length = be16(here + 2);
	if (length < 2 || length + 2 > file->count - jpeg->at)
		return false;
	segment.bytes = here + 4;
	segment.count = length - 2;
	if (!read_segment(jpeg, &segment))
		return false;
	if (segment.marker < APP1 || segment.marker == APP14)
		keep(jpeg, here, length + 2);
	jpeg->at += length + 2;
	if (segment.marker == SOS)
		skip_scan(jpeg);
	return true;
}

enum status
picture_jpeg(const struct picture_file *file, struct arena *arena,
	     struct picture *ret, struct fault *fault)
{
	struct jpeg jpeg = {.file = file,
			    .at = 2,
			    .picture = ret,
			    .kept = arena_alloc(arena, file->count)};

	ret->kind = PICTURE_JPEG;
	keep(&jpeg, file->bytes, 2);
	while (!jpeg.ended && step(&jpeg))
		;
	if (jpeg.refusal)
		return fault_set(fault, E_INPUT, file->name, jpeg.refusal,
				 NULL);
	if (!jpeg.ended || !jpeg.framed || !jpeg.scanned)
		return picture_damaged(file, fault);
	ret->file = jpeg.kept;
	ret->file_bytes = jpeg.kept_count;
	return picture_measure(ret, file->name, jpeg.x_ppm, jpeg.y_ppm, fault);
}
