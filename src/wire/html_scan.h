/* Where in an HTML page a template stands, so that no value gets into a place
 * that escaping cannot make safe. wire/mustache feeds it the literal text as
 * it compiles. Source: the HTML standard, "Tokenization"; stricter where a
 * browser would mend. */
#ifndef VERNACULAR_WIRE_HTML_SCAN_H
#define VERNACULAR_WIRE_HTML_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "wire/html.h"

enum html_place {
	HTML_TEXT,    /* between tags */
	HTML_TITLE,   /* in <title> */
	HTML_FIELD,   /* in <textarea> */
	HTML_LABEL,   /* an attribute that people read */
	HTML_DATA,    /* an attribute that programs read */
	HTML_ADDRESS, /* an attribute that holds an address */
};

enum html_state {
	HTML_IN_TEXT,
	HTML_AT_LESS,      /* after "<" */
	HTML_IN_ELEMENT,   /* the name of a tag */
	HTML_IN_TAG,       /* between attributes, after white space */
	HTML_AT_BREAK,     /* white space or the end of the tag must follow */
	HTML_IN_ATTRIBUTE, /* the name of an attribute */
	HTML_AFTER_ATTRIBUTE,
	HTML_AT_VALUE, /* after "=" */
	HTML_IN_DOUBLE,
	HTML_IN_SINGLE,
	HTML_IN_BARE,
	HTML_IN_COMMENT,
	HTML_IN_DECLARATION,
	HTML_IN_RAW,  /* script, style and the like */
	HTML_IN_PLAIN /* title, textarea */
};

struct html_scan {
	enum html_state state;
	char element[24];   /* lower case, cut */
	char attribute[24]; /* lower case, cut */
	char last;          /* the last byte fed */
	unsigned tags;      /* tags begun so far */
	unsigned matched;   /* bytes of "<!--", "-->" or "</title" seen */
	bool named;         /* <meta> had a name before */
	bool begun;         /* the value has literal text */
	bool queried;       /* it has a "?" or "#" */
};

/* A zeroed scan is at the start of a page. Each function returns NULL, or a
 * message id that says what is wrong. */
const char *html_scan_feed(struct html_scan *, char);
const char *html_scan_value(const struct html_scan *,
			    enum html_place *ret_place);
enum html_address html_scan_address(const struct html_scan *);
const char *html_scan_whole(const struct html_scan *); /* between tags? */

/* A section begins; it ends, having begun as *before (after the call of
 * html_scan_begin). */
const char *html_scan_begin(struct html_scan *);
const char *html_scan_end(struct html_scan *, const struct html_scan *before);

#endif
