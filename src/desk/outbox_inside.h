/* What a kind of message does. Internal to desk/. */
#ifndef VERNACULAR_DESK_OUTBOX_INSIDE_H
#define VERNACULAR_DESK_OUTBOX_INSIDE_H

#include "desk/desk.h"
#include "store/outbox.h"

struct outbox_kind {
	const char *name;
	/* The slow part, on a poster: it may take seconds.
	 * Errors: E_REFUSED, E_INPUT, E_NOT_FOUND give up at once; E_BUSY:
	 * nothing was tried, it waits for as long as it takes; every other is
	 * tried again. */
	enum status (*send)(struct desk *, const struct message *,
			    struct fault *);
	/* What became of it (the message's new state, attempts and trouble),
	 * in the commit that says so. NULL: nothing to do. */
	enum status (*settle)(struct visit *, const struct message *,
			      struct fault *);
};

/* A member of the payload, "" where it has none; 0 where it is no id, or no
 * number. */
const char *message_text(struct arena *, const struct message *,
			 const char *key);
int64_t message_id(struct arena *, const struct message *, const char *key);
int64_t message_number(struct arena *, const struct message *,
		       const char *key);

/* desk/flag_make, desk/flag_send */
extern const struct outbox_kind outbox_delivery, outbox_webhook,
	outbox_folder, outbox_share;
/* desk/audio_post */
extern const struct outbox_kind outbox_audio;
/* desk/mail_send */
extern const struct outbox_kind outbox_mail;
/* desk/dispatch_post */
extern const struct outbox_kind outbox_sms;

#endif
