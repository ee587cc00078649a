/* Issued letters, which never change. */
#ifndef VERNACULAR_STORE_LETTER_H
#define VERNACULAR_STORE_LETTER_H

#include "base/hash.h"
#include "store/db.h"

struct letter {
	int64_t id;
	unsigned char token_hash[HASH_BYTES];
	const void *token_sealed;
	size_t token_sealed_bytes;
	int64_t organisation, tenant;
	const char *notice;
	unsigned char template_hash[HASH_BYTES];
	const char *language;
	unsigned char sha256[HASH_BYTES]; /* of html */
	int64_t issued_utc, issued_by;
	const char *window_code; /* of doc/address; NULL not known */
	const char *html, *text; /* NULL in lists */
};

struct letters {
	struct letter *list;
	size_t count;
};

enum status letter_insert(const struct access *, const struct letter *,
			  struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status letter_get(const struct access *, int64_t id, struct letter *ret,
		       struct fault *) MUST_USE;
enum status letter_by_token(const struct access *,
			    const unsigned char token_hash[HASH_BYTES],
			    struct letter *ret, struct fault *) MUST_USE;
/* A tenant's, and theirs who were merged into it; latest first, at most limit,
 * without html and text. */
enum status letter_of_tenant(const struct access *, int64_t tenant,
			     size_t limit, struct letters *ret, struct fault *)
	MUST_USE;

/* What was issued of a letter in one more format. */
struct letter_copy {
	int64_t letter;
	const char *format; /* "pdf"; "document": as doc/frozen keeps it */
	unsigned char sha256[HASH_BYTES];
	const void *content;
	size_t bytes;
};

enum status letter_copy_insert(const struct access *,
			       const struct letter_copy *,
			       struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND it was not issued in that format. */
enum status letter_copy_get(const struct access *, int64_t letter,
			    const char *format, struct letter_copy *ret,
			    struct fault *) MUST_USE;

#endif
