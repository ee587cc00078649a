/* Files of flags as they were signed, who received and opened them, and whom
 * they were about. */
#ifndef VERNACULAR_STORE_DELIVERY_H
#define VERNACULAR_STORE_DELIVERY_H

#include "base/hash.h"
#include "base/sign.h"
#include "core/flag.h"
#include "store/db.h"

struct delivery {
	int64_t id, recipient, organisation;
	int64_t n;     /* 1, 2 ... of its recipient */
	int64_t since; /* the one that it goes on from; 0 from nothing */
	enum flag_channel channel;
	enum flag_format format;
	enum flag_extent extent;
	int64_t made_utc, made_by;
	int64_t tenants, removed; /* told about, taken back */
	int64_t bytes;
	unsigned char sha256[HASH_BYTES], signature[SIGNATURE_BYTES];
	unsigned char token_hash[HASH_BYTES];
	enum delivery_state state;
	const char *trouble; /* why it has not arrived; NULL none */
	int64_t received_utc, opened_utc; /* 0 not yet */
	int64_t opened_by; /* a token; 0 by the link */
};

struct deliveries {
	struct delivery *list;
	size_t count;
};

enum status delivery_insert(const struct access *, const struct delivery *,
			    struct fault *) MUST_USE;
/* Everything from tenants on. Errors: E_NOT_FOUND. */
enum status delivery_update(const struct access *, const struct delivery *,
			    struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status delivery_get(const struct access *, int64_t id,
			 struct delivery *ret, struct fault *) MUST_USE;
enum status delivery_by_token(const struct access *,
			      const unsigned char token_hash[HASH_BYTES],
			      struct delivery *ret, struct fault *) MUST_USE;
/* A part of a list. */
struct delivery_page {
	int64_t of;   /* the recipient, or the delivery */
	int64_t from; /* deliveries numbered below it, tenants after it */
	size_t limit;
};
/* Of one recipient, latest first. */
enum status delivery_list(const struct access *, const struct delivery_page *,
			  struct deliveries *ret, struct fault *) MUST_USE;
/* The latest in that state. Errors: E_NOT_FOUND there is none. */
enum status delivery_latest(const struct access *, int64_t recipient,
			    enum delivery_state, struct delivery *ret,
			    struct fault *) MUST_USE;

/* Its bytes, and the digests of all that was told up to it. */
struct delivery_bytes {
	const void *content, *told;
	size_t content_bytes, told_bytes;
};
enum status delivery_bytes_put(const struct access *, int64_t delivery,
			       const struct delivery_bytes *, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND it is no longer kept. */
enum status delivery_content(const struct access *, int64_t delivery,
			     struct delivery_bytes *ret, struct fault *)
	MUST_USE;
enum status delivery_told(const struct access *, int64_t delivery,
			  struct delivery_bytes *ret, struct fault *) MUST_USE;
/* Forget the bytes of those of the recipient numbered below. */
enum status delivery_bytes_drop(const struct access *, int64_t recipient,
				int64_t before_n, struct fault *) MUST_USE;

/* One need of one tenant that it told about; need 0: the tenant was taken
 * back. */
struct delivery_line {
	int64_t tenant, need;
};
struct delivery_lines {
	struct delivery_line *list;
	size_t count;
};
enum status delivery_line_put(const struct access *, int64_t delivery,
			      const struct delivery_line *, struct fault *)
	MUST_USE;
/* The next DELIVERY_LINES after one of them ({0, -1} from the start). */
#define DELIVERY_LINES 500
enum status delivery_line_list(const struct access *, int64_t delivery,
			       const struct delivery_line *after,
			       struct delivery_lines *ret, struct fault *)
	MUST_USE;

/* Who was told about a tenant. */
struct delivery_about {
	int64_t delivery, n;
	const char *recipient;
	enum delivery_state state;
	bool taken_back;
	int64_t made_utc, received_utc, opened_utc;
};
struct delivery_abouts {
	struct delivery_about *list;
	size_t count;
};
/* The latest of each recipient, latest first, at most limit. */
enum status delivery_about(const struct access *, int64_t tenant, size_t limit,
			   struct delivery_abouts *ret, struct fault *)
	MUST_USE;

/* References of tenants that it told about or took back, in order of their
 * ids. */
struct delivery_tenant {
	int64_t id;
	const char *reference;
	bool taken_back;
};
struct delivery_tenants {
	struct delivery_tenant *list;
	size_t count;
};
enum status delivery_tenants(const struct access *,
			     const struct delivery_page *,
			     struct delivery_tenants *ret, struct fault *)
	MUST_USE;

#endif
