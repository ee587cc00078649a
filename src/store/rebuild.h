/* What making projections again from the events needs beside the nouns' own
 * functions: walking requests and cases, and emptying what is written anew. */
#ifndef VERNACULAR_STORE_REBUILD_H
#define VERNACULAR_STORE_REBUILD_H

#include "store/db.h"

enum rebuild_what { REBUILD_REQUESTS, REBUILD_CASES };

/* Identifiers after one, ascending, at most REBUILD_SLICE. */
#define REBUILD_SLICE 200
struct rebuild_ids {
	int64_t id[REBUILD_SLICE];
	size_t count;
};
enum status rebuild_next(const struct access *, enum rebuild_what,
			 int64_t after, struct rebuild_ids *ret,
			 struct fault *) MUST_USE;

/* All pauses of an item go. */
enum status pause_clear(const struct access *, int64_t item,
			struct fault *) MUST_USE;
/* All events and extensions of a case go. */
enum status case_history_clear(const struct access *, int64_t id,
			       struct fault *) MUST_USE;

#endif
