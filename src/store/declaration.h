/* What was signed for pieces of work, and the wording that an organisation
 * has. */
#ifndef VERNACULAR_STORE_DECLARATION_H
#define VERNACULAR_STORE_DECLARATION_H

#include "base/hash.h"
#include "core/declaration.h"
#include "store/db.h"

struct declaration_wording {
	int64_t id, organisation;
	enum declaration kind;
	int version; /* 1, 2 ... */
	const char *words, *reason;
	int64_t at_utc, by;
};
struct declaration_wordings {
	struct declaration_wording *list;
	size_t count;
};

enum status declaration_wording_insert(const struct access *,
				       const struct declaration_wording *,
				       struct fault *) MUST_USE;
/* The newest of the organisation, else of its partnership. Errors: E_NOT_FOUND
 * neither has any: the shipped words hold. */
enum status declaration_wording_now(const struct access *,
				    int64_t organisation, enum declaration,
				    struct declaration_wording *ret,
				    struct fault *) MUST_USE;
/* All of the organisation's own, the newest first; at most 100 a kind. */
enum status declaration_wording_list(const struct access *,
				     int64_t organisation, enum declaration,
				     struct declaration_wordings *ret,
				     struct fault *) MUST_USE;

struct declaration_row {
	int64_t id, item, organisation, provider;
	int64_t linguist; /* 0 not known */
	enum declaration kind;
	int version; /* of the wording; 0 as shipped */
	const char *words, *about;
	const char *what, *whom, *understood, *note; /* NULL not said */
	const char *name; /* as it was typed */
	unsigned char words_sha256[HASH_BYTES], about_sha256[HASH_BYTES];
	int64_t signed_utc, by; /* by: 0 through the offer's link */
	const char *file_name, *file_kind; /* NULL: signed on screen */
	int64_t ended_utc, ended_by; /* 0: it counts */
	const char *ended_why;
	const char *provider_name; /* set when read */
};
struct declaration_rows {
	struct declaration_row *list;
	size_t count;
};

/* A copy of what was signed on paper.
 *   content_id  taken where these bytes are new to the organisation */
struct declaration_file {
	const char *name, *kind;
	const void *bytes;
	size_t count;
	const unsigned char *sha256; /* HASH_BYTES */
	int64_t content_id;
};

/* file NULL: signed on screen. */
enum status declaration_insert(const struct access *,
			       const struct declaration_row *,
			       const struct declaration_file *, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status declaration_get(const struct access *, int64_t id,
			    struct declaration_row *ret, struct fault *)
	MUST_USE;
/* An item's, oldest first; at most DECLARATIONS_MOST. */
#define DECLARATIONS_MOST 50
enum status declaration_of_item(const struct access *, int64_t item,
				struct declaration_rows *ret, struct fault *)
	MUST_USE;
/* ended_utc, ended_by, ended_why of the row with that id. Errors: E_NOT_FOUND.
 */
enum status declaration_end(const struct access *,
			    const struct declaration_row *, struct fault *)
	MUST_USE;
/* Bytes in the arena. Errors: E_NOT_FOUND, also where there is none. */
enum status declaration_open(const struct access *, int64_t id,
			     struct declaration_file *ret, struct fault *)
	MUST_USE;

#endif
