/* Mail that the service writes to people. It is put into the outbox in the
 * same commit as what it tells, in its reader's words, and leaves by the
 * landlord's mail server at least once, each time with the same Message-ID.
 * While no server is set up it waits.
 *
 *     struct mail mail = {
 *             .organisation = item->organisation,
 *             .to = provider->email,
 *             .template = "offer",
 *             .model = model,
 *             .path = "/o/0123456789abcdef",
 *             .key = "offer/01J3/sent",
 *     };
 *     status = mail_put(visit, &mail, fault);
 *
 * A template is templates/mail/NAME.mustache: a line "Subject: ...", an empty
 * line, then paragraphs of plain text with empty lines between. Lines that
 * begin with "- " become a list; a line that is {{link}} alone becomes a
 * link. The HTML part is made from the same text. */
#ifndef VERNACULAR_DESK_MAIL_H
#define VERNACULAR_DESK_MAIL_H

#include "desk/desk.h"

struct model;

struct mail {
	int64_t organisation; /* whose server, sender and Reply-To */
	const char *to;	      /* NULL or "": there is nobody to write to, and
				 nothing is put */
	const char *to_name;  /* NULL none */
	const char *language; /* of the reader; NULL, or one that some of the
				 words are missing in: English */
	const char *template; /* NAME */
	struct model *model;  /* what the template shows; gets `link` and
				 `organisation` */
	const char *path;     /* "/o/..." of this service; NULL none */
	const char *key;      /* makes it once: one with that key that went or
				 waits is not put again */
	int64_t when_utc;     /* not before; 0 now */
	int64_t until_utc;    /* of no use after; 0 always of use */
	int64_t about;	      /* the request whose history tells what became of
				 it; 0 none */
	int64_t dispatch;    /* the delivery of a letter that it is; 0 none */
};

/* While a file is made (DESK_NEW), such as a demonstration, nothing is put.
 * Errors: E_INTERNAL the template does not fit the model; E_INPUT no such
 * template; E_IO. */
enum status mail_put(struct visit *, const struct mail *, struct fault *)
	MUST_USE;

/* Whether the one with that key went, or is on its way now. */
enum status mail_went(struct visit *, const char *key, bool *ret,
		      struct fault *) MUST_USE;

/* Take back what has not gone yet of all whose key begins so: "reminder/01J3/"
 * when a booking moves. The same keys may be put again afterwards. */
enum status mail_drop(struct visit *, const char *key_begin, struct fault *)
	MUST_USE;

#endif
