/* Who can do a kind of work, as the writer keeps it for a few seconds: looking
 * everybody up is the dearest part of an intake. Internal to desk/. */
#ifndef VERNACULAR_DESK_POOL_H
#define VERNACULAR_DESK_POOL_H

#include "desk/desk.h"
#include "store/provider.h"

struct pools;

struct pools *pools_new(void);
void pools_free(struct pools *);

/* Forget all: a provider or what one can do was changed. */
void pools_forget(struct pools *);

/* provider_candidates with CANDIDATES_CAPABLE; in the writer from what is
 * kept, at most POOL_SECONDS old. The lists may be changed until the next
 * call. */
#define POOL_SECONDS 10
enum status pool_find(struct visit *, const struct candidate_question *,
		      struct candidates *ret, struct fault *) MUST_USE;

/* This one has an open item more, for the next question. */
void pool_took(struct visit *, int64_t provider);

#endif
