/* Voices that somebody has listened to, and notices heard with them. */
#ifndef VERNACULAR_STORE_VOICE_H
#define VERNACULAR_STORE_VOICE_H

#include "base/hash.h"
#include "store/db.h"

struct voice_proof {
	int64_t organisation;
	const char *language; /* BCP 47 */
	const char *notice;   /* "": the voice itself */
	const char *variant;  /* "standard", "easy-read" */
	unsigned char stamp[HASH_BYTES];
	const char *voice; /* as it was called, with its version */
	bool understood;
	const char *listener;
	int64_t signed_by, signed_utc;
	const char *note; /* NULL for none */
};

struct voice_proofs {
	struct voice_proof *list;
	size_t count;
};

/* Adds or replaces. */
enum status voice_proof_put(const struct access *, const struct voice_proof *,
			    struct fault *) MUST_USE;

/* Of a notice in a language, "" of the voice: the organisation's own, then its
 * partnership's, by variant. */
enum status voice_proof_list(const struct access *, int64_t organisation,
			     const char *notice, const char *language,
			     struct voice_proofs *ret, struct fault *)
	MUST_USE;

#endif
