/* Whether a file is sound, without changing it. */
#ifndef VERNACULAR_STORE_HEALTH_H
#define VERNACULAR_STORE_HEALTH_H

#include "store/event.h"

struct health {
	int version, newest;	    /* of its schema; of this program's */
	struct event_census census; /* where version is newest */
};

/* Look at the file's pages, schema and chain of events; while it is served
 * too. The schema stays as old as it is.
 * Errors: E_IO, E_INPUT not one of our files, E_REFUSED made by a newer
 * version, E_CONFLICT the chain does not fit. */
enum status health_check(const char *path, struct health *ret, struct fault *)
	MUST_USE;

#endif
