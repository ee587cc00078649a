/* Calendars that other programs subscribe to: iCalendar, RFC 5545, with the
 * names and hints of RFC 7986. Lines end in CR LF and are folded at 75 octets,
 * never inside a character. All times are written in UTC, so that no clock
 * change and no list of zones on the reader's side can move them. */
#ifndef VERNACULAR_WIRE_ICALENDAR_H
#define VERNACULAR_WIRE_ICALENDAR_H

struct buf;

/* Text is valid UTF-8; what may not stand in a line is escaped or left out. */
struct icalendar_event {
	const char *uid; /* the same event has the same for ever */
	/* RFC 3339 in UTC, "2026-03-29T01:30:00Z". */
	const char *stamp;  /* when this was so */
	const char *starts;
	const char *ends;   /* NULL: a moment, which takes nobody's time */
	const char *summary;
	const char *description, *location; /* NULL none */
};

/* name is the calendar's. */
void icalendar_begin(struct buf *, const char *name);
void icalendar_event(struct buf *, const struct icalendar_event *);
void icalendar_end(struct buf *);

#endif
