/* One mail as the bytes that SMTP carries: headers, and the same words as
 * plain text and as HTML. Sources: RFC 5322 (format), RFC 2045 to 2047 (MIME,
 * words that are not ASCII in headers), RFC 3834 (machines that answer), RFC
 * 6531 and 6532 (addresses that are not ASCII). */
#ifndef VERNACULAR_POST_MAIL_H
#define VERNACULAR_POST_MAIL_H

#include <stdint.h>

#include "base/fault.h"

struct buf;
struct tag;

#define MAIL_ADDRESS_BYTES 254 /* RFC 5321, 4.5.3.1, errata 1690 */

struct mail_person {
	const char *address; /* by mail_address_check; NULL none */
	const char *name;    /* any text, NULL none */
};

struct mail_parts {
	struct mail_person from, to, reply_to;
	const char *id; /* letters and digits: the same at each try */
	int64_t date_utc;
	const struct tag *tag; /* the language of subject and text */
	const char *subject;   /* any text */
	const char *text;      /* paragraphs with empty lines between; lines
				  that begin with "- " are a list; a line that
				  is a web address alone becomes a link */
};

/* Whether it is an address as SMTP takes it: no name, no comment, no quotes,
 * no white space, nothing that could be a second header.
 * Errors: E_INPUT at where. */
enum status mail_address_check(const char *where, const char *address,
			       struct fault *) MUST_USE;

/* Append the whole mail. Lines end with CR LF and have at most 78 bytes but
 * where an address is longer; all is ASCII but for such addresses. No value
 * can end its header. The same parts are the same bytes. */
void mail_compose(const struct mail_parts *, struct buf *);

/* Append the text as a page. */
void mail_html(const struct mail_parts *, struct buf *);

#endif
