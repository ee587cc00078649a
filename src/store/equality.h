/* Equality profiles: what tenants answered, the links at which they do, and
 * the figures. Nothing else in the store refers to them. */
#ifndef VERNACULAR_STORE_EQUALITY_H
#define VERNACULAR_STORE_EQUALITY_H

#include "base/hash.h"
#include "core/equality.h"
#include "store/db.h"

struct equality_answer {
	int64_t id, tenant, organisation;
	const char *question, *answers; /* as core/equality keeps them */
	const char *words;		/* NULL none */
	const char *list;
	enum equality_how how;
	int64_t at_utc, by; /* by 0: the tenant */
};

struct equality_answers {
	struct equality_answer *list;
	size_t count;
};

/* In the place of what the tenant answered to that question before; only of
 * one who is current. */
enum status equality_put(const struct access *, const struct equality_answer *,
			 struct fault *) MUST_USE;
enum status equality_of_tenant(const struct access *, int64_t tenant,
			       struct equality_answers *ret, struct fault *)
	MUST_USE;
/* All of them go. */
enum status equality_remove(const struct access *, int64_t tenant,
			    struct fault *) MUST_USE;

/* Current tenants whose oldest answer is older than a time, oldest first. */
struct equality_old_wish {
	int64_t before_utc;
	int64_t after_utc, after_id; /* where the page before ended; 0 */
	int64_t organisation;
	size_t limit;
};
enum status equality_old(const struct access *,
			 const struct equality_old_wish *,
			 struct equality_answers *ret, struct fault *)
	MUST_USE;

/* Current tenants of an organisation who answered nothing, by id. */
struct equality_silent_wish {
	int64_t organisation, after;
	size_t limit;
};
struct equality_silent {
	int64_t *list;
	size_t count;
};
enum status equality_silent(const struct access *,
			    const struct equality_silent_wish *,
			    struct equality_silent *ret, struct fault *)
	MUST_USE;

/* How many current tenants there are, and how many gave these answers. */
enum status equality_tenants(const struct access *, int64_t organisation,
			     int64_t *ret, struct fault *) MUST_USE;

enum equality_by {
	EQUALITY_BY_NOTHING,
	EQUALITY_BY_LANGUAGE, /* that they speak */
	EQUALITY_BY_AREA, /* the postcode's first half; none of a confidential
			     address */
};
struct equality_figure {
	const char *answers, *group; /* group: NULL not known */
	int64_t n;
};
struct equality_figures {
	struct equality_figure *list;
	size_t count;
};
struct equality_wish {
	int64_t organisation;
	const char *question;
	enum equality_by by;
};
enum status equality_figures(const struct access *,
			     const struct equality_wish *,
			     struct equality_figures *ret, struct fault *)
	MUST_USE;

struct equality_link {
	int64_t id, tenant, organisation;
	unsigned char token_hash[HASH_BYTES];
	int64_t made_utc, made_by, expires_utc;
};
enum status equality_link_put(const struct access *,
			      const struct equality_link *, struct fault *)
	MUST_USE;
/* One that is still good. Errors: E_NOT_FOUND. */
enum status equality_link_by_token(const struct access *,
				   const unsigned char hash[HASH_BYTES],
				   int64_t now_utc, struct equality_link *ret,
				   struct fault *) MUST_USE;
/* The tenant's latest that is still good. Errors: E_NOT_FOUND. */
enum status equality_link_of(const struct access *, int64_t tenant,
			     int64_t now_utc, struct equality_link *ret,
			     struct fault *) MUST_USE;
/* The tenant's links lead nowhere from now on. */
enum status equality_links_end(const struct access *, int64_t tenant,
			       int64_t now_utc, struct fault *) MUST_USE;

#endif
