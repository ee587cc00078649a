/* Landlords and partnerships. */
#ifndef VERNACULAR_STORE_ORGANISATION_H
#define VERNACULAR_STORE_ORGANISATION_H

#include "core/worktime.h"
#include "store/db.h"

struct organisation {
	int64_t id;
	const char *name;
	int64_t parent; /* 0 none */
	enum jurisdiction jurisdiction;
	struct hours week[7]; /* Monday first */
	int64_t created_utc;
};

struct organisations {
	struct organisation *list;
	size_t count;
};

/* Errors of all: E_IO, E_INTERNAL. Also: E_CONFLICT where the name is taken. */
enum status organisation_insert(const struct access *,
				const struct organisation *, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status organisation_get(const struct access *, int64_t id,
			     struct organisation *ret, struct fault *) MUST_USE;
/* By name. */
enum status organisation_find(const struct access *, const char *name,
			      struct organisation *ret, struct fault *)
	MUST_USE;
/* All the scope holds, by name. */
enum status organisation_list(const struct access *, struct organisations *ret,
			      struct fault *) MUST_USE;
/* The ids of one and of all below it, ascending: an account's scope. */
enum status organisation_scope(const struct access *, int64_t,
			       struct scope *ret, struct fault *) MUST_USE;

/* What a landlord has to begin with, within the scope. */
struct begun {
	bool tenants, providers, colleagues, translations;
};
enum status organisation_begun(const struct access *, struct begun *ret,
			       struct fault *) MUST_USE;

#endif
