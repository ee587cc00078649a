/* Whether pictures are whole: their parts are walked, nothing is decoded. */
#include <stdint.h>
#include <string.h>

#include "wire/sniff_inside.h"

static uint32_t
big32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static unsigned
big16(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

/* Chunk after chunk, IHDR first, to an IEND that ends the file.
 * Source: W3C PNG, 5. */
enum sniff_kind
sniff_png(const struct sniffed *file)
{
	size_t at = 8;

	if (!sniff_has(file, 12, "IHDR", 4))
		return SNIFF_DAMAGED;
	while (file->count - at >= 12) {
		uint32_t bytes = big32(file->bytes + at);

		if (bytes > file->count - at - 12)
			return SNIFF_DAMAGED;
		if (!memcmp(file->bytes + at + 4, "IEND", 4))
			return at + 12 + bytes == file->count ? SNIFF_PNG
							      : SNIFF_DAMAGED;
		at += 12 + bytes;
	}
	return SNIFF_DAMAGED;
}

/* A marker that begins a frame: SOF0 to SOF15 without DHT, JPG and DAC.
 * Source: ITU-T T.81, table B.1. */
static bool
is_frame(unsigned char marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
	       marker != 0xC8 && marker != 0xCC;
}

/* Segments up to a scan, a frame among them, and an end after it. Telephones
 * append second pictures, so the end need not be the file's. */
enum sniff_kind
sniff_jpeg(const struct sniffed *file)
{
	const unsigned char *p = file->bytes;
	bool frame = false;
	size_t at = 2;

	while (file->count - at >= 4) {
		unsigned char marker = p[at + 1];
		size_t bytes;

		if (p[at] != 0xFF)
			return SNIFF_DAMAGED;
		if (marker == 0xFF) { /* fill */
			at++;
			continue;
		}
		bytes = big16(p + at + 2);
		if (bytes < 2 || bytes > file->count - at - 2)
			return SNIFF_DAMAGED;
		frame = frame || is_frame(marker);
		at += 2 + bytes;
		if (marker == 0xDA) /* start of scan */
			break;
	}
	for (; frame && at + 1 < file->count; at++)
		if (p[at] == 0xFF && p[at + 1] == 0xD9)
			return SNIFF_JPEG;
	return SNIFF_DAMAGED;
}

/* The first directory is in the file and has entries. Source: TIFF 6.0, 2. */
enum sniff_kind
sniff_tiff(const struct sniffed *file)
{
	const unsigned char *p = file->bytes;
	bool big = *p == 'M';
	uint32_t at;
	unsigned entries;

	if (file->count < 8)
		return SNIFF_DAMAGED;
	at = big ? big32(p + 4)
		 : (uint32_t)p[7] << 24 | (uint32_t)p[6] << 16 |
			   (uint32_t)p[5] << 8 | p[4];
	if (at < 8 || at > file->count || file->count - at < 2)
		return SNIFF_DAMAGED;
	entries = big ? big16(p + at) : (unsigned)p[at + 1] << 8 | p[at];
	if (!entries || (file->count - at - 2) / 12 < entries)
		return SNIFF_DAMAGED;
	return SNIFF_TIFF;
}

static bool
brand_is(const struct sniffed *file, const char *const *brands, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sniff_has(file, 8, brands[i], 4))
			return true;
	return false;
}

/* A picture of HEIF has a box "meta"; other brands are sound and film.
 * Sources: ISO 14496-12, 4.2; ISO 23008-12, 10. */
enum sniff_kind
sniff_boxes(const struct sniffed *file)
{
	static const char *const heif[] = {"heic", "heix", "heim", "heis",
					   "hevc", "hevx", "mif1", "msf1"};
	static const char *const avif[] = {"avif", "avis"};
	size_t at = 0;
	bool meta = false;

	if (brand_is(file, avif, sizeof avif / sizeof *avif))
		return SNIFF_PICTURE;
	if (!brand_is(file, heif, sizeof heif / sizeof *heif))
		return SNIFF_SOUND;
	while (file->count - at >= 8) {
		uint32_t bytes = big32(file->bytes + at);

		meta = meta || !memcmp(file->bytes + at + 4, "meta", 4);
		if (!bytes) /* to the end */
			return meta ? SNIFF_HEIC : SNIFF_DAMAGED;
		if (bytes < 8 || bytes > file->count - at) {
			/* 64 bits: the picture's data, which come last */
			if (bytes == 1 && meta)
				return SNIFF_HEIC;
			return SNIFF_DAMAGED;
		}
		at += bytes;
	}
	return meta && at == file->count ? SNIFF_HEIC : SNIFF_DAMAGED;
}
