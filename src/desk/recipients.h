/* Who is told what tenants need: housing, repairs and contractors' systems.
 * Administrators change them, managers see them. */
#ifndef VERNACULAR_DESK_RECIPIENTS_H
#define VERNACULAR_DESK_RECIPIENTS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct model;

/* {recipients: [{id, name, kind(code recipient-kind), organisation, channel
 *  (code flag-channel), active(bool), often(code often), next_at, last: {id,
 *  n, made_at, state(code delivery-state), opened_at} or null}]} */
enum status recipients_list(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* {id, version, name, kind, organisation, purpose, needs(words), kinds:
 *  [code need-kind], names(bool), safeguarding(bool), channel, address,
 *  private(bool), format(code flag-format), extent(code flag-extent),
 *  often(code often), weekday(code weekday), at("07:30"), working_days(bool),
 *  next_at, active(bool), deliveries: [{id, n, made_at, tenants, removed,
 *  state(code delivery-state), trouble, received_at, opened_at}], next,
 *  tokens: [{name, created_at}] that are in force}
 * Errors: E_NOT_FOUND. */
enum status recipient_show(struct visit *, const char *id,
			   const struct page_wish *, struct model *,
			   struct fault *) MUST_USE;

/* NULL: not said; what was before, or: the least needs, no names, nothing
 * for safeguarding, download, json, all, never, Monday, 07:00, all days. */
struct recipient_input {
	const char *name, *kind, *organisation, *purpose;
	const char *needs; /* "spoken-language format" */
	const char *channel, *address, *format, *extent;
	const char *often, *weekday, *at;
	const char *names, *safeguarding, *private_network, *working_days,
		*active; /* "yes" or "no" */
};
/* {id, name, version}. Every bad field is named by JSON pointer.
 * Errors: E_INPUT; E_CONFLICT the name is taken. */
enum status recipient_add(struct visit *, const struct recipient_input *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;
struct recipient_edit {
	const char *id;
	int64_t version; /* that was read */
	struct recipient_input input;
};
/* Errors: also E_NOT_FOUND, E_STALE. */
enum status recipient_change(struct visit *, const struct recipient_edit *,
			     struct model *, struct faults *, struct fault *)
	MUST_USE;

/* A new secret that webhooks are signed with, told once; the one before ends.
 * {name, secret} */
enum status recipient_secret(struct visit *, const char *id, struct model *,
			     struct fault *) MUST_USE;
/* A new token with which it may look flags up and say what it opened, told
 * once. {name, secret}. Errors: E_CONFLICT the token's name is taken. */
enum status recipient_token(struct visit *, const char *id, const char *name,
			    struct model *, struct fault *) MUST_USE;
/* One of its tokens is lost or no longer needed: it ends at once.
 * Errors: E_NOT_FOUND it has none of that name. */
enum status recipient_token_end(struct visit *, const char *id,
				const char *name, struct fault *) MUST_USE;

#endif
