/* The panel: tenants who may be asked what they think, and who was asked. */
#ifndef VERNACULAR_STORE_PANEL_H
#define VERNACULAR_STORE_PANEL_H

#include "base/hash.h"
#include "core/equality.h"
#include "store/db.h"

struct panel_member {
	int64_t id, tenant, organisation;
	unsigned char token_hash[HASH_BYTES];
	const char *interests; /* " repairs safety ", " " for everything */
	enum equality_how how; /* consent was given */
	int64_t consent_utc, by, changed_utc;
	int64_t left_utc, left_by; /* left_utc 0: still willing */
	int64_t contacts, contacted_utc; /* 0 never */
};
struct panel_members {
	struct panel_member *list;
	size_t count;
};

/* Errors: E_CONFLICT they are in the panel already; E_NOT_FOUND. */
enum status panel_insert(const struct access *, const struct panel_member *,
			 struct fault *) MUST_USE;
/* interests, changed_utc, left_utc and left_by. Errors: E_NOT_FOUND. */
enum status panel_update(const struct access *, const struct panel_member *,
			 struct fault *) MUST_USE;
/* Of those who are willing. Errors: E_NOT_FOUND. */
enum status panel_of_tenant(const struct access *, int64_t tenant,
			    struct panel_member *ret, struct fault *) MUST_USE;
/* Also of one who left. Errors: E_NOT_FOUND. */
enum status panel_by_token(const struct access *,
			   const unsigned char hash[HASH_BYTES],
			   struct panel_member *ret, struct fault *) MUST_USE;

/* Those who may be asked: willing, and tenants still, by id. A filter that is
 * NULL lets all through. */
struct panel_wish {
	int64_t organisation, after;
	size_t limit;
	const char *language; /* they speak or read it */
	const char *interest;
	const char *area; /* first letters of the postcode; finds nobody whose
			     address is confidential */
};
enum status panel_list(const struct access *, const struct panel_wish *,
		       struct panel_members *ret, struct fault *) MUST_USE;

struct panel_round {
	int64_t id, organisation;
	const char *about;
	const char *language, *interest, *area; /* NULL all */
	int64_t at_utc, by, invited;
};
struct panel_rounds {
	struct panel_round *list;
	size_t count;
};
enum status panel_round_insert(const struct access *,
			       const struct panel_round *, struct fault *)
	MUST_USE;
/* The member was invited, and counts one contact more. */
enum status panel_invite(const struct access *, int64_t round, int64_t member,
			 int64_t at_utc, struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status panel_round_get(const struct access *, int64_t id,
			    struct panel_round *ret, struct fault *) MUST_USE;
/* The latest first, of one organisation. */
enum status panel_round_list(const struct access *, int64_t organisation,
			     size_t limit, struct panel_rounds *ret,
			     struct fault *) MUST_USE;
/* Of those invited, who still may be asked. */
enum status panel_invited(const struct access *, int64_t round,
			  struct panel_members *ret, struct fault *) MUST_USE;

#endif
