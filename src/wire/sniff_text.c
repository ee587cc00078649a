/* Whether a file is words, and none that a browser would run. */
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "wire/plain.h"
#include "wire/sniff_inside.h"

/* What a page or drawing begins with, after white space. */
static const char *const openings[] = {"<!doctype", "<html", "<head", "<body",
				       "<script",   "<?xml", "<svg",  "<!--",
				       "<iframe",   "<meta", "<style"};

static bool
is_web(const char *text)
{
	text += strspn(text, " \t\r\n\f");
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (!strncasecmp(text, openings[i], strlen(openings[i])))
			return true;
	return false;
}

enum sniff_kind
sniff_text(const struct sniffed *file)
{
	enum sniff_kind kind = SNIFF_UNKNOWN;
	struct buf text = {0};

	if (plain_read(file->bytes, file->count, &text))
		kind = is_web(buf_string(&text)) ? SNIFF_WEB : SNIFF_TEXT;
	buf_free(&text);
	return kind;
}
