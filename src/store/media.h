/* Letters as sound or film: one of each kind a letter. Their bytes are kept in
 * slices, the same ones once, so that nobody who plays them holds the whole. */
#ifndef VERNACULAR_STORE_MEDIA_H
#define VERNACULAR_STORE_MEDIA_H

#include "base/hash.h"
#include "store/db.h"

#define MEDIA_SLICE_BYTES (256u << 10)

enum media_state { MEDIA_ASKED, MEDIA_MAKING, MEDIA_READY, MEDIA_FAILED };
#define MEDIA_STATES 4
extern const char *const media_state_names[MEDIA_STATES]; /* "asked" */

struct media {
	int64_t id, letter, organisation;
	const char *format; /* "audio", "bsl-video" */
	enum media_state state;
	int64_t request;   /* that somebody makes it; 0 none */
	const char *voice; /* that spoke it; NULL a person */
	int64_t begun_utc, ready_utc, accepted_by; /* 0: not */
	const char *kind; /* "ogg", "mp3", "wav", "mp4", "webm"; NULL */
	unsigned char sha256[HASH_BYTES]; /* where kind is known */
	int64_t bytes;
	int64_t ms;		 /* how long it takes; -1 not known */
	const char *chapters;	 /* JSON; NULL */
	const char *captions;	 /* WebVTT; NULL */
	const char *transcript;	 /* NULL */
	const char *trouble;	 /* in English; NULL */
};

struct media_list {
	struct media *list;
	size_t count;
};

/* Adds, or replaces the letter's one of that format, whose id stays. */
enum status media_put(const struct access *, const struct media *,
		      struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status media_get(const struct access *, int64_t letter,
		      const char *format, struct media *ret, struct fault *)
	MUST_USE;
enum status media_by_id(const struct access *, int64_t id, struct media *ret,
			struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND the request is about no letter. */
enum status media_of_request(const struct access *, int64_t request,
			     struct media *ret, struct fault *) MUST_USE;
/* A letter's, at most one of each format. */
enum status media_of_letter(const struct access *, int64_t letter,
			    struct media_list *ret, struct fault *) MUST_USE;
/* How many of an organisation's could not be made. */
enum status media_failed(const struct access *, int64_t organisation,
			 int64_t *ret, struct fault *) MUST_USE;

/* Keep bytes by their hash; those that are kept are not written again. */
enum status media_keep(const struct access *,
		       const unsigned char sha256[HASH_BYTES],
		       const void *bytes, size_t count, struct fault *)
	MUST_USE;

/* Slice n (from 0) of what was kept, for the one with that id.
 *   ret    MEDIA_SLICE_BYTES of room
 * Errors: E_NOT_FOUND there is no such slice, or it is not theirs. */
enum status media_slice(const struct access *, int64_t media, int64_t n,
			void *ret, size_t *ret_count, struct fault *) MUST_USE;

#endif
