/* Calendars, written. */
#include "wire/icalendar.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

#define LINE_OCTETS 75 /* RFC 5545, 3.1, without the end of the line */

/* One content line, folded: the next ones begin with a space. */
static void
put_line(struct buf *out, const char *line)
{
	size_t left = strlen(line), room = LINE_OCTETS;

	while (left > room) {
		size_t count = utf8_cut(line, left, room);

		buf_put(out, line, count);
		buf_text(out, "\r\n ");
		line += count;
		left -= count;
		room = LINE_OCTETS - 1;
	}
	buf_put(out, line, left);
	buf_text(out, "\r\n");
}

/* TEXT of 3.3.11. */
static void
escape(struct buf *line, const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '\n')
			buf_text(line, "\\n");
		else if (strchr("\\;,", c))
			buf_printf(line, "\\%c", c);
		else if (c >= ' ' && c != 0x7f)
			buf_char(line, *text);
	}
}

static void
put_text(struct buf *out, const char *name, const char *text)
{
	struct buf line = {0};

	if (!text)
		return;
	buf_text(&line, name);
	buf_char(&line, ':');
	escape(&line, text);
	put_line(out, buf_string(&line));
	buf_free(&line);
}

/* DATE-TIME in UTC, 3.3.5: "20260329T013000Z". */
static void
put_time(struct buf *out, const char *name, const char *utc)
{
	buf_printf(out, "%s:", name);
	for (; *utc; utc++)
		if (!strchr("-:", *utc))
			buf_char(out, *utc);
	buf_text(out, "\r\n");
}

void
icalendar_begin(struct buf *out, const char *name)
{
	buf_text(out, "BEGIN:VCALENDAR\r\n"
		      "VERSION:2.0\r\n"
		      "PRODID:-//Vernacular//Provider calendar//EN\r\n"
		      "CALSCALE:GREGORIAN\r\n");
	put_text(out, "NAME", name);
	put_text(out, "X-WR-CALNAME", name);
	buf_text(out, "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
		      "X-PUBLISHED-TTL:PT1H\r\n");
}

void
icalendar_event(struct buf *out, const struct icalendar_event *event)
{
	buf_text(out, "BEGIN:VEVENT\r\n");
	put_text(out, "UID", event->uid);
	put_time(out, "DTSTAMP", event->stamp);
	put_time(out, "DTSTART", event->starts);
	if (event->ends)
		put_time(out, "DTEND", event->ends);
	else
		buf_text(out, "TRANSP:TRANSPARENT\r\n");
	put_text(out, "SUMMARY", event->summary);
	put_text(out, "DESCRIPTION", event->description);
	put_text(out, "LOCATION", event->location);
	buf_text(out, "CLASS:PRIVATE\r\nEND:VEVENT\r\n");
}

void
icalendar_end(struct buf *out)
{
	buf_text(out, "END:VCALENDAR\r\n");
}
