/* What was used again instead of being bought anew: notices that were issued,
 * and sentences of the translation memory. */
#ifndef VERNACULAR_STORE_SAVING_H
#define VERNACULAR_STORE_SAVING_H

#include "store/db.h"

struct saving_letters {
	const char *notice, *language;
	int64_t letters;
};
struct saving_notices {
	struct saving_letters *list;
	size_t count;
};
/* An organisation's letters of a time by notice and language, without those in
 * English. to_utc is not in it. */
enum status saving_notices(const struct access *, int64_t organisation,
			   int64_t from_utc, int64_t to_utc,
			   struct saving_notices *ret, struct fault *)
	MUST_USE;

/* Sentences that were approved again, of all times: their words each time but
 * the first. */
struct saving_memory {
	const char *source_language, *language;
	int64_t sentences, words;
};
struct saving_memories {
	struct saving_memory *list;
	size_t count;
};
enum status saving_memory(const struct access *, int64_t organisation,
			  struct saving_memories *ret, struct fault *)
	MUST_USE;

#endif
