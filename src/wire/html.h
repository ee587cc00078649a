/* Writing into HTML: escapes, and addresses that cannot run code. */
#ifndef VERNACULAR_WIRE_HTML_H
#define VERNACULAR_WIRE_HTML_H

#include <stddef.h>

struct buf;

/* Text between tags or in a quoted attribute; valid UTF-8. */
void html_escape(const char *text, size_t count, struct buf *);

/* Where in an address a value stands. */
enum html_address {
	HTML_ADDRESS_WHOLE,   /* at its start */
	HTML_ADDRESS_SEGMENT, /* after a "/" */
	HTML_ADDRESS_PATH,    /* elsewhere before "?" */
	HTML_ADDRESS_QUERY,   /* right after "?": all of the query */
	HTML_ADDRESS_PART,    /* a name or value of the query */
};

/* A value in an address, percent-encoded and escaped. A whole address must be
 * relative to this host or have one of the schemes http, https, mailto, tel;
 * for any other, "#" is written. Source: RFC 3986. */
void html_address(const char *text, size_t count, enum html_address,
		  struct buf *);

#endif
