/* Between the parts of desk/mail. Internal to desk/. */
#ifndef VERNACULAR_DESK_MAIL_INSIDE_H
#define VERNACULAR_DESK_MAIL_INSIDE_H

#include "desk/mail.h"

/* Templates of mail, compiled on first use; any thread. The desk owns it. */
struct mail_texts;
struct mail_texts *mail_texts_new(void);
void mail_texts_free(struct mail_texts *);
struct mail_texts *desk_mail_texts(struct desk *);

/* A mail in its reader's words, in the visit's arena. */
struct mail_text {
	const char *language; /* that it is written in */
	const char *subject, *text;
};
enum status mail_write(struct visit *, const struct mail *,
		       struct mail_text *ret, struct fault *) MUST_USE;

#endif
