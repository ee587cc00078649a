/* Landlords, partnerships, and their calendars. */
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

enum status closure_insert(const struct access *, int64_t organisation,
			   int32_t day_days, const char *name, struct fault *)
	MUST_USE;
enum status holiday_insert(const struct access *, enum jurisdiction,
			   int32_t day_days, const char *name, struct fault *)
	MUST_USE;

/* The organisation's calendar; its lists live in the arena. A closure of its
 * partnership is its own too. Errors: E_NOT_FOUND. */
enum status organisation_calendar(const struct access *, int64_t organisation,
				  struct calendar *ret, struct fault *)
	MUST_USE;

#endif
