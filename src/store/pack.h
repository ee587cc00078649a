/* Figures that were made to be published. */
#ifndef VERNACULAR_STORE_PACK_H
#define VERNACULAR_STORE_PACK_H

#include "store/db.h"

struct pack {
	int64_t id, organisation;
	const char *organisation_name;
	const char *kind, *reference, *subject; /* as in the schema */
	int32_t from_days, to_days;
	int64_t below;
	const char *counts; /* JSON; NULL of a list */
	int64_t made_utc, made_by;
	int64_t dropped_utc; /* 0: it holds */
	const char *dropped_why; /* NULL none */
};
struct packs {
	struct pack *list;
	size_t count;
};

enum status pack_insert(const struct access *, const struct pack *,
			struct fault *) MUST_USE;
/* It never left the house. Errors: E_NOT_FOUND, also where that was said. */
enum status pack_drop(const struct access *, const struct pack *,
		      struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status pack_get(const struct access *, int64_t id, struct pack *ret,
		     struct fault *) MUST_USE;
/* The newest first, of an organisation, before that identifier. */
enum status pack_list(const struct access *, int64_t organisation,
		      int64_t before, size_t limit, struct packs *ret,
		      struct fault *) MUST_USE;
/* All of an organisation that hold, with their counts, oldest first. */
enum status pack_held(const struct access *, int64_t organisation,
		      struct packs *ret, struct fault *) MUST_USE;

#endif
