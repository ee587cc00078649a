/* One message to another system over HTTPS. What it carries was decided and
 * kept before; nothing here is remembered. Slow: never on the writer. */
#ifndef VERNACULAR_POST_WEBHOOK_H
#define VERNACULAR_POST_WEBHOOK_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/hash.h"

/* Seconds in which it must be connected, and over. */
#define WEBHOOK_CONNECT_S 5
#define WEBHOOK_TOTAL_S 20

/* As the header Webhook-Signature has it: "v1," and base64. */
#define WEBHOOK_SIGNATURE_TEXT 48

struct webhook_header {
	const char *name, *value; /* ASCII without control characters */
};

struct webhook {
	const char *url;
	const unsigned char *secret; /* HASH_BYTES, shared with the receiver */
	const char *id; /* the same at each try, so that a repeat is known */
	int64_t now_utc;
	const char *type; /* media type of the body */
	const void *body;
	size_t count;
	const struct webhook_header *header;
	size_t headers;
	enum webhook_reach {
		WEBHOOK_WORLD,	 /* https to public addresses only */
		WEBHOOK_ANYWHERE /* also http, and the landlord's own network */
	} reach;
	const atomic_bool *stop; /* ends it early once true; NULL never */
};

/* HMAC-SHA-256 of "ID.TIME.BODY" under the secret: who receives it refuses a
 * time that is not about now, and an id that it has seen.
 * Source: the Standard Webhooks specification, 1.0.0. */
void webhook_sign(const struct webhook *, char ret[WEBHOOK_SIGNATURE_TEXT]);

/* The secret as a receiver is told it: "whsec_" and base64. */
#define WEBHOOK_SECRET_TEXT 51
void webhook_secret_text(const unsigned char secret[HASH_BYTES],
			 char ret[WEBHOOK_SECRET_TEXT]);

/* Whether the address may be sent to at all, as far as it can be told without
 * asking the network. Errors: E_INPUT at where: no URL, not https (http where
 * reach allows it), with a user's name, or without a host. */
enum status webhook_check(const char *where, const char *url,
			  enum webhook_reach, struct fault *) MUST_USE;

/* POST it. The host is resolved first, an address outside the reach refused,
 * and that same address connected to; certificates are verified; no redirect
 * is followed, no proxy used, at most 64 KB of the answer read.
 *   ret_code  the HTTP status, 0 where there was none; set on E_IO too
 * OK when the answer is 2xx. Errors: E_INPUT as webhook_check; E_REFUSED an
 * address outside the reach, or 410 (it is gone): no use to try again; E_IO
 * everything that may be over later: no connection, no answer in time, any
 * other answer. */
enum status webhook_send(const struct webhook *, int *ret_code,
			 struct fault *) MUST_USE;

#endif
