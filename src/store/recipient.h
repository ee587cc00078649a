/* Who is told what tenants need, and their tokens. */
#ifndef VERNACULAR_STORE_RECIPIENT_H
#define VERNACULAR_STORE_RECIPIENT_H

#include "core/flag.h"
#include "core/schedule.h"
#include "store/db.h"

struct recipient {
	int64_t id, organisation;
	const char *name;
	enum recipient_kind kind;
	const char *purpose;   /* why they need it, in words */
	struct flag_rule rule; /* what it may have */
	bool names;	       /* tenants' names too */
	enum flag_channel channel;
	const char *address; /* folder's name, URL; NULL of a download */
	bool private_network; /* the URL may lie in the landlord's own */
	enum flag_format format;
	enum flag_extent extent;
	struct schedule schedule;
	int64_t next_utc;   /* 0: nothing is due by time */
	int64_t deliveries; /* number of the last one */
	int64_t secrets;    /* number of the webhook's secret in force */
	bool active;
	int64_t version, created_utc;
};

struct recipients {
	struct recipient *list;
	size_t count;
};

/* Errors: E_CONFLICT, fault->where "name", where it is taken. */
enum status recipient_insert(const struct access *, const struct recipient *,
			     struct fault *) MUST_USE;
/* version is the one it was read with. Errors: E_NOT_FOUND, E_STALE,
 * E_CONFLICT. */
enum status recipient_update(const struct access *, const struct recipient *,
			     struct fault *) MUST_USE;
/* What the service itself keeps of it: next_utc, deliveries, secrets. */
enum status recipient_keep(const struct access *, const struct recipient *,
			   struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status recipient_get(const struct access *, int64_t id,
			  struct recipient *ret, struct fault *) MUST_USE;
/* By its name; where several landlords have one of that name, the first
 * visible. */
enum status recipient_find(const struct access *, const char *name,
			   struct recipient *ret, struct fault *) MUST_USE;
/* All of the scope by name; those in use first. */
enum status recipient_list(const struct access *, struct recipients *ret,
			   struct fault *) MUST_USE;
/* Those whose time has come, at most limit. */
enum status recipient_due(const struct access *, int64_t now_utc, size_t limit,
			  struct recipients *ret, struct fault *) MUST_USE;

/* A contractor's token belongs to it from now on. */
enum status recipient_token_put(const struct access *, int64_t recipient,
				int64_t token, struct fault *) MUST_USE;
/* Names of its tokens in force, in the order in which they were made. */
struct recipient_tokens {
	struct recipient_token {
		const char *name;
		int64_t created_utc;
	} *list;
	size_t count;
};
enum status recipient_tokens(const struct access *, int64_t recipient,
			     struct recipient_tokens *ret, struct fault *)
	MUST_USE;
/* In use or not. Errors: E_NOT_FOUND it is nobody's. */
enum status recipient_of_token(const struct access *, int64_t token,
			       struct recipient *ret, struct fault *) MUST_USE;

#endif
