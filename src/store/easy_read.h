/* Easy Read that tenants of the panel have looked at, and who signed it. */
#ifndef VERNACULAR_STORE_EASY_READ_H
#define VERNACULAR_STORE_EASY_READ_H

#include "base/hash.h"
#include "store/db.h"

struct easy_read_reader {
	int64_t id, organisation, tenant;
	const char *notice, *language; /* BCP 47 */
	unsigned char stamp[HASH_BYTES];
	int32_t looked_days;
	const char *verdict;   /* "clear", "partly", "unclear" */
	const char *said;      /* NULL for nothing */
	int64_t recorded_by, recorded_utc;
	const char *reference; /* read: the tenant's */
};
struct easy_read_readers {
	struct easy_read_reader *list;
	size_t count;
};

struct easy_read_proof {
	int64_t organisation;
	const char *notice, *language;
	unsigned char stamp[HASH_BYTES];
	int64_t readers, signed_by, signed_utc;
	const char *signed_name; /* read */
	const char *note;	 /* NULL for none */
};
struct easy_read_proofs {
	struct easy_read_proof *list;
	size_t count;
};

enum status easy_read_reader_insert(const struct access *,
				    const struct easy_read_reader *,
				    struct fault *) MUST_USE;

/* Of the organisation and its partnership, the latest first, at most a
 * hundred. */
enum status easy_read_reader_list(const struct access *, int64_t organisation,
				  const char *notice, const char *language,
				  struct easy_read_readers *ret,
				  struct fault *) MUST_USE;

/* Adds or replaces. */
enum status easy_read_proof_put(const struct access *,
				const struct easy_read_proof *,
				struct fault *) MUST_USE;

/* The organisation's own, then its partnership's. */
enum status easy_read_proof_list(const struct access *, int64_t organisation,
				 const char *notice, const char *language,
				 struct easy_read_proofs *ret, struct fault *)
	MUST_USE;

#endif
