/* Escapes for HTML. */
#include "wire/html.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

static const char *
entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void
html_escape(const char *text, size_t count, struct buf *out)
{
	static const bool special[256] = {['&'] = true, ['<'] = true,
					  ['>'] = true, ['"'] = true,
					  ['\''] = true};
	size_t plain = 0;

	for (size_t i = 0; i < count; i++) {
		if (!special[(unsigned char)text[i]])
			continue;
		buf_put(out, text + plain, i - plain);
		buf_text(out, entity(text[i]));
		plain = i + 1;
	}
	buf_put(out, text + plain, count - plain);
}

static bool
is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

static bool
is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || is_one_of(c, "-._~");
}

/* The scheme's colon comes before any "/", "?" or "#", or there is none. */
static bool
is_safe(const char *text, size_t count)
{
	static const char *const schemes[] = {"http", "https", "mailto",
					      "tel"};
	size_t colon = 0;

	if (count >= 2 && is_one_of(text[0], "/\\") &&
	    is_one_of(text[1], "/\\"))
		return false; /* another host */
	while (colon < count && !is_one_of(text[colon], ":/?#"))
		colon++;
	if (colon == count || text[colon] != ':')
		return true;
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (strlen(schemes[i]) == colon &&
		    !strncasecmp(schemes[i], text, colon))
			return true;
	return false;
}

/* The characters that stay as they are, besides the unreserved ones. */
static const char *
kept(enum html_address place)
{
	switch (place) {
	case HTML_ADDRESS_WHOLE:
	case HTML_ADDRESS_SEGMENT:
	case HTML_ADDRESS_PATH:
		return "%!#$&'()*+,/:;=?@[]";
	case HTML_ADDRESS_QUERY:
		return "%!$&'()*+,/:;=?@";
	case HTML_ADDRESS_PART:
		break;
	}
	return "";
}

void
html_address(const char *text, size_t count, enum html_address place,
	     struct buf *out)
{
	static const char hex[] = "0123456789ABCDEF";
	const char *keep = kept(place);
	size_t i = 0;

	if (place == HTML_ADDRESS_WHOLE && !is_safe(text, count)) {
		buf_char(out, '#');
		return;
	}
	if (place == HTML_ADDRESS_SEGMENT)
		for (; i < count && is_one_of(text[i], "/\\"); i++)
			buf_text(out, text[i] == '/' ? "%2F" : "%5C");
	for (; i < count; i++) {
		unsigned char c = (unsigned char)text[i];

		if (is_unreserved(text[i]) || is_one_of(text[i], keep)) {
			html_escape(text + i, 1, out);
		} else {
			buf_char(out, '%');
			buf_char(out, hex[c >> 4]);
			buf_char(out, hex[c & 15]);
		}
	}
}
