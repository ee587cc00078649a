/* When providers work, and when they are away. */
#ifndef VERNACULAR_STORE_OPENING_H
#define VERNACULAR_STORE_OPENING_H

#include "core/opening.h"
#include "store/db.h"

/* Their hours, by weekday and time. */
struct provider_hours {
	struct opening_hours *list;
	size_t count;
};
enum status hours_list(const struct access *, int64_t provider,
		       struct provider_hours *ret, struct fault *) MUST_USE;
/* They become those said. Errors: E_NOT_FOUND no such provider of the scope's
 * own. */
enum status hours_put(const struct access *, int64_t provider,
		      const struct provider_hours *, struct fault *) MUST_USE;

struct provider_absence {
	int64_t id, provider, organisation; /* the provider's */
	int64_t linguist;		    /* 0: the provider itself */
	int32_t from_days, to_days;	    /* both included */
	const char *why;		    /* NULL not said */
	int64_t at_utc, by;
	const char *linguist_name; /* set when read */
};
struct provider_absences {
	struct provider_absence *list;
	size_t count;
};
/* Errors: E_NOT_FOUND. */
enum status away_insert(const struct access *, const struct provider_absence *,
			struct fault *) MUST_USE;
enum status away_get(const struct access *, int64_t id,
		     struct provider_absence *ret, struct fault *) MUST_USE;
/* Taken back. Errors: E_NOT_FOUND, also where that was done before. */
enum status away_end(const struct access *, int64_t id, int64_t at_utc,
		     struct fault *) MUST_USE;
/* A provider's and its linguists' that end on a day or later, the first to
 * begin first; at most ABSENCES_OF_PROVIDER. */
#define ABSENCES_OF_PROVIDER 200
enum status away_list(const struct access *, int64_t provider,
		      int32_t day_days, struct provider_absences *ret,
		      struct fault *) MUST_USE;

#endif
