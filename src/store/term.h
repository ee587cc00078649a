/* The words of landlords: how they are translated, which are not used. */
#ifndef VERNACULAR_STORE_TERM_H
#define VERNACULAR_STORE_TERM_H

#include "store/db.h"

struct term_row {
	int64_t id, organisation;
	const char *language; /* en: what is said instead of it */
	const char *english;
	const char *wanted, *forbidden; /* one a line */
	bool keep;
	const char *note; /* or NULL */
	int64_t by, updated_utc, version;
};

struct term_rows {
	struct term_row *list;
	size_t count;
};

/* Errors: E_CONFLICT the organisation has that term in that language. */
enum status term_insert(const struct access *, const struct term_row *,
			struct fault *) MUST_USE;

/* Errors: E_NOT_FOUND. */
enum status term_get(const struct access *, int64_t id, struct term_row *ret,
		     struct fault *) MUST_USE;

/* Of one organisation; *ret_id is 0 where it has no such term. */
enum status term_find(const struct access *, const struct term_row *like,
		      int64_t *ret_id, struct fault *) MUST_USE;

/* All but id, organisation, language and english.
 * Errors: E_STALE the version is another; E_NOT_FOUND. */
enum status term_update(const struct access *, const struct term_row *,
			struct fault *) MUST_USE;
enum status term_delete(const struct access *, int64_t id, struct fault *)
	MUST_USE;

/* Those in force for an organisation: its own, those the scope may see and
 * its partnership's, by language and term; of one term its own comes first.
 *   language  NULL: every one
 *   after     the last of the page before, 0 from the first */
struct term_query {
	int64_t organisation;
	const char *language;
	int64_t after;
	size_t limit;
};
enum status term_list(const struct access *, const struct term_query *,
		      struct term_rows *ret, struct fault *) MUST_USE;

#endif
