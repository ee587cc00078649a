/* Between the parts of desk/mail. Internal to desk/. */
#ifndef VERNACULAR_DESK_MAIL_INSIDE_H
#define VERNACULAR_DESK_MAIL_INSIDE_H

#include <stdatomic.h>
#include <stdbool.h>

#include "desk/mail.h"
#include "post/mail.h"
#include "post/smtp.h"

/* What a password of a mail server is sealed for. */
#define MAIL_PURPOSE "mail password"
/* The setting (store/setting) that holds where answers go. */
#define MAIL_REPLY_TO "mail-reply-to"

/* Templates of mail, compiled on first use; any thread. */
struct mail_texts;
struct mail_texts *mail_texts_new(void);
void mail_texts_free(struct mail_texts *);

/* A mail in its reader's words, in the visit's arena. */
struct mail_text {
	const char *language; /* that it is written in */
	const char *subject, *text;
};
enum status mail_write(struct visit *, const struct mail *,
		       struct mail_text *ret, struct fault *) MUST_USE;

/* The text as it goes out: a line that is path alone becomes an address of the
 * service. In the arena. */
const char *mail_linked(struct arena *, const char *text, const char *path,
			const char *address);

/* The word in the store; SMTP_STARTTLS for any other. */
enum smtp_security smtp_security_of(const char *name);

/* How an organisation's mail leaves; all in the visit's arena.
 * Errors: E_BUSY no server is set up, or the password does not open. */
struct mail_way {
	struct smtp_server server;
	const char *address; /* of the service */
	struct mail_person sender, reply_to;
};
enum status mail_way_of(struct visit *, int64_t organisation,
			struct mail_way *ret, struct fault *) MUST_USE;

/* Connections to mail servers that wait for the next mail. Any thread. */
struct mail_pool;
struct mail_line;
struct mail_pool *mail_pool_new(void);
void mail_pool_free(struct mail_pool *);

/* What the desk owns of mail. */
struct mail_office {
	struct mail_texts *texts;
	struct mail_pool *pool;
	enum desk_use use; /* DESK_NEW: a file in the making tells nobody */
};
struct mail_office *mail_office_new(enum desk_use);
void mail_office_free(struct mail_office *);
struct mail_office *desk_mail(struct desk *);

/* One that goes this way; the way is copied. NULL: no libcurl here. */
struct mail_line *mail_pool_take(struct mail_pool *, const struct smtp_server *,
				 const atomic_bool *stop);
struct smtp *mail_line_smtp(struct mail_line *);
/* Kept for the next, or closed after a failure. */
void mail_pool_give(struct mail_pool *, struct mail_line *, int64_t now_utc);
void mail_line_free(struct mail_line *);
/* Whether any waits; close those that waited too long. */
bool mail_pool_idles(struct mail_pool *);
void mail_pool_tidy(struct mail_pool *, int64_t now_utc);

#endif
