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

/* What a tenant is found by; desk/keys makes the texts. */
struct tenant_key {
	enum tenant_key_kind {
		TENANT_KEY_EXACT,    /* reference, postcode, telephone digits,
					e-mail, UPRN: lower case, no spaces */
		TENANT_KEY_WORD,     /* a word of the name */
		TENANT_KEY_SKELETON, /* consonants of one */
		TENANT_KEY_ADDRESS,  /* a line of the address from each of its
					words on: "12 sample street" */
		TENANT_KEY_PAIR,     /* skeletons of two words, in their
					alphabetical order: "khn mhmd" */
	} kind;
	const char *text;
};
#define TENANT_KEY_KINDS 5

struct tenant_keys {
	const struct tenant_key *list;
	size_t count;
	const char *name; /* the words: " fatima al khatib / ..." */
	const void *sort; /* collation key of the name; NULL none */
	size_t sort_bytes;
};

/* Errors: E_CONFLICT, fault->where "reference", where it is taken. */
enum status tenant_insert(const struct access *, const struct tenant *,
			  const struct tenant_keys *, struct fault *) MUST_USE;
/* Many at once: the rows first, each with its keys beside it, then all keys in
 * the order of their index, which is several times faster.
 *   rows  are sorted here; texts are borrowed */
enum status tenant_insert_row(const struct access *, const struct tenant *,
			      const struct tenant_keys *, struct fault *)
	MUST_USE;
struct tenant_key_row {
	int64_t organisation, tenant;
	struct tenant_key key;
};
enum status tenant_keys_put(const struct access *, struct tenant_key_row *rows,
			    size_t count, struct fault *) MUST_USE;

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

/* New keys for a tenant who did not change: nobody's version grows. */
enum status tenant_rekey(const struct access *, int64_t id,
			 const struct tenant_keys *, struct fault *) MUST_USE;

#endif
