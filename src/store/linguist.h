/* The people of agencies: who comes or speaks. Freelancers and in-house
 * colleagues are their own, and have none. */
#ifndef VERNACULAR_STORE_LINGUIST_H
#define VERNACULAR_STORE_LINGUIST_H

#include "store/db.h"

struct linguist {
	int64_t id, provider, organisation; /* the provider's */
	const char *name;
	const char *gender; /* "woman", "man", NULL not said */
	const char *area;   /* letters of a postcode, NULL not said */
	const char *email, *phone, *dialects; /* NULL none */
	const char *languages; /* tags beside English, "so ar"; "" none */
	int64_t version, created_utc;
	int64_t ended_utc; /* 0: works for them */
	const char *ended_why;
	int64_t stopped_utc, stopped_by; /* 0: they are sent */
	const char *stopped_why;
};

struct linguists {
	struct linguist *list;
	size_t count;
};

enum status linguist_insert(const struct access *, const struct linguist *,
			    struct fault *) MUST_USE;
/* The languages become those said. Errors: E_NOT_FOUND; E_STALE another
 * version than this was there. version goes up by one. */
enum status linguist_update(const struct access *, const struct linguist *,
			    struct fault *) MUST_USE;
enum status linguist_get(const struct access *, int64_t id,
			 struct linguist *ret, struct fault *) MUST_USE;
/* stopped_utc, stopped_by and stopped_why of that one; version goes up by one.
 * Who is stopped speaks for nobody. Errors: E_NOT_FOUND. */
enum status linguist_suspend(const struct access *, const struct linguist *,
			     struct fault *) MUST_USE;
/* A provider's, by name, those who left too. */
struct linguist_wish {
	int64_t provider;
	size_t skip, limit;
};
enum status linguist_list(const struct access *, const struct linguist_wish *,
			  struct linguists *ret, struct fault *) MUST_USE;

/* Who works for which provider in a language, by provider. They live in the
 * arena, or, on the writer, as long as the visit.
 *   provider  0: of all */
struct linguist_place {
	int64_t provider, linguist;
};
struct linguist_places {
	const struct linguist_place *list;
	size_t count;
};
enum status linguist_speaks(const struct access *, const char *language,
			    int64_t provider, struct linguist_places *ret,
			    struct fault *) MUST_USE;

#endif
