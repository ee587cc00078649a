/* Catalogues of a landlord's own, the files that translations came in as, and
 * the jobs in which a provider was asked for them. */
#ifndef VERNACULAR_STORE_WORDS_H
#define VERNACULAR_STORE_WORDS_H

#include "store/db.h"

/* A PO file, byte for byte. */
struct kept_catalogue {
	int64_t organisation;
	const char *notice, *language, *po;
	int64_t by, at_utc;
};

struct kept_catalogues {
	struct kept_catalogue *list;
	size_t count;
};

/* Adds or replaces. */
enum status kept_catalogue_put(const struct access *,
			       const struct kept_catalogue *, struct fault *)
	MUST_USE;

/* All of the organisation, and of its partnership what it has no own of;
 * ordered by notice and language. */
enum status kept_catalogue_list(const struct access *, int64_t organisation,
				struct kept_catalogues *ret, struct fault *)
	MUST_USE;

/* Grows with each change of catalogues and of sources in use, the
 * organisation's and its partnership's together. */
enum status words_generation(const struct access *, int64_t organisation,
			     int64_t *ret, struct fault *) MUST_USE;

/* The file of a kind that came in last. */
struct carrier {
	int64_t organisation;
	const char *notice, *language;
	const char *kind; /* as notice/exchange names them */
	const char *name; /* of the file */
	int64_t by, at_utc;
	const void *content;
	size_t bytes;
};

enum status carrier_put(const struct access *, const struct carrier *,
			struct fault *) MUST_USE;
/* Of ret the first four are the question. Errors: E_NOT_FOUND. */
enum status carrier_get(const struct access *, struct carrier *ret,
			struct fault *) MUST_USE;

/* What an item hands its provider. */
struct translation_job {
	int64_t item, organisation;
	const char *notice, *language, *name, *type;
	const void *content;
	size_t bytes;
	const char *ref; /* of its request; read by translation_job_open */
};

enum status translation_job_insert(const struct access *,
				   const struct translation_job *,
				   struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND, the item is no such job. */
enum status translation_job_get(const struct access *, int64_t item,
				struct translation_job *ret, struct fault *)
	MUST_USE;
/* The one of these words that is being worked on; ret->item is 0 where there
 * is none. */
enum status translation_job_open(const struct access *, int64_t organisation,
				 const char *notice, const char *language,
				 struct translation_job *ret, struct fault *)
	MUST_USE;

#endif
