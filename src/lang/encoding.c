/* Files in other encodings. */
#include "lang/encoding.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define LOOKED 4096 /* bytes of the file's beginning */
#define LOOKED_LEAST 16

/* 0x80 to 0x9f; 0 where there is no character. */
static const uint16_t windows[32] = {
	0x20ac, 0,	0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,	0x017d, 0,
	0,	0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,	0x017e, 0x0178};

/* NULs in the even and in the odd places of text in UTF-16: one of the two has
 * hardly any. */
static enum encoding
by_zeros(const unsigned char *bytes, size_t count)
{
	size_t zeros[2] = {0, 0}, looked = count < LOOKED ? count : LOOKED;

	for (size_t i = 0; i < looked; i++)
		zeros[i % 2] += !bytes[i];
	if (looked < LOOKED_LEAST)
		return ENCODING_UTF8;
	if (zeros[1] > zeros[0] * 4 && zeros[1] * 8 > looked)
		return ENCODING_UTF16_LE;
	if (zeros[0] > zeros[1] * 4 && zeros[0] * 8 > looked)
		return ENCODING_UTF16_BE;
	return ENCODING_UTF8;
}

enum encoding
encoding_of(const char *text, size_t count)
{
	const unsigned char *bytes = (const unsigned char *)text;
	enum encoding found;

	if (count >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe)
		return ENCODING_UTF16_LE;
	if (count >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff)
		return ENCODING_UTF16_BE;
	if (count >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3))
		return ENCODING_UTF8;
	found = by_zeros(bytes, count);
	if (found != ENCODING_UTF8 || utf8_valid(text, count) == count ||
	    memchr(bytes, 0, count))
		return found;
	return ENCODING_WINDOWS_1252;
}

const char *
encoding_name(enum encoding encoding)
{
	switch (encoding) {
	case ENCODING_UTF8:
		return "UTF-8";
	case ENCODING_UTF16_LE:
		return "UTF-16LE";
	case ENCODING_UTF16_BE:
		return "UTF-16BE";
	case ENCODING_WINDOWS_1252:
		break;
	}
	return "Windows-1252";
}

static void
put(uint32_t cp, struct buf *out)
{
	char bytes[4];

	buf_put(out, bytes, utf8_encode(cp, bytes));
}

static enum status
refuse(size_t line, const char *message, const char *value,
       struct fault *fault)
{
	char where[32];

	snprintf(where, sizeof where, "line %zu", line);
	return fault_set(fault, E_INPUT, where, message, "value", value, NULL);
}

static enum status
read_utf16(enum encoding encoding, const unsigned char *bytes, size_t count,
	   struct buf *out, struct fault *fault)
{
	size_t low = encoding == ENCODING_UTF16_BE, line = 1;
	uint32_t high = 0;

	for (size_t i = 0; i + 1 < count; i += 2) {
		uint32_t unit = bytes[i + low] |
				(uint32_t)bytes[i + 1 - low] << 8;
		bool second = unit >= 0xdc00 && unit <= 0xdfff;

		if (second != (high != 0))
			break;
		line += unit == '\n';
		if (second) {
			put(0x10000 + ((high - 0xd800) << 10) +
				    (unit - 0xdc00),
			    out);
			high = 0;
		} else if (unit >= 0xd800 && unit <= 0xdbff) {
			high = unit;
		} else if (i || unit != 0xfeff) {
			put(unit, out);
		}
		if (i + 2 == count && !high)
			return OK;
	}
	return count ? refuse(line, N_("This is not whole UTF-16: save the "
				       "file again, as \"CSV UTF-8\""),
			      "", fault)
		     : OK;
}

static enum status
read_windows(const unsigned char *bytes, size_t count, struct buf *out,
	     struct fault *fault)
{
	size_t line = 1;

	for (size_t i = 0; i < count; i++) {
		bool special = bytes[i] >= 0x80 && bytes[i] < 0xa0;
		uint32_t cp = special ? windows[bytes[i] - 0x80] : bytes[i];
		char value[8];

		line += bytes[i] == '\n';
		if (special && !cp) {
			snprintf(value, sizeof value, "0x%02X", bytes[i]);
			return refuse(line,
				      N_("The byte {value} is a letter of no "
					 "encoding that we know: save the file "
					 "again, as \"CSV UTF-8\""),
				      value, fault);
		}
		put(cp, out);
	}
	return OK;
}

enum status
encoding_read(enum encoding encoding, const char *text, size_t count,
	      struct buf *out, struct fault *fault)
{
	const unsigned char *bytes = (const unsigned char *)text;

	switch (encoding) {
	case ENCODING_UTF16_LE:
	case ENCODING_UTF16_BE:
		return read_utf16(encoding, bytes, count, out, fault);
	case ENCODING_WINDOWS_1252:
		return read_windows(bytes, count, out, fault);
	case ENCODING_UTF8:
		break;
	}
	if (count >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3))
		buf_put(out, text + 3, count - 3);
	else
		buf_put(out, text, count);
	return OK;
}
