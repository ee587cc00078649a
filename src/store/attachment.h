/* Files that came with requests. The same bytes of one landlord are kept
 * once. */
#ifndef VERNACULAR_STORE_ATTACHMENT_H
#define VERNACULAR_STORE_ATTACHMENT_H

#include "base/hash.h"
#include "store/db.h"

struct attachment {
	int64_t id, organisation;
	int64_t request; /* 0: held for a form */
	unsigned char sha256[HASH_BYTES];
	const char *name, *kind;
	const void *content; /* NULL in lists, and once it was taken away */
	size_t bytes;
	int64_t words;	 /* -1 not known */
	const char *why; /* message id, or NULL */
	const char *text; /* that is read in it, to be inserted; NULL none */
	int64_t added_utc, added_by;
	int64_t removed_utc, removed_by; /* 0: it is there */
	const char *reason;
};

struct attachments {
	struct attachment *list;
	size_t count;
};

/* content_id is taken where these bytes are new to the organisation. */
enum status attachment_insert(const struct access *, const struct attachment *,
			      int64_t content_id, struct fault *) MUST_USE;
/* Only the bytes, by organisation, sha256, content, bytes and text, for who
 * keeps a reference of their own; and once that is gone, the bytes, where
 * nothing else has them. */
enum status attachment_content_keep(const struct access *,
				    const struct attachment *,
				    int64_t content_id, int64_t *ret,
				    struct fault *) MUST_USE;
enum status attachment_content_drop(const struct access *, int64_t content,
				    struct fault *) MUST_USE;
/* Without content. Errors: E_NOT_FOUND. */
enum status attachment_read(const struct access *, int64_t id,
			    struct attachment *ret, struct fault *) MUST_USE;
/* Its bytes, into content and bytes, and its text. Errors: E_NOT_FOUND, also
 * where they were taken away. */
enum status attachment_open(const struct access *, struct attachment *,
			    struct fault *) MUST_USE;
/* A request's, oldest first, those that were taken away too; at most limit. */
enum status attachment_of_request(const struct access *, int64_t request,
				  size_t limit, struct attachments *ret,
				  struct fault *) MUST_USE;

/* What is read in those of a request that are there, oldest first; text is
 * NULL where nothing can be. Only id, name, kind and text are set. */
enum status attachment_texts(const struct access *, int64_t request,
			     struct attachments *ret, struct fault *) MUST_USE;

/* From held by that account to the request. Errors: E_NOT_FOUND it is not. */
struct attachment_move {
	int64_t id, by, request, organisation;
};
enum status attachment_claim(const struct access *,
			     const struct attachment_move *, struct fault *)
	MUST_USE;

/* removed_utc, removed_by and reason of the row with that id; its bytes go
 * where nothing else has them. Errors: E_NOT_FOUND. */
enum status attachment_drop(const struct access *, const struct attachment *,
			    struct fault *) MUST_USE;

/* One that is held, as if it never came. */
enum status attachment_forget(const struct access *, const struct attachment *,
			      struct fault *) MUST_USE;

/* Those held since before, at most limit of them. */
enum status attachment_sweep(const struct access *, int64_t before_utc,
			     size_t limit, struct fault *) MUST_USE;

/* The newest finished translation of these bytes into the language, of a
 * request that is for everybody and not sensitive. */
struct attachment_found {
	const char *ref, *name; /* of the request; of the finished file */
	int64_t file, words, closed_utc;
};
struct attachment_wanted {
	int64_t organisation;
	const unsigned char *sha256; /* HASH_BYTES */
	const char *language;
};
/* Errors: E_NOT_FOUND. */
enum status attachment_translated(const struct access *,
				  const struct attachment_wanted *,
				  struct attachment_found *ret,
				  struct fault *) MUST_USE;

#endif
