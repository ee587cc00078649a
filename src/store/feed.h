/* Addresses under which a provider's calendar is read. */
#ifndef VERNACULAR_STORE_FEED_H
#define VERNACULAR_STORE_FEED_H

#include "base/hash.h"
#include "store/db.h"

struct feed {
	int64_t id;
	unsigned char token_hash[HASH_BYTES];
	int64_t organisation; /* the provider's */
	int64_t provider;
	int64_t account; /* whose; 0: handed to the provider */
	int64_t made_utc, made_by;
};

/* Ends the one before of the same account, or of the provider. */
enum status feed_put(const struct access *, const struct feed *,
		     struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND, also where it has ended. */
enum status feed_by_token(const struct access *,
			  const unsigned char token_hash[HASH_BYTES],
			  struct feed *ret, struct fault *) MUST_USE;
/* The one in use of an account of a provider, or (0) of the provider itself.
 * Errors: E_NOT_FOUND. */
enum status feed_of(const struct access *, int64_t provider, int64_t account,
		    struct feed *ret, struct fault *) MUST_USE;

#endif
