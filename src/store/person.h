/* Household members, carers and representatives of tenants. */
#ifndef VERNACULAR_STORE_PERSON_H
#define VERNACULAR_STORE_PERSON_H

#include "core/person.h"
#include "store/db.h"

struct person {
	int64_t id, tenant, organisation;
	enum person_role role;
	const char *name;	 /* in Latin letters */
	const char *name_native; /* NULL none, as all texts below */
	const char *relation;
	bool child, interprets;
	const char *spoken, *read, *formats; /* NULL: as the tenant */
	const char *address; /* a line each; NULL lives with the tenant */
	const char *postcode, *phone, *email, *safe_contact;
	int authority; /* enum authority, -1 none */
	int may;       /* enum authority_may; with an authority */
	const char *evidence, *evidence_kept;
	int32_t given_days, expires_days; /* NO_DAY none */
	int64_t version;
	int64_t created_utc, created_by, updated_utc;
	int64_t ended_utc; /* 0 while they are around the tenant */
	const char *ended_why;
};

struct people {
	struct person *list;
	size_t count;
};

enum status person_insert(const struct access *, const struct person *,
			  struct fault *) MUST_USE;
/* The row with that id; version is the one it was read with.
 * Errors: E_NOT_FOUND, E_STALE. */
enum status person_update(const struct access *, const struct person *,
			  struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status person_get(const struct access *, int64_t id, struct person *ret,
		       struct fault *) MUST_USE;
/* The row goes, for one who must leave no trace. Errors: E_NOT_FOUND. */
enum status person_delete(const struct access *, int64_t id, struct fault *)
	MUST_USE;
/* A tenant's, at most limit, in the order in which they were added. */
enum status person_of_tenant(const struct access *, int64_t tenant,
			     size_t limit, struct people *ret, struct fault *)
	MUST_USE;

/* Whose authority ends from one day to another, soonest first. */
struct person_cursor {
	int32_t day_days;
	int64_t id; /* 0: from that day's first */
};
struct person_ending {
	struct person_cursor after;
	int32_t until_days; /* inclusive */
	size_t limit;
};
enum status person_ending(const struct access *, const struct person_ending *,
			  struct people *ret, struct fault *) MUST_USE;

/* Which letter went to whom instead of the tenant; never changed. */
struct letter_person {
	int64_t letter, person;
	enum person_role role;
};
enum status letter_person_insert(const struct access *,
				 const struct letter_person *, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND it went to the tenant. */
enum status letter_person_get(const struct access *, int64_t letter,
			      struct letter_person *ret, struct fault *)
	MUST_USE;

#endif
