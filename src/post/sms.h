/* One text message to a gateway: a POST of JSON over HTTPS, signed as webhooks
 * are. The same id at each try lets the gateway know a repeat. Slow: never on
 * the writer. */
#ifndef VERNACULAR_POST_SMS_H
#define VERNACULAR_POST_SMS_H

#include "post/webhook.h"

/* The gateway's key, sent as "Authorization: Bearer"; it stands in no file of
 * ours. */
#define SMS_KEY_VARIABLE "VERNACULAR_SMS_KEY"

struct sms {
	const char *url;
	enum webhook_reach reach;
	const unsigned char *secret; /* HASH_BYTES: signs it */
	const char *key;	     /* of the gateway; NULL: none is sent */
	/* The names of the members of the JSON, and what they hold. */
	const char *field_to, *field_text, *field_sender, *field_id;
	const char *to, *text, *sender, *id; /* sender: NULL leaves it out */
	int64_t now_utc;
	const atomic_bool *stop; /* ends it early once true; NULL never */
};

/* OK: the gateway has taken it (2xx). Errors: E_REFUSED it says that this
 * message is wrong (400, 404, 413, 422), or its address is out of reach or
 * gone: no use to try again; E_IO everything that may be over later. */
enum status sms_send(const struct sms *, struct fault *) MUST_USE;

#endif
