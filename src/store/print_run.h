/* Letters that went to a printer together. */
#ifndef VERNACULAR_STORE_PRINT_RUN_H
#define VERNACULAR_STORE_PRINT_RUN_H

#include "base/hash.h"
#include "store/db.h"

struct print_run {
	int64_t id, organisation;
	int64_t n; /* 1, 2 ... of its organisation; given by print_run_next */
	int64_t made_utc, made_by;
	int64_t letters, pages, sheets;
	unsigned char sha256[HASH_BYTES]; /* of the file of its pages */
	int64_t bytes;
	const char *manifest; /* CSV; NULL in lists */
	int64_t sent_utc, sent_by; /* 0 not yet */
	const char *reference;	   /* of the printer; NULL none */
};

struct print_runs {
	struct print_run *list;
	size_t count;
};

/* The number of the next one; on the writer. */
enum status print_run_next(const struct access *, int64_t organisation,
			   int64_t *ret, struct fault *) MUST_USE;
/* Errors: E_CONFLICT there is one of that number. */
enum status print_run_insert(const struct access *, const struct print_run *,
			     struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status print_run_get(const struct access *, int64_t id,
			  struct print_run *ret, struct fault *) MUST_USE;
/* sent_utc, sent_by and reference as given. Errors: E_NOT_FOUND, also where it
 * was sent. */
enum status print_run_sent(const struct access *, const struct print_run *,
			   struct fault *) MUST_USE;
/* An organisation's, the latest first, at most limit, those numbered below
 * before (0: all). */
struct print_run_query {
	int64_t organisation, before;
	size_t limit;
};
enum status print_run_list(const struct access *,
			   const struct print_run_query *,
			   struct print_runs *ret, struct fault *) MUST_USE;

#endif
