/* Half-filled request forms: one for each officer, tenant and service. They
 * are nobody's record yet, so they leave no event and go when they expire. */
#ifndef VERNACULAR_STORE_UNFINISHED_H
#define VERNACULAR_STORE_UNFINISHED_H

#include "core/request.h"
#include "store/db.h"

struct unfinished {
	int64_t account, tenant, organisation;
	enum service service;
	const char *typed; /* JSON, {"field": "what was typed"} */
	int64_t saved_utc, expires_utc;
	/* Of a list. */
	const char *tenant_name, *tenant_native; /* native: NULL none */
};

struct unfinished_list {
	struct unfinished *list;
	size_t count;
};

/* In place of the one before. */
enum status unfinished_put(const struct access *, const struct unfinished *,
			   struct fault *) MUST_USE;
/* Of the account, tenant and service given. Errors: E_NOT_FOUND. */
enum status unfinished_get(const struct access *, const struct unfinished *key,
			   struct unfinished *ret, struct fault *) MUST_USE;
/* An account's, the last saved first, without what was typed; at most
 * UNFINISHED_MOST. */
#define UNFINISHED_MOST 20
enum status unfinished_of(const struct access *, int64_t account,
			  struct unfinished_list *ret, struct fault *) MUST_USE;
/* OK where there is none. */
enum status unfinished_delete(const struct access *,
			      const struct unfinished *key, struct fault *)
	MUST_USE;
/* Those that expired by now, at most 1,000. */
enum status unfinished_purge(const struct access *, int64_t now_utc,
			     struct fault *) MUST_USE;

#endif
