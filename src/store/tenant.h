/* The register: tenants and what they are found by; their needs are in
 * store/need.h. */
#ifndef VERNACULAR_STORE_TENANT_H
#define VERNACULAR_STORE_TENANT_H

#include "core/life.h"
#include "store/db.h"
#include "store/need.h"

#define ADDRESS_LINES 7

struct tenant {
	int64_t id, organisation;
	const char *reference;
	const char *name;	 /* in Latin letters */
	const char *name_native; /* NULL none */
	const char *address[ADDRESS_LINES]; /* NULL none */
	const char *postcode, *uprn, *email, *phone; /* NULL none */
	int64_t version; /* ETag; grows with every change of tenant or needs */
	int64_t created_utc, updated_utc;
	enum life life;
	/* Since when and by whom address, telephone and e-mail are for few
	 * eyes (desk/life.h); 0 they are not. */
	int64_t confidential_utc, confidential_by;
	int64_t joint; /* who share a tenancy have the same; 0 none */
};

/* What a tenant is found by; desk makes the texts with lang/fold.
 * TENANT_KEY_EXACT: reference, postcode without space, telephone digits,
 * e-mail address, all in lower case. TENANT_KEY_WORD: each folded word of the
 * name, and the whole name. TENANT_KEY_SKELETON: consonants of each word. */
struct tenant_key {
	enum tenant_key_kind {
		TENANT_KEY_EXACT,
		TENANT_KEY_WORD,
		TENANT_KEY_SKELETON,
	} kind;
	const char *text;
};

struct tenant_keys {
	const struct tenant_key *list;
	size_t count;
	const char *name; /* the folded name: " fatima al khatib" */
};

/* Errors: E_CONFLICT, fault->where "reference", where it is taken. */
enum status tenant_insert(const struct access *, const struct tenant *,
			  const struct tenant_keys *, struct fault *) MUST_USE;
/* The row with tenant->id; tenant->version is the one it was read with and
 * becomes one greater in the store.
 * Errors: E_NOT_FOUND, E_STALE, E_CONFLICT. */
enum status tenant_update(const struct access *, const struct tenant *,
			  const struct tenant_keys *, struct fault *) MUST_USE;
/* Of one that was merged, the one it was merged into; also by its reference.
 * Errors: E_NOT_FOUND. */
enum status tenant_get(const struct access *, int64_t id, struct tenant *ret,
		       struct fault *) MUST_USE;
enum status tenant_by_reference(const struct access *, int64_t organisation,
				const char *reference, struct tenant *ret,
				struct fault *) MUST_USE;

/* That very row, merged or not. Errors: E_NOT_FOUND. */
enum status tenant_get_itself(const struct access *, int64_t id,
			      struct tenant *ret, struct fault *) MUST_USE;

struct tenant_page {
	struct tenant *list;
	size_t count;
	int64_t next; /* after of the next page; 0 at the end */
};

/* Those whose keys fit, best first: exact, then name (each word a prefix of
 * one of the name's), then skeleton. Looks at no more than a few thousand
 * keys whatever the size of the register; a search goes on to at most 1,000
 * hits. No key at all: the newest first.
 *   exact     one text or NULL, folded like the keys
 *   words     folded words, at most 8
 *   skeleton  of the longest word, or NULL */
struct tenant_search {
	const char *exact;
	const char *const *words;
	size_t word_count;
	const char *skeleton;
	int64_t after; /* from tenant_page, 0 the first page */
	size_t limit;  /* 1 to 200 */
};
enum status tenant_search(const struct access *, const struct tenant_search *,
			  struct tenant_page *ret, struct fault *) MUST_USE;

#endif
