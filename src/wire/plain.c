/* Files of plain text. */
#include "wire/plain.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* 0x80 to 0x9F of Windows-1252; 0 is no character. */
static const uint16_t windows[32] = {
	0x20AC, 0,	0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,	0x017D, 0,
	0,	0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,	0x017E, 0x0178,
};

static bool
is_text(uint32_t cp)
{
	if (cp < 0x20)
		return cp == '\t' || cp == '\n' || cp == '\r' || cp == '\f';
	return (cp < 0x7F || cp > 0x9F) && (cp & 0xFFFE) != 0xFFFE;
}

static void
put(struct buf *out, uint32_t cp)
{
	char bytes[4];

	buf_put(out, bytes, utf8_encode(cp, bytes));
}

static bool
read_utf8(const char *text, size_t count, struct buf *out)
{
	const char *at = text, *end = text + count;

	if (utf8_valid(text, count) != count)
		return false;
	while (at < end)
		if (!is_text(utf8_next(&at)))
			return false;
	buf_put(out, text, count);
	return true;
}

/* hi and lo are the places of the two bytes of a unit. */
static bool
read_utf16(const unsigned char *p, size_t count, size_t hi, struct buf *out)
{
	size_t lo = 1 - hi;

	if (count % 2)
		return false;
	for (size_t i = 0; i < count; i += 2) {
		uint32_t cp = (uint32_t)p[i + hi] << 8 | p[i + lo];

		if (cp >= 0xD800 && cp < 0xDC00 && i + 4 <= count) {
			uint32_t low = (uint32_t)p[i + 2 + hi] << 8 |
				       p[i + 2 + lo];

			if (low < 0xDC00 || low > 0xDFFF)
				return false;
			cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
			i += 2;
		}
		if ((cp >= 0xD800 && cp <= 0xDFFF) || !is_text(cp))
			return false;
		put(out, cp);
	}
	return true;
}

static bool
read_windows(const unsigned char *p, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t cp = p[i];

		if (cp >= 0x80 && cp < 0xA0)
			cp = windows[cp - 0x80];
		if (!cp || !is_text(cp))
			return false;
		put(out, cp);
	}
	return true;
}

/* English in UTF-16 without a mark: every second byte of its beginning is 0.
 * 0 or 1 is the place of the high byte, 2: it is none. */
static size_t
high_byte(const unsigned char *p, size_t count)
{
	size_t n = count < 64 ? count & ~(size_t)1 : 64;
	size_t zeros[2] = {0, 0};

	for (size_t i = 0; i < n; i++)
		zeros[i % 2] += !p[i];
	if (n >= 4 && zeros[0] > n / 4 && !zeros[1])
		return 0;
	if (n >= 4 && zeros[1] > n / 4 && !zeros[0])
		return 1;
	return 2;
}

bool
plain_read(const void *bytes, size_t count, struct buf *out)
{
	const unsigned char *p = bytes;
	size_t before = out->count, hi;
	bool read;

	if (count >= 3 && !memcmp(p, "\xEF\xBB\xBF", 3))
		return read_utf8((const char *)p + 3, count - 3, out);
	if (count >= 2 && p[0] == 0xFE && p[1] == 0xFF)
		return read_utf16(p + 2, count - 2, 0, out);
	if (count >= 2 && p[0] == 0xFF && p[1] == 0xFE)
		return read_utf16(p + 2, count - 2, 1, out);
	hi = high_byte(p, count);
	if (hi < 2)
		return read_utf16(p, count, hi, out);
	if (utf8_valid((const char *)p, count) == count)
		return read_utf8((const char *)p, count, out);
	read = read_windows(p, count, out);
	if (!read)
		out->count = before;
	return read;
}
