/* A mail's text as a page: paragraphs, lists, links, in one direction. Styles
 * stand in attributes, for that is all that mail programs keep. */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "lang/tag.h"
#include "post/mail.h"
#include "wire/html.h"

#define ISOLATE "\xe2\x81\xa8"     /* U+2068 */
#define ISOLATE_END "\xe2\x81\xa9" /* U+2069 */

static bool
is_link(const char *line, size_t count)
{
	bool web = !strncmp(line, "https://", 8) ||
		   !strncmp(line, "http://", 7);

	return web && !memchr(line, ' ', count);
}

/* What is set apart in plain text by isolates is so by an element. */
static void
put_words(const char *text, size_t count, struct buf *buf)
{
	const char *end = text + count;
	int open = 0;

	while (text < end) {
		const char *mark = memchr(text, ISOLATE[0],
					  (size_t)(end - text));
		bool begins = mark && end - mark >= 3 &&
			      !memcmp(mark, ISOLATE, 3);
		bool ends = mark && end - mark >= 3 &&
			    !memcmp(mark, ISOLATE_END, 3);
		const char *stop = mark ? mark + !(begins || ends) : end;

		html_escape(text, (size_t)(stop - text), buf);
		text = stop + (begins || ends ? 3 : 0);
		if (begins) {
			buf_text(buf, "<bdi>");
			open++;
		} else if (ends && open) {
			buf_text(buf, "</bdi>");
			open--;
		}
	}
	while (open--)
		buf_text(buf, "</bdi>");
}

static void
put_link(const char *line, size_t count, struct buf *buf)
{
	buf_text(buf, "<a dir=\"ltr\" style=\"color:#003b8e;"
		      "overflow-wrap:anywhere\" href=\"");
	html_address(line, count, HTML_ADDRESS_WHOLE, buf);
	buf_text(buf, "\">");
	html_escape(line, count, buf);
	buf_text(buf, "</a>");
}

/* One paragraph or list; what comes after it. */
static const char *
put_block(const char *text, struct buf *buf)
{
	bool list = !strncmp(text, "- ", 2);
	const char *begin = text;

	buf_text(buf, list ? "<ul style=\"margin:0 0 16px;padding:0 24px\">\n"
			   : "<p style=\"margin:0 0 16px\">");
	while (*text && *text != '\n') {
		size_t count = strcspn(text, "\n"), skip = list ? 2 : 0;

		if (list)
			buf_text(buf, "<li style=\"margin:0 0 4px\">");
		else if (text > begin)
			buf_text(buf, "<br>\n");
		if (is_link(text, count))
			put_link(text, count, buf);
		else if (count >= skip)
			put_words(text + skip, count - skip, buf);
		if (list)
			buf_text(buf, "</li>\n");
		text += count + (text[count] == '\n');
		if (strncmp(text, "- ", 2) != 0 && list)
			break;
	}
	buf_text(buf, list ? "</ul>\n" : "</p>\n");
	return text + strspn(text, "\n");
}

void
mail_html(const struct mail_parts *parts, struct buf *buf)
{
	const char *tag = parts->tag->tag;
	const char *direction = tag_direction(parts->tag);
	const char *text = parts->text + strspn(parts->text, "\n");

	buf_printf(buf, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n"
			"<head><meta charset=\"utf-8\">\n"
			"<meta name=\"viewport\" "
			"content=\"width=device-width\">\n<title>",
		   tag, direction);
	html_escape(parts->subject, strlen(parts->subject), buf);
	/* Mail in a browser loses <html>: the language stands inside too. */
	buf_printf(buf,
		   "</title></head>\n<body style=\"margin:0\">\n"
		   "<div lang=\"%s\" dir=\"%s\" style=\"max-width:36em;"
		   "margin:0 auto;padding:16px;color:#0b0c0c;"
		   "background:#ffffff;font-family:sans-serif;"
		   "font-size:17px;line-height:1.5\">\n",
		   tag, direction);
	while (*text)
		text = put_block(text, buf);
	buf_text(buf, "</div>\n</body>\n</html>\n");
}
