/* Samples of finished work, and the marks that they were given. */
#ifndef VERNACULAR_STORE_SPOT_CHECK_H
#define VERNACULAR_STORE_SPOT_CHECK_H

#include "core/spot_check.h"
#include "store/db.h"

struct spot_round {
	int64_t id, organisation;
	int64_t seed;
	const char *why;
	int64_t provider;     /* 0 any */
	const char *language; /* NULL any */
	int64_t from_utc, to_utc;
	int64_t finished; /* that there were to choose from */
	int64_t at_utc, by;
	/* Read only. */
	const char *provider_name;
	int64_t checks, scored, good;
};
struct spot_rounds {
	struct spot_round *list;
	size_t count;
};

struct spot_check {
	int64_t id, round, item, organisation, provider;
	int mark[SPOT_CRITERIA]; /* 0 not looked at yet */
	bool good;
	const char *note, *checker; /* NULL none */
	int64_t scored_utc, scored_by;
	/* Read only. */
	const char *ref, *service, *language, *provider_name;
	int n;
	int64_t closed_utc;
};
struct spot_checks {
	struct spot_check *list;
	size_t count;
};

/* What was finished and may be drawn: only id, item, organisation, provider
 * are set; work that the caller may not know of is left out. Ascending, at
 * most SPOT_FINISHED_MOST. */
#define SPOT_FINISHED_MOST 20000
enum status spot_finished(const struct access *, const struct spot_round *,
			  struct spot_checks *ret, struct fault *) MUST_USE;

enum status spot_round_insert(const struct access *, const struct spot_round *,
			      struct fault *) MUST_USE;
enum status spot_check_insert(const struct access *, const struct spot_check *,
			      struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status spot_round_get(const struct access *, int64_t id,
			   struct spot_round *ret, struct fault *) MUST_USE;
enum status spot_check_get(const struct access *, int64_t id,
			   struct spot_check *ret, struct fault *) MUST_USE;
/* Latest first.
 *   before  an id; 0 from the latest */
enum status spot_round_list(const struct access *, int64_t before,
			    size_t limit, struct spot_rounds *ret,
			    struct fault *) MUST_USE;
enum status spot_check_list(const struct access *, int64_t round,
			    struct spot_checks *ret, struct fault *) MUST_USE;
/* The marks; the provider's figures of that service and language count it, or
 * count it anew. Errors: E_NOT_FOUND. */
enum status spot_check_score(const struct access *, const struct spot_check *,
			     struct fault *) MUST_USE;

#endif
