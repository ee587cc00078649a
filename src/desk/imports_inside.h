/* What a worker found of a table, while anybody may ask. Internal to
 * desk/imports. */
#ifndef VERNACULAR_DESK_IMPORTS_INSIDE_H
#define VERNACULAR_DESK_IMPORTS_INSIDE_H

#include "desk/imports.h"
#include "store/import.h"

/* A copy of what is known, taken under the lock. */
struct import_found {
	bool there, running;
	int percent;
	bool failed; /* not by the table: fault says why */
	struct fault fault;
};

/* Start a worker on the import unless one is at it, or was and found what its
 * state says. */
enum status import_job_start(struct visit *, const struct import_row *,
			     struct fault *) MUST_USE;

/* What is known: the summary and what import_about tells go into the model,
 * the first faults into *ret. */
struct import_found import_job_look(struct visit *, int64_t id,
				    struct model *, struct faults *ret);

/* It is to be checked anew, or is gone. */
void import_job_forget(struct desk *, int64_t id);

struct import_jobs *desk_import_jobs(struct desk *);

#endif
