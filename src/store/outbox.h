/* What must leave the house, and the answers that repeated calls get. */
#ifndef VERNACULAR_STORE_OUTBOX_H
#define VERNACULAR_STORE_OUTBOX_H

#include "base/hash.h"
#include "store/db.h"

struct message {
	int64_t id;
	const char *kind, *key; /* key: unique, makes repeats harmless */
	const char *payload;	/* JSON */
	int64_t organisation;	/* whose; 0 the house's */
	enum message_state {
		MESSAGE_WAITING,
		MESSAGE_SENT,
		MESSAGE_FAILED,
	} state;
	int attempts;
	int64_t next_utc;
	const char *trouble; /* of the last attempt; NULL none */
};

struct messages {
	struct message *list;
	size_t count;
};

/* OK and nothing changed where the key is there already. */
enum status outbox_put(const struct access *, const struct message *,
		       struct fault *) MUST_USE;
/* Take back those of a kind that wait and whose key begins so. */
enum status outbox_drop(const struct access *, const char *kind,
			const char *key_begin, struct fault *) MUST_USE;
/* As if it had not been put. */
enum status outbox_forget(const struct access *, int64_t id, struct fault *)
	MUST_USE;
/* Those to be sent by now, at most limit. */
enum status outbox_due(const struct access *, int64_t now_utc, size_t limit,
		       struct messages *ret, struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status outbox_get(const struct access *, const char *key,
		       struct message *ret, struct fault *) MUST_USE;
/* Those that are over since before then, at most 1,000. */
enum status outbox_purge(const struct access *, int64_t before_utc,
			 struct fault *) MUST_USE;
/* State, attempts, next time and trouble of the row with that id. */
enum status outbox_update(const struct access *, const struct message *,
			  struct fault *) MUST_USE;

struct answer {
	int64_t account;
	const char *key;
	unsigned char body_hash[HASH_BYTES]; /* of what was sent */
	int http;			     /* status code */
	const char *location;		     /* NULL none */
	const char *body;
	int64_t created_utc;
};

/* Errors: E_CONFLICT where the key is there already. */
enum status answer_insert(const struct access *, const struct answer *,
			  struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status answer_get(const struct access *, int64_t account, const char *key,
		       struct answer *ret, struct fault *) MUST_USE;
/* Of all made before, at most 1,000. */
enum status answer_purge(const struct access *, int64_t before_utc,
			 struct fault *) MUST_USE;

/* One greater than last time, from 1; in the writer only. */
enum status counter_next(const struct access *, const char *name,
			 int64_t *ret_value, struct fault *) MUST_USE;

/* A counter that is a figure of its own, 0 before it is put. */
enum status counter_put(const struct access *, const char *name,
			int64_t value, struct fault *) MUST_USE;
enum status counter_get(const struct access *, const char *name,
			int64_t *ret_value, struct fault *) MUST_USE;

#endif
