/* UTF-8: validation, cutting, decoding. */
#include "base/utf8.h"

#include <string.h>

#define EACH(byte) (~(uint64_t)0 / 255 * (byte)) /* of eight bytes */

/* Length of the valid sequence at p, 0 when invalid. */
static size_t
sequence(const unsigned char *p, size_t count, uint32_t *ret_cp)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t need;
	uint32_t cp;

	if (p[0] < 0x80) {
		*ret_cp = p[0];
		return 1;
	}
	need = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : p[0] >= 0xC2 ? 2 : 0;
	if (!need || need > count || p[0] > 0xF4)
		return 0;
	cp = p[0] & (0x7Fu >> need);
	for (size_t i = 1; i < need; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		cp = cp << 6 | (p[i] & 0x3F);
	}
	if (cp < least[need] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		return 0;
	*ret_cp = cp;
	return need;
}

size_t
utf8_valid(const char *text, size_t count)
{
	const unsigned char *p = (const unsigned char *)text;
	size_t at = 0;
	uint32_t cp;

	while (at < count) {
		size_t n = sequence(p + at, count - at, &cp);

		if (!n)
			break;
		at += n;
	}
	return at;
}

static bool
acceptable(uint32_t cp)
{
	if (cp < 0x20)
		return cp == '\t' || cp == '\n' || cp == '\r';
	if (cp >= 0x7F && cp <= 0x9F)
		return false;
	if ((cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069))
		return false;
	if ((cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF))
		return false;
	return true;
}

static bool
follows(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/* Whether eight bytes are ASCII that prints. */
static bool
prints(const unsigned char *p)
{
	uint64_t eight, del;

	memcpy(&eight, p, sizeof eight);
	del = eight ^ EACH(0x7F);
	return !((eight | (eight - EACH(0x20)) | (del - EACH(1))) & EACH(0x80));
}

/* Bytes from p on of what most text is, all of it acceptable: ASCII that
 * prints, U+00C0 to U+1FFF, U+3000 to U+CFFF. */
static size_t
plain(const unsigned char *p, size_t count)
{
	size_t at = 0;

	for (;;) {
		const unsigned char *c;

		while (count - at >= 8 && prints(p + at))
			at += 8;
		while (at < count && p[at] >= 0x20 && p[at] < 0x7F)
			at++;
		if (count - at < 3)
			return at;
		c = p + at;
		if (c[0] >= 0xC3 && c[0] <= 0xDF && follows(c[1]))
			at += 2;
		else if (c[0] >= 0xE0 && c[0] <= 0xEC && c[0] != 0xE2 &&
			 c[1] >= (c[0] == 0xE0 ? 0xA0 : 0x80) && c[1] <= 0xBF &&
			 follows(c[2]))
			at += 3;
		else
			return at;
	}
}

bool
utf8_acceptable(const char *text, size_t count, size_t *ret_at,
		uint32_t *ret_cp)
{
	const unsigned char *p = (const unsigned char *)text;
	size_t at = 0;

	while ((at += plain(p + at, count - at)) < count) {
		uint32_t cp = 0xFFFD;
		size_t n = sequence(p + at, count - at, &cp);
		bool bare_return = n && cp == '\r' &&
				   (at + 1 == count || p[at + 1] != '\n');

		if (!n || !acceptable(cp) || bare_return) {
			*ret_at = at;
			*ret_cp = n ? cp : 0xFFFD;
			return false;
		}
		at += n;
		at += plain(p + at, count - at);
	}
	return true;
}

size_t
utf8_cut(const char *text, size_t count, size_t max)
{
	if (count <= max)
		return count;
	while (max && ((unsigned char)text[max] & 0xC0) == 0x80)
		max--;
	return max;
}

uint32_t
utf8_next(const char **text)
{
	const unsigned char *p = (const unsigned char *)*text;
	size_t more = p[0] >= 0xF0 ? 3 : p[0] >= 0xE0 ? 2 : p[0] >= 0xC0;
	uint32_t cp = more ? p[0] & (0x3Fu >> more) : p[0];

	for (size_t i = 1; i <= more; i++)
		cp = cp << 6 | (p[i] & 0x3Fu);
	*text += 1 + more;
	return cp;
}

size_t
utf8_encode(uint32_t cp, char ret[4])
{
	unsigned char *p = (unsigned char *)ret;

	if (cp < 0x80) {
		p[0] = (unsigned char)cp;
		return 1;
	}
	if (cp < 0x800) {
		p[0] = (unsigned char)(0xC0 | cp >> 6);
		p[1] = (unsigned char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		p[0] = (unsigned char)(0xE0 | cp >> 12);
		p[1] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
		p[2] = (unsigned char)(0x80 | (cp & 0x3F));
		return 3;
	}
	p[0] = (unsigned char)(0xF0 | cp >> 18);
	p[1] = (unsigned char)(0x80 | (cp >> 12 & 0x3F));
	p[2] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
	p[3] = (unsigned char)(0x80 | (cp & 0x3F));
	return 4;
}

size_t
utf8_length(const char *text, size_t count)
{
	size_t length = 0;

	for (size_t i = 0; i < count; i++)
		length += ((unsigned char)text[i] & 0xC0) != 0x80;
	return length;
}
