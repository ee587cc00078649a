/* For how long letters are kept: what each was about, the landlord's years for
 * it, and holds. */
#ifndef VERNACULAR_STORE_KEEPING_H
#define VERNACULAR_STORE_KEEPING_H

#include "store/db.h"

struct letter_keeping {
	int64_t letter, organisation;
	const char *document_class;
};
enum status letter_keeping_insert(const struct access *,
				  const struct letter_keeping *,
				  struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND it was issued before that was kept. */
enum status letter_keeping_get(const struct access *, int64_t letter,
			       struct letter_keeping *ret, struct fault *)
	MUST_USE;

struct keeping_rule {
	int64_t organisation;
	const char *document_class;
	int64_t years; /* 1 to 40 */
	const char *reason;
	int64_t at_utc, by;
};
/* Adds or replaces. */
enum status keeping_rule_put(const struct access *,
			     const struct keeping_rule *, struct fault *)
	MUST_USE;
/* The organisation's, else its partnership's. Errors: E_NOT_FOUND. */
enum status keeping_rule_get(const struct access *, int64_t organisation,
			     const char *document_class,
			     struct keeping_rule *ret, struct fault *)
	MUST_USE;

struct letter_hold {
	int64_t id, organisation, tenant;
	int64_t letter; /* 0: every letter of the tenant */
	const char *reason;
	int64_t at_utc, by;
	int64_t ended_utc, ended_by; /* 0: it holds */
	const char *ended_why;
};
struct letter_holds {
	struct letter_hold *list;
	size_t count;
};
enum status letter_hold_insert(const struct access *,
			       const struct letter_hold *, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND there is none that holds. */
enum status letter_hold_end(const struct access *, const struct letter_hold *,
			    struct fault *) MUST_USE;
/* Those of a tenant, the latest first: of one letter and of all, those that
 * ended too; at most 100. */
enum status letter_hold_of(const struct access *, int64_t tenant,
			   struct letter_holds *ret, struct fault *) MUST_USE;

#endif
