/* A clause by itself, as a document: what stands before a letter or below it.
 * Internal to desk/. */
#ifndef VERNACULAR_DESK_CLAUSE_H
#define VERNACULAR_DESK_CLAUSE_H

#include "desk/desk.h"
#include "desk/review.h"
#include "notice/merge.h"

struct notices;

struct clause_making {
	int64_t organisation;
	const struct notices *notices;
	const char *name;
	struct merge merge; /* tag and values; notice and words are set here */
	struct reviews reviews; /* of its words, for a stamp */
};

/* NULL where the set has no such clause. */
const struct notice *clause_named(const struct notices *, const char *name);

/* Only from approved sentences; English is its own approval.
 *   ret  in the arena
 * Errors: E_REFUSED there is no such clause, or not all of it is approved in
 * that language. */
enum status clause_make(struct visit *, struct clause_making *,
			const struct document **ret, struct fault *) MUST_USE;

#endif
