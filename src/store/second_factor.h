/* Codes by time that are asked after the password, what opens where the
 * telephone is lost, and sign-ins that wait for a code. */
#ifndef VERNACULAR_STORE_SECOND_FACTOR_H
#define VERNACULAR_STORE_SECOND_FACTOR_H

#include "base/hash.h"
#include "store/db.h"

struct second_factor {
	int64_t account;
	const void *secret; /* sealed */
	size_t secret_bytes;
	int64_t step; /* of the last code taken */
	int64_t created_utc, confirmed_utc; /* 0: not yet */
};

struct second_factors {
	struct second_factor *list;
	size_t count;
};

/* In place of what was there. */
enum status second_factor_put(const struct access *,
			      const struct second_factor *, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status second_factor_get(const struct access *, int64_t account,
			      struct second_factor *ret, struct fault *)
	MUST_USE;
/* All of the file: for a new key. */
enum status second_factor_all(const struct access *,
			      struct second_factors *ret, struct fault *)
	MUST_USE;
/* With its recovery codes and the sign-ins that wait. */
enum status second_factor_delete(const struct access *, int64_t account,
				 struct fault *) MUST_USE;

/* In place of those that were there: hashes, one after another. */
enum status recovery_codes_put(const struct access *, int64_t account,
			       const unsigned char (*hash)[HASH_BYTES],
			       size_t count, struct fault *) MUST_USE;
/* How many of an account's are not used yet. */
enum status recovery_codes_left(const struct access *, int64_t account,
				int64_t *ret, struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND none such, or used before. */
enum status recovery_code_use(const struct access *, int64_t account,
			      const unsigned char hash[HASH_BYTES],
			      int64_t now_utc, struct fault *) MUST_USE;

/* The password was right, and the code is awaited. */
struct half_sign_in {
	unsigned char token_hash[HASH_BYTES];
	int64_t account, expires_utc;
};
enum status half_sign_in_put(const struct access *,
			     const struct half_sign_in *, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND none, or expired. */
enum status half_sign_in_get(const struct access *,
			     const unsigned char token_hash[HASH_BYTES],
			     int64_t now_utc, struct half_sign_in *ret,
			     struct fault *) MUST_USE;
enum status half_sign_in_delete(const struct access *,
				const unsigned char token_hash[HASH_BYTES],
				struct fault *) MUST_USE;
enum status half_sign_in_purge(const struct access *, int64_t now_utc,
			       struct fault *) MUST_USE;

#endif
