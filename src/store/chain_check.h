/* Reading the chain of the event log again, piece by piece, how far that got,
 * and the anchors: where the log stood on a day, as kept elsewhere too. */
#ifndef VERNACULAR_STORE_CHAIN_CHECK_H
#define VERNACULAR_STORE_CHAIN_CHECK_H

#include "base/hash.h"
#include "store/db.h"

/* How far a reading got: all zero before the first event. */
struct chain_place {
	int64_t seq, emptied;
	unsigned char hash[HASH_BYTES]; /* of that event */
	bool left; /* there may be more */
};

/* The first event that does not fit. */
struct chain_flaw {
	int64_t seq;	     /* 0: each fits */
	const char *message; /* static, with {seq}; NULL: each fits */
};

/* Check up to `most` events after that place, and go on to the last that
 * fits. For the service itself. */
enum status chain_read(const struct access *, struct chain_place *,
		       int64_t most, struct chain_flaw *ret, struct fault *)
	MUST_USE;

/* The flaw as a fault: E_CONFLICT. */
enum status chain_misfit(const struct chain_flaw *, struct fault *);

/* The flaw's message where the log ends before that event. */
extern const char chain_cut_short[];

/* Errors: E_NOT_FOUND. */
enum status chain_at(const struct access *, int64_t seq,
		     unsigned char ret[HASH_BYTES], struct fault *) MUST_USE;

/* What the service knows of the chain; kept over a restart. */
struct chain_state {
	struct chain_place place; /* of the reading under way */
	int64_t begun_utc;	  /* when that began; 0 none did */
	int64_t whole_utc;	  /* the last that reached the end; 0 none */
	int64_t whole_seq;	  /* of the end that it reached */
	unsigned char whole_hash[HASH_BYTES]; /* of that event */
	int64_t broken_seq;	  /* first event that does not fit; 0 none */
	int64_t broken_utc;	  /* when that was found */
	const char *broken_why;	  /* a message with {seq}; "" none */
};
/* All zero where nothing was kept. */
enum status chain_state_get(const struct access *, struct chain_state *ret,
			    struct fault *) MUST_USE;
enum status chain_state_put(const struct access *, const struct chain_state *,
			    struct fault *) MUST_USE;

struct anchor {
	int32_t day; /* of London */
	int64_t seq;
	char head[2 * HASH_BYTES + 1]; /* of that event */
	int64_t at_utc;
	int64_t filed_utc; /* appended to the file outside; 0 not */
};
struct anchors {
	struct anchor *list;
	size_t count;
};
/* One a day. Errors: E_CONFLICT that day has one. */
enum status anchor_add(const struct access *, const struct anchor *,
		       struct fault *) MUST_USE;
enum status anchor_filed(const struct access *, int32_t day, int64_t at_utc,
			 struct fault *) MUST_USE;
/* Latest first. */
enum status anchor_latest(const struct access *, size_t limit,
			  struct anchors *ret, struct fault *) MUST_USE;

/* Everybody who has such a setting of its own: by name, not by organisation.
 */
struct anchor_wishes {
	struct anchor_wish {
		int64_t organisation;
		const char *addresses; /* with commas between */
	} *list;
	size_t count;
};
enum status anchor_wishes(const struct access *, const char *setting,
			  struct anchor_wishes *ret, struct fault *) MUST_USE;

#endif
