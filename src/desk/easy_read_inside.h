/* A version of a notice's Easy Read: its words and pictures in one language.
 * Internal to desk/. */
#ifndef VERNACULAR_DESK_EASY_READ_INSIDE_H
#define VERNACULAR_DESK_EASY_READ_INSIDE_H

#include "base/hash.h"
#include "desk/easy_read.h"
#include "desk/letter_making.h"

struct easy_version {
	int64_t organisation;
	struct merge merge;
	unsigned char stamp[HASH_BYTES];
};

/* Errors: E_NOT_FOUND no such notice, or it has no Easy Read; E_INPUT a
 * language that is none, or that it is not translated into. */
enum status easy_version_open(struct visit *, const struct easy_read_wish *,
			      struct easy_version *ret, struct fault *)
	MUST_USE;

#endif
