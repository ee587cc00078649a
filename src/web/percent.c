/* Percent-encoding; what is malformed is refused, never guessed. */
#include "web/percent.h"

#include <string.h>

#include "base/utf8.h"

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
percent_decode(struct arena *arena, const char *text, size_t count,
	       enum percent_of of, const char **ret_text)
{
	char *out = arena_alloc(arena, count + 1);
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		char c = text[i];

		if (c == '%') {
			int high, low;

			if (count - i < 3 || (high = digit(text[i + 1])) < 0 ||
			    (low = digit(text[i + 2])) < 0)
				return false;
			c = (char)(high * 16 + low);
			i += 2;
		} else if (c == '+' && of == PERCENT_FORM) {
			c = ' ';
		}
		if (!c)
			return false;
		out[n++] = c;
	}
	if (utf8_valid(out, n) != n)
		return false;
	*ret_text = out;
	return true;
}

void
percent_encode(const char *text, struct buf *buf)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz"
				    "0123456789-._~";

	for (; *text; text++)
		if (strchr(plain, *text))
			buf_char(buf, *text);
		else
			buf_printf(buf, "%%%02X", (unsigned char)*text);
}
