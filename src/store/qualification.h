/* What providers and their linguists hold, with evidence and until when. */
#ifndef VERNACULAR_STORE_QUALIFICATION_H
#define VERNACULAR_STORE_QUALIFICATION_H

#include "base/hash.h"
#include "core/clearance.h"
#include "store/db.h"

/* A day that nobody has said. */
#define QUALIFICATION_NO_DAY INT32_MIN

struct qualification_row {
	int64_t id, provider, organisation; /* the provider's */
	int64_t linguist;		    /* 0: the provider's own */
	enum qualification kind;
	const char *title;    /* of what is other; NULL none */
	enum dbs_level level; /* of a DBS certificate */
	const char *number, *evidence; /* NULL none */
	int32_t issued_days, checked_days, expires_days;
	int32_t due_days;	/* CREDENTIAL_OPEN: no end */
	const char *file_name, *file_kind; /* NULL: no copy is kept */
	int64_t version, at_utc, by;
	int64_t ended_utc; /* 0: it counts */
	const char *ended_why;
	const char *provider_name, *linguist_name; /* set when read */
};

struct qualification_rows {
	struct qualification_row *list;
	size_t count;
};

/* Errors: E_NOT_FOUND no such provider of the scope's own. */
enum status qualification_insert(const struct access *,
				 const struct qualification_row *,
				 struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND; E_STALE another version than this was there. version
 * goes up by one. */
enum status qualification_update(const struct access *,
				 const struct qualification_row *,
				 struct fault *) MUST_USE;
enum status qualification_get(const struct access *, int64_t id,
			      struct qualification_row *ret, struct fault *)
	MUST_USE;
/* A provider's and its linguists', the newest first; at most
 * QUALIFICATIONS_MOST. */
#define QUALIFICATIONS_MOST 1000
enum status qualification_list(const struct access *, int64_t provider,
			       struct qualification_rows *ret, struct fault *)
	MUST_USE;

/* A copy of the paper, in place of what was there.
 *   content_id  taken where these bytes are new to the organisation */
struct qualification_file {
	int64_t id; /* the qualification */
	const char *name, *kind;
	const void *bytes;
	size_t count;
	const unsigned char *sha256; /* HASH_BYTES */
};
enum status qualification_keep(const struct access *,
			       const struct qualification_file *,
			       int64_t content_id, struct fault *) MUST_USE;
/* Bytes in the arena. Errors: E_NOT_FOUND, also where there is none. */
enum status qualification_open(const struct access *, int64_t id,
			       struct qualification_file *ret, struct fault *)
	MUST_USE;

/* Of active providers, what runs out up to a day or has run out, the soonest
 * first. */
struct qualification_cursor {
	int32_t due_days;
	int64_t id;
};
struct qualification_due {
	struct qualification_cursor after; /* after.due_days INT32_MIN: all */
	int32_t until_days;
	size_t limit;
};
enum status qualification_due(const struct access *,
			      const struct qualification_due *,
			      struct qualification_rows *ret, struct fault *)
	MUST_USE;
/* How many an organisation's own providers have, at most LIMIT_DUE. */
#define QUALIFICATIONS_DUE_MOST 500
enum status qualification_due_count(const struct access *,
				    int64_t organisation, int32_t until_days,
				    int64_t *ret, struct fault *) MUST_USE;

/* What one provider holds now, or all that work for the scope: by provider.
 * They live in the arena, or, on the writer, as long as the visit. */
struct held_credential {
	int64_t provider;
	struct credential credential;
};
struct held_credentials {
	const struct held_credential *list;
	size_t count;
};
enum status credential_list(const struct access *, int64_t provider,
			    struct held_credentials *ret, struct fault *)
	MUST_USE;

/* DBS certificates of an organisation's providers are due anew, as policy has
 * it now. *ret_changed counts those that moved. */
enum status qualification_check_again(const struct access *,
				      int64_t organisation, int months,
				      int64_t *ret_changed, struct fault *)
	MUST_USE;

#endif
