/* Values of PDF. */
#include "render/pdf_put.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

#define DIGITS_MAX 20 /* of 64 bits, with the sign */

static const char digit_pairs[] = "00010203040506070809"
				  "10111213141516171819"
				  "20212223242526272829"
				  "30313233343536373839"
				  "40414243444546474849"
				  "50515253545556575859"
				  "60616263646566676869"
				  "70717273747576777879"
				  "80818283848586878889"
				  "90919293949596979899";

/* Digits that end before end; returns where they begin. */
static char *
digits_before(char *end, uint64_t n)
{
	while (n >= 100) {
		end -= 2;
		memcpy(end, digit_pairs + n % 100 * 2, 2);
		n /= 100;
	}
	if (n >= 10) {
		end -= 2;
		memcpy(end, digit_pairs + n * 2, 2);
	} else {
		*--end = (char)('0' + n);
	}
	return end;
}

static uint64_t
magnitude(int64_t n)
{
	return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

void
pdf_put_number(struct buf *b, int64_t n)
{
	char text[DIGITS_MAX + 1], *end = text + sizeof text;
	char *p = digits_before(end, magnitude(n));

	if (n < 0)
		*--p = '-';
	buf_put(b, p, (size_t)(end - p));
}

void
pdf_put_thousandths(struct buf *b, int64_t n)
{
	char text[DIGITS_MAX + 2], *p = text, *end = text + sizeof text;
	const uint64_t size = magnitude(n);
	unsigned part = (unsigned)(size % 1000);

	if (n < 0)
		buf_char(b, '-');
	if (size >= 1000 || !part) {
		p = digits_before(end, size / 1000);
		buf_put(b, p, (size_t)(end - p));
	}
	if (!part)
		return;
	p = text;
	*p++ = '.';
	for (unsigned unit = 100; part; unit /= 10) {
		*p++ = (char)('0' + part / unit);
		part %= unit;
	}
	buf_put(b, text, (size_t)(p - text));
}

void
pdf_put_reference(struct buf *b, uint32_t number)
{
	char text[DIGITS_MAX + 4], *end = text + sizeof text - 4;
	char *p = digits_before(end, number);

	memcpy(end, " 0 R", 4);
	buf_put(b, p, (size_t)(text + sizeof text - p));
}

/* What a literal string may not hold as it is: what ends it, and the line end
 * that readers change. */
static char
escape_of(unsigned char c)
{
	switch (c) {
	case '(':
	case ')':
	case '\\':
		return (char)c;
	case '\r':
		return 'r';
	}
	return 0;
}

static char *
byte_to(char *p, unsigned char c)
{
	const char escape = escape_of(c);

	if (escape)
		*p++ = '\\';
	*p++ = escape ? escape : (char)c;
	return p;
}

static char *
unit_to(char *p, UChar unit)
{
	return byte_to(byte_to(p, (unsigned char)(unit >> 8)),
		       (unsigned char)unit);
}

static void
close_string(struct buf *b, char *p)
{
	*p++ = ')';
	*p = '\0';
	b->count = (size_t)(p - b->bytes);
}

void
pdf_put_bytes(struct buf *b, const void *bytes, size_t count)
{
	const unsigned char *from = bytes;
	char *p = buf_room(b, 2 * count + 2);

	*p++ = '(';
	for (size_t i = 0; i < count; i++)
		p = byte_to(p, from[i]);
	close_string(b, p);
}

void
pdf_put_text_u16(struct buf *b, const UChar *text, size_t units)
{
	char *p = buf_room(b, 4 * units + 4);
	bool ascii = true;

	for (size_t i = 0; i < units; i++)
		ascii &= text[i] >= 0x20 && text[i] <= 0x7E;
	*p++ = '(';
	if (!ascii) {
		memcpy(p, "\xFE\xFF", 2);
		p += 2;
	}
	for (size_t i = 0; i < units; i++)
		p = ascii ? byte_to(p, (unsigned char)text[i])
			  : unit_to(p, text[i]);
	close_string(b, p);
}

static bool
is_ascii(const char *text)
{
	for (; *text; text++)
		if (*text < 0x20 || *text > 0x7E)
			return false;
	return true;
}

void
pdf_put_text(struct buf *b, const char *utf8)
{
	char *p;
	const size_t count = strlen(utf8);

	if (is_ascii(utf8)) {
		pdf_put_bytes(b, utf8, count);
		return;
	}
	p = buf_room(b, 4 * count + 4);
	memcpy(p, "(\xFE\xFF", 3);
	p += 3;
	while (*utf8) {
		uint32_t cp = utf8_next(&utf8);

		if (cp > 0xFFFF) {
			p = unit_to(p, (UChar)(0xD7C0 + (cp >> 10)));
			cp = 0xDC00 + (cp & 0x3FF);
		}
		p = unit_to(p, (UChar)cp);
	}
	close_string(b, p);
}
