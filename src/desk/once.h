/* The same request sent twice is done once (Idempotency-Key). Both calls stand
 * in the savepoint of the write that they guard. */
#ifndef VERNACULAR_DESK_ONCE_H
#define VERNACULAR_DESK_ONCE_H

#include "base/hash.h"
#include "desk/desk.h"

#define ONCE_KEY_MOST 200 /* bytes */

/* What was answered. In the visit's arena. */
struct once_answer {
	int code; /* 0: not seen before */
	const char *location, *body;
};

/* Errors: E_CONFLICT the key was used with another body; E_INPUT the key is
 * empty or longer than 200 characters. */
enum status once_find(struct visit *, const char *key,
		      const unsigned char body_hash[HASH_BYTES],
		      struct once_answer *, struct fault *) MUST_USE;
enum status once_keep(struct visit *, const char *key,
		      const unsigned char body_hash[HASH_BYTES],
		      const struct once_answer *, struct fault *) MUST_USE;

#endif
