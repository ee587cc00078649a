/* Notices that somebody has read in Braille, and letters that went out in
 * it. */
#ifndef VERNACULAR_STORE_BRAILLE_H
#define VERNACULAR_STORE_BRAILLE_H

#include "base/hash.h"
#include "store/db.h"

struct braille_proof {
	int64_t organisation;
	const char *notice, *language;
	const char *variant; /* "standard", "easy-read" */
	int grade;	     /* 1 or 2 */
	unsigned char stamp[HASH_BYTES];
	int64_t signed_by, signed_utc;
	const char *signed_name; /* read */
	const char *note;	 /* NULL for none */
};

struct braille_proofs {
	struct braille_proof *list;
	size_t count;
};

/* Adds or replaces. */
enum status braille_proof_put(const struct access *,
			      const struct braille_proof *, struct fault *)
	MUST_USE;

/* Of a notice in a language: the organisation's own, then its partnership's,
 * by variant and grade. */
enum status braille_proof_list(const struct access *, int64_t organisation,
			       const char *notice, const char *language,
			       struct braille_proofs *ret, struct fault *)
	MUST_USE;

struct letter_braille {
	int64_t letter, organisation;
	int grade;
	unsigned char sha256[HASH_BYTES]; /* read: of its cells */
};

enum status letter_braille_insert(const struct access *,
				  const struct letter_braille *,
				  struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND it did not go out in Braille. */
enum status letter_braille_get(const struct access *, int64_t letter,
			       struct letter_braille *ret, struct fault *)
	MUST_USE;

#endif
