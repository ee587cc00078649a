/* What organisations put over the policy that ships: entries in versions, each
 * for its time. The text never changes; core/policy_text reads it. */
#ifndef VERNACULAR_STORE_POLICY_H
#define VERNACULAR_STORE_POLICY_H

#include "store/db.h"

struct policy_row {
	int64_t id, organisation;
	const char *kind, *code, *stance, *text;
	int version;	   /* 1, 2 ... of that organisation, kind and code */
	int64_t from_utc;  /* wished; in force once confirmed, no sooner */
	int64_t until_utc; /* 0 open */
	const char *reason;
	int64_t made_utc, made_by;
	int64_t confirmed_utc, confirmed_by; /* 0 not yet */
	int64_t withdrawn_utc, withdrawn_by; /* 0 not */
	/* NULL where the account is unknown; not written. */
	const char *made_name, *confirmed_name, *withdrawn_name;
	const char *organisation_name;
};

struct policy_rows {
	struct policy_row *list;
	size_t count;
};

/* The version is the next one; *ret_version says which. */
enum status policy_row_insert(const struct access *, const struct policy_row *,
			      int *ret_version, struct fault *) MUST_USE;

/* Also a partnership's, for whoever works in one of its members.
 * Errors: E_NOT_FOUND. */
enum status policy_row_get(const struct access *, int64_t id,
			   struct policy_row *ret, struct fault *) MUST_USE;

/* It takes hold from from_utc on. Errors: E_NOT_FOUND not theirs, or neither
 * new nor withdrawn. */
enum status policy_row_confirm(const struct access *, const struct policy_row *,
			       struct fault *) MUST_USE;
enum status policy_row_withdraw(const struct access *,
				const struct policy_row *, struct fault *)
	MUST_USE;

/* What an organisation and its partnership confirmed and did not withdraw, of
 * all times; kind NULL is all of them. */
enum status policy_rows_in(const struct access *, int64_t organisation,
			   const char *kind, struct policy_rows *ret,
			   struct fault *) MUST_USE;

/* The organisations for which policy_rows_in has any of that kind: ids,
 * ascending. */
struct policy_places {
	int64_t *organisation;
	size_t count;
};
enum status policy_organisations(const struct access *, const char *kind,
				 struct policy_places *ret, struct fault *)
	MUST_USE;

/* Every version of one code, the newest first; the partnership's too. */
struct policy_key {
	int64_t organisation;
	const char *kind, *code;
};
enum status policy_rows_of(const struct access *, const struct policy_key *,
			   struct policy_rows *ret, struct fault *) MUST_USE;

/* What waits: not confirmed, or not in force before now. Soonest first. */
enum status policy_rows_waiting(const struct access *, int64_t organisation,
				int64_t now_utc, struct policy_rows *ret,
				struct fault *) MUST_USE;

/* One item of a time that is over, for seeing what another policy would make
 * of it. */
struct past_item {
	int64_t id;
	const char *ref;
	int n;
	struct past_spec {
		const char *service, *mode, *format, *from, *language;
		int words, minutes;
	} spec;
	const char *document_class;
	bool seen; /* whether the caller may see it */
	int64_t tenant, received_utc, starts_utc;
	int64_t price_minor; /* -1 unknown */
};
struct past_items {
	struct past_item *list;
	size_t count;
	int64_t all; /* how many there were in that time */
};

/* Of an organisation's items received from from_utc to before to_utc, every
 * nth, so that at most that many come. */
struct past_query {
	int64_t organisation, from_utc, to_utc;
	size_t most;
};
enum status policy_past_items(const struct access *, const struct past_query *,
			      struct past_items *ret, struct fault *) MUST_USE;

/* The needs that a tenant had at that time. */
struct past_need {
	const char *kind, *value;
};
enum status policy_past_needs(const struct access *, int64_t tenant,
			      int64_t at_utc, struct past_need **ret_list,
			      size_t *ret_count, struct fault *) MUST_USE;

#endif
