/* The ways on which issued letters go to their readers: core/dispatch. */
#ifndef VERNACULAR_STORE_DISPATCH_H
#define VERNACULAR_STORE_DISPATCH_H

#include "base/hash.h"
#include "core/dispatch.h"
#include "store/db.h"

struct dispatch {
	int64_t id, letter, organisation;
	int64_t n; /* 1, 2 ... of its letter */
	enum dispatch_method method;
	enum dispatch_state state;
	/* NULL not said. reach: the e-mail address or telephone number */
	const char *reach, *reference, *place, *taken_by, *note, *trouble;
	int64_t added_utc, added_by;
	int64_t at_utc, by;  /* when the state began, and who said so */
	int64_t sent_utc;    /* 0 not yet */
	int64_t message;     /* of the outbox; 0 none */
	int64_t run, run_n;  /* 0: in no print run */
	int64_t due_utc;     /* 0: nothing is to be done about it */
	int64_t officer;     /* whose task that is */
	int64_t answered_utc, answered_by; /* 0 not yet */
	const char *answer;
};

struct dispatches {
	struct dispatch *list;
	size_t count;
};

/* Errors: E_CONFLICT the letter has that n. */
enum status dispatch_insert(const struct access *, const struct dispatch *,
			    struct fault *) MUST_USE;
/* Everything from state on but when it was added. Errors: E_NOT_FOUND. */
enum status dispatch_update(const struct access *, const struct dispatch *,
			    struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status dispatch_get(const struct access *, int64_t id,
			 struct dispatch *ret, struct fault *) MUST_USE;
enum status dispatch_by_message(const struct access *, int64_t message,
				struct dispatch *ret, struct fault *) MUST_USE;
/* A letter's, the first first. */
enum status dispatch_of_letter(const struct access *, int64_t letter,
			       struct dispatches *ret, struct fault *)
	MUST_USE;

/* An organisation's that wait to be printed, those longest waiting first. */
struct dispatch_queue {
	int64_t organisation;
	int64_t after; /* an id; 0 from the first */
	size_t limit;
};
enum status dispatch_waiting(const struct access *,
			     const struct dispatch_queue *,
			     struct dispatches *ret, struct fault *) MUST_USE;
/* How many wait; at most 10,000 are counted. */
enum status dispatch_wait_count(const struct access *, int64_t organisation,
				int64_t *ret, struct fault *) MUST_USE;
/* Those of a print run in its order. */
enum status dispatch_of_run(const struct access *, int64_t run,
			    struct dispatches *ret, struct fault *) MUST_USE;

/* What came back, of all landlords of the scope: what is due soonest first;
 * of what was answered the latest first. */
struct dispatch_back {
	enum { DISPATCH_OPEN, DISPATCH_ANSWERED } which;
	int64_t after_utc, after_id; /* of the page before; 0 the first */
	size_t limit;		     /* 1 to 200 */
};
enum status dispatch_back(const struct access *, const struct dispatch_back *,
			  struct dispatches *ret, struct fault *) MUST_USE;
/* How many wait, and how many of them are late; at most 1,000 of each
 * landlord. */
struct dispatch_load {
	int64_t open, late;
};
enum status dispatch_back_count(const struct access *, int64_t now_utc,
				struct dispatch_load *ret, struct fault *)
	MUST_USE;

struct dispatch_photo {
	int64_t dispatch;
	const char *kind; /* "jpeg", "png" */
	unsigned char sha256[HASH_BYTES];
	const void *content;
	size_t bytes;
};
/* Errors: E_CONFLICT it has one. */
enum status dispatch_photo_insert(const struct access *,
				  const struct dispatch_photo *,
				  struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status dispatch_photo_get(const struct access *, int64_t dispatch,
			       struct dispatch_photo *ret, struct fault *)
	MUST_USE;
/* Its hash alone, without content. Errors: E_NOT_FOUND. */
enum status dispatch_photo_hash(const struct access *, int64_t dispatch,
				struct dispatch_photo *ret, struct fault *)
	MUST_USE;

#endif
