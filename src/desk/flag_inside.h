/* What the files about flags share. Internal to desk/. */
#ifndef VERNACULAR_DESK_FLAG_INSIDE_H
#define VERNACULAR_DESK_FLAG_INSIDE_H

#include "desk/flags.h"
#include "store/delivery.h"
#include "store/recipient.h"

/* A recipient, a delivery named outside. Errors: E_NOT_FOUND. */
enum status recipient_named(struct visit *, const char *text,
			    struct recipient *ret, struct fault *) MUST_USE;
enum status delivery_named(struct visit *, const char *text,
			   struct delivery *ret, struct fault *) MUST_USE;

/* The secret of its link; the path of the page that it opens, in the arena. */
void delivery_token(const struct desk *, int64_t delivery,
		    char ret[TOKEN_TEXT]);
const char *delivery_link(const struct desk *, int64_t delivery,
			  struct arena *);

/* What deliveries are signed with, and what a recipient shares with us. */
void flag_seed(const struct desk *, unsigned char ret[SIGN_SEED_BYTES]);
void webhook_secret(const struct desk *, const struct recipient *,
		    unsigned char ret[HASH_BYTES]);

/* The outbox's key of sending it. */
const char *delivery_key(const struct delivery *, struct arena *);

/* It has arrived: what stood before it is forgotten, needs are marked as
 * shared behind it. */
enum status delivery_received(struct visit *, struct delivery *,
			      struct fault *) MUST_USE;

/* kind: "delivery.sent"; the subject is the recipient. */
enum status delivery_log(struct visit *, const char *kind,
			 const struct delivery *, struct fault *) MUST_USE;

/* The head of its file. */
struct flag_head;
enum status delivery_head(struct visit *, const struct delivery *,
			  struct flag_head *ret, struct fault *) MUST_USE;

#endif
