/* Written translations as they are made: what was typed or sent, what the
 * checks say of it, and that it was sent back. */
#ifndef VERNACULAR_STORE_HAND_IN_H
#define VERNACULAR_STORE_HAND_IN_H

#include "store/db.h"

enum hand_in_state {
	HAND_IN_DRAFT,
	HAND_IN_WAITING, /* for a word about what may be wrong */
	HAND_IN_DONE,
};
#define HAND_IN_STATES 3
const char *hand_in_state_name(enum hand_in_state);

struct hand_in {
	int64_t id, item, organisation;
	int64_t provider;	   /* 0: an officer for them */
	int64_t account, linguist; /* 0 not known */
	enum hand_in_state state;
	int64_t saved_utc, done_utc; /* done: 0 not yet */
	int64_t file;		     /* 0 none */
	const char *name, *type;     /* of a file; NULL typed */
	const char *word;	     /* NULL none was said */
	int64_t returned_utc, returned_by; /* 0 never */
	const char *returned_why;
};
struct hand_ins {
	struct hand_in *list;
	size_t count;
};

struct hand_in_part {
	int n; /* from 1 */
	int64_t attachment; /* 0 none */
	int paragraph;
	const char *source, *target; /* "" none */
	const char *before; /* NULL: no reviser changed it */
};
struct hand_in_parts {
	struct hand_in_part *list;
	size_t count;
};

struct hand_in_remark {
	const char *fault, *value;
	int part; /* 0: all of it */
};
struct hand_in_remarks {
	struct hand_in_remark *list;
	size_t count;
};

/* That of a provider for an item. Errors: E_NOT_FOUND. */
enum status hand_in_find_own(const struct access *, int64_t item,
			     int64_t provider, struct hand_in *ret,
			     struct fault *) MUST_USE;
enum status hand_in_get(const struct access *, int64_t id,
			struct hand_in *ret, struct fault *) MUST_USE;
/* All of an item's, the one that was handed in last first. */
enum status hand_in_of_item(const struct access *, int64_t item,
			    struct hand_ins *ret, struct fault *) MUST_USE;

/* Adds it, or replaces the one with its id, without the bytes that wait. */
enum status hand_in_put(const struct access *, const struct hand_in *,
			struct fault *) MUST_USE;

/* Bytes of a file that waits for a word; NULL: no longer. */
enum status hand_in_wait(const struct access *, int64_t id, const void *bytes,
			 size_t count, struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND nothing waits. */
enum status hand_in_waiting(const struct access *, int64_t id,
			    const void **ret_bytes, size_t *ret_count,
			    struct fault *) MUST_USE;

/* In order of n. Putting replaces them all. */
enum status hand_in_parts(const struct access *, int64_t id,
			  struct hand_in_parts *ret, struct fault *) MUST_USE;
enum status hand_in_put_parts(const struct access *, int64_t id,
			      const struct hand_in_parts *, struct fault *)
	MUST_USE;
enum status hand_in_remarks(const struct access *, int64_t id,
			    struct hand_in_remarks *ret, struct fault *)
	MUST_USE;
enum status hand_in_put_remarks(const struct access *, int64_t id,
				const struct hand_in_remarks *, struct fault *)
	MUST_USE;

#endif
