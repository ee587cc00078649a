/* Drop-in sessions: one interpreter, many tenants, no appointments. */
#ifndef VERNACULAR_STORE_DROP_IN_H
#define VERNACULAR_STORE_DROP_IN_H

#include "store/db.h"

struct drop_in {
	int64_t id, organisation, provider;
	const char *name, *language;
	const char *mode; /* core/request's name */
	const char *place; /* NULL none */
	int64_t starts_utc;
	int minutes;
	int64_t cancelled_utc; /* 0 it takes place */
	const char *cancelled_why;
	int64_t made_utc, made_by;
	const char *provider_name; /* read only */
	int visits;		   /* read only */
};
struct drop_ins {
	struct drop_in *list;
	size_t count;
};

enum status drop_in_insert(const struct access *, const struct drop_in *,
			   struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status drop_in_get(const struct access *, int64_t id, struct drop_in *ret,
			struct fault *) MUST_USE;
/* cancelled_utc and cancelled_why. Errors: E_NOT_FOUND. */
enum status drop_in_cancel(const struct access *, const struct drop_in *,
			   struct fault *) MUST_USE;

/* Latest first, before one; at most limit. */
struct drop_in_page {
	int64_t before_utc, before_id;
	size_t limit;
};
enum status drop_in_list(const struct access *, const struct drop_in_page *,
			 struct drop_ins *ret, struct fault *) MUST_USE;

struct drop_in_visit {
	int64_t id, drop_in, organisation, tenant;
	int64_t at_utc;
	int minutes;
	const char *purpose;
	int64_t contact; /* on the tenant's record; 0 none */
	int64_t logged_utc, logged_by;
	const char *tenant_name, *tenant_native, *tenant_reference; /* read */
};
struct drop_in_visits {
	struct drop_in_visit *list;
	size_t count;
};
enum status drop_in_visit_insert(const struct access *,
				 const struct drop_in_visit *, struct fault *)
	MUST_USE;
#define DROP_IN_VISITS_MOST 200
enum status drop_in_visit_list(const struct access *, int64_t drop_in,
			       struct drop_in_visits *ret, struct fault *)
	MUST_USE;

#endif
