/* Erasing one person's record. Rows that figures count stay, without a name or
 * a word; what is about the person alone is deleted; what events said of them
 * is emptied, and the chain stays whole. */
#ifndef VERNACULAR_STORE_ERASE_H
#define VERNACULAR_STORE_ERASE_H

#include "store/db.h"

struct tenant;

/* What there is of a tenant, and what stands in the way; NULL nothing. */
struct erase_census {
	int64_t requests, letters, files, events;
	const char *open_request, *open_case; /* a reference */
	const char *hold; /* its reason */
	bool complaint; /* about a provider, not closed */
};
enum status erase_census(const struct access *, int64_t tenant,
			 struct erase_census *ret, struct fault *) MUST_USE;

/* Letters, to see whether their time is over. */
struct erase_letter {
	int64_t id, organisation, issued_utc;
	const char *document_class; /* NULL said nowhere */
};
struct erase_letters {
	struct erase_letter *list;
	size_t count;
};
enum status erase_letters(const struct access *, int64_t tenant,
			  struct erase_letters *ret, struct fault *) MUST_USE;

/* Records that were merged into this one. In the arena. */
struct erase_ids {
	int64_t *list;
	size_t count;
};
enum status erase_aliases(const struct access *, int64_t tenant,
			  struct erase_ids *ret, struct fault *) MUST_USE;

struct erasure {
	int64_t id, tenant, organisation;
	const char *reason;
	int64_t at_utc, by;
	int64_t letters;
};
/* All of it, in the writer of a STORE_RETENTION.
 * Errors: E_FORBIDDEN elsewhere. */
enum status erase_tenant(const struct access *, const struct erasure *,
			 const struct tenant *, int64_t *ret_events,
			 struct fault *) MUST_USE;

#endif
