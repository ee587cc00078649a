/* Items put to providers, and the files that come back. */
#ifndef VERNACULAR_STORE_OFFER_H
#define VERNACULAR_STORE_OFFER_H

#include "base/hash.h"
#include "core/routing.h"
#include "store/db.h"

struct item_spec;

enum offer_state {
	OFFER_SENT,
	OFFER_ACCEPTED,
	OFFER_DECLINED,
	OFFER_EXPIRED,
	OFFER_WITHDRAWN,
};
#define OFFER_STATES 5
const char *offer_state_name(enum offer_state);

struct offer {
	int64_t id, item, organisation, provider;
	unsigned char token_hash[HASH_BYTES];
	char token[TOKEN_TEXT]; /* of one just made; "" of one read */
	int64_t sent_utc, expires_utc;
	int64_t answered_utc; /* 0 not yet */
	enum offer_state state;
	const char *reason; /* why it was declined; NULL none */
	int64_t price_minor; /* net, when it was sent; -1 unknown */
	enum routing_mode mode;
	bool off_contract;
	double score;	    /* 0 to 1 */
	const char *why;    /* JSON */
	const struct model *reasons; /* of one just made: what why says */
	const char *provider_name; /* read only */
};

struct offers {
	struct offer *list;
	size_t count;
};

/* spec is the item's: what the provider's figures count by. */
enum status offer_insert(const struct access *, const struct offer *,
			 const struct item_spec *spec, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status offer_get(const struct access *, int64_t id, struct offer *ret,
		      struct fault *) MUST_USE;
enum status offer_by_token(const struct access *,
			   const unsigned char token_hash[HASH_BYTES],
			   struct offer *ret, struct fault *) MUST_USE;
/* An item's, oldest first. */
enum status offer_of_item(const struct access *, int64_t item,
			  struct offers *ret, struct fault *) MUST_USE;
/* From sent to offer->state, with answered_utc and reason.
 * Errors: E_CONFLICT where it was answered already, E_NOT_FOUND. */
enum status offer_answer(const struct access *, const struct offer *,
			 struct fault *) MUST_USE;
/* State, answered_utc and reason as the events have them; figures are counted
 * again afterwards. Errors: E_NOT_FOUND. */
enum status offer_mend(const struct access *, const struct offer *,
		       struct fault *) MUST_USE;
/* Those still sent whose time is over, oldest first, at most limit. */
enum status offer_expired(const struct access *, int64_t now_utc, size_t limit,
			  struct offers *ret, struct fault *) MUST_USE;

struct file {
	int64_t id, item, organisation;
	const char *name, *type; /* type: MIME */
	unsigned char sha256[HASH_BYTES];
	const void *content; /* NULL in lists */
	size_t bytes;
	int64_t uploaded_utc, by;
};

struct files {
	struct file *list;
	size_t count;
};

enum status file_insert(const struct access *, const struct file *,
			struct fault *) MUST_USE;
/* With its content. Errors: E_NOT_FOUND. */
enum status file_get(const struct access *, int64_t id, struct file *ret,
		     struct fault *) MUST_USE;
enum status file_of_item(const struct access *, int64_t item, struct files *ret,
			 struct fault *) MUST_USE;

#endif
