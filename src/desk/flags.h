/* Telling those who knock on doors: deliveries of flags to recipients, what
 * became of them, and looking one flag up. The file, its signature and the
 * look-up are described in doc/flags.md. */
#ifndef VERNACULAR_DESK_FLAGS_H
#define VERNACULAR_DESK_FLAGS_H

#include "base/sign.h"
#include "desk/desk.h"
#include "desk/tenants.h"

struct buf;
struct model;

/* Make a delivery for a recipient: the file, its signature, the row that says
 * who was told what, and the message that sends it. Slow: in no visit, on no
 * writer.
 * Errors: E_NOT_FOUND; E_REFUSED it is not in use, or may have nothing;
 * E_CONFLICT one is being made; E_INPUT the format. */
struct flag_order {
	int64_t recipient;
	int64_t by; /* account that asked for it; 0 by time */
	enum flag_way {
		FLAG_AS_SET,  /* by the recipient's channel */
		FLAG_BY_HAND, /* to be fetched, whatever its channel is */
	} way;
	const char *format; /* NULL: the recipient's */
};
enum status flag_make(struct desk *, const struct flag_order *,
		      int64_t *ret_delivery, struct fault *) MUST_USE;

/* On the writer: those whose time has come, as messages. */
enum status flags_come_due(struct visit *, struct fault *) MUST_USE;

/* A delivery for that recipient, made soon. Managers and administrators. */
enum status flag_ask(struct visit *, const char *recipient, struct fault *)
	MUST_USE;

/* {id, n, since, recipient, recipient_id, landlord, kind(code
 *  recipient-kind), channel(code flag-channel), format(code flag-format),
 *  extent(code flag-extent), made_at, tenants, removed, bytes, sha256, state
 *  (code delivery-state), trouble, received_at, opened_at, by_token (bool: a
 *  token said so, not the link), name, link (path), has_file(bool), may_send
 *  (bool), about: [{id, reference, taken_back(bool)}], next}
 * Errors: E_NOT_FOUND. */
enum status delivery_show(struct visit *, const char *id,
			  const struct page_wish *, struct model *,
			  struct fault *) MUST_USE;

/* Its bytes and its signature in base64 with a line's end; in the arena.
 * Errors: E_NOT_FOUND also where a later one took its place. */
struct flag_bytes {
	const char *name, *type;
	const void *bytes;
	size_t count;
	const char *signature;
};
enum status delivery_file(struct visit *, const char *id, struct flag_bytes *,
			  struct fault *) MUST_USE;
/* Whoever fetched the file has it: a download is received by that. */
enum status delivery_fetched(struct visit *, const char *id, struct fault *)
	MUST_USE;
/* Send one again that waits or was given up. Errors: E_NOT_FOUND; E_CONFLICT
 * there is nothing to be sent. */
enum status delivery_again(struct visit *, const char *id, struct fault *)
	MUST_USE;

/* The link without account: whoever has it may see that there is a delivery,
 * and have its file by saying that it was opened.
 * {landlord, recipient, n, made_at, tenants, removed, sha256, opened_at, name,
 *  has_file(bool)}
 * Errors: E_NOT_FOUND; of the file also before it was opened. */
enum status delivery_link_show(struct visit *, const char *token,
			       struct model *, struct fault *) MUST_USE;
enum status delivery_link_file(struct visit *, const char *token,
			       struct flag_bytes *, struct fault *) MUST_USE;
/* It was opened; the first time counts. {delivery, opened_at, sha256} */
enum status delivery_link_open(struct visit *, const char *token,
			       struct model *, struct fault *) MUST_USE;
/* The same by the recipient's own token. n: the delivery's number.
 * Errors: E_NOT_FOUND. */
enum status delivery_receipt(struct visit *, int64_t n, struct model *,
			     struct fault *) MUST_USE;

/* What a door needs to know, by the landlord's reference or the property's
 * number (UPRN): exactly one of them. What a contractor's recipient may not
 * have is left out; tenants of one property are told together. That it was
 * looked up is on disk before the answer.
 * {has_needs(bool), flags: [{kind(code need-kind), value, text}]}
 * Errors: E_INPUT not exactly one; E_NOT_FOUND nobody lives there. */
struct flag_wish {
	const char *reference, *uprn;
};
enum status flag_look(struct visit *, const struct flag_wish *, struct model *,
		      struct fault *) MUST_USE;

/* Who was told about a tenant, and who looked:
 * {shared_with: [{delivery, n, recipient, state(code delivery-state),
 *   taken_back(bool), made_at, received_at, opened_at}],
 *  looked_up: [{by, at}]} */
enum status flags_of_tenant(struct visit *, int64_t tenant, struct model *,
			    struct fault *) MUST_USE;

/* The public key that deliveries are signed under. */
void flag_key(const struct desk *, unsigned char ret[SIGN_KEY_BYTES]);

#endif
