/* What a provider is told by mail of an offer and of work: the service, the
 * language, the area, the time, the price and a link; nothing of whom it is
 * for. In the same write as what it tells; who has no address is not told.
 * Internal to desk/. */
#ifndef VERNACULAR_DESK_OFFER_MAIL_H
#define VERNACULAR_DESK_OFFER_MAIL_H

#include "desk/assign.h"

struct mail;
/* The offer goes out. job has its tenant. */
enum status offer_mail_sent(struct visit *, const struct job *,
			    const struct offer *, struct fault *) MUST_USE;

/* It was withdrawn or ran out, as its state says: the mail that offers it is
 * taken back; who got that one already is told. */
enum status offer_mail_over(struct visit *, const struct job *,
			    const struct offer *, struct fault *) MUST_USE;

/* The work is theirs without an offer. */
enum status offer_mail_given(struct visit *, const struct job *,
			     const struct offer *, struct fault *) MUST_USE;

/* Work was sent back to who does it: by the link of the offer, or where there
 * was none to the page of who is signed in. */
enum status offer_mail_returned(struct visit *, const struct job *,
				struct fault *) MUST_USE;

/* Whom the mail goes to, in their language; the page that it leads to, if there
 * is one yet, opens in it. */
struct provider;
void mail_to_provider(struct visit *, const struct provider *, struct mail *);

#endif
