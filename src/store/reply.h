/* What tenants ask for on the page of a letter; that somebody understood one,
 * of which only sums are read; addresses that were closed. */
#ifndef VERNACULAR_STORE_REPLY_H
#define VERNACULAR_STORE_REPLY_H

#include "core/reply.h"
#include "store/db.h"

enum reply_state { REPLY_OPEN, REPLY_DONE, REPLY_TAKEN_BACK };

struct reply {
	int64_t id, letter, tenant, organisation;
	enum reply_kind kind;
	const char *language; /* BCP 47: of the page; of a call: to speak */
	const char *reads;    /* BCP 47; NULL they have not said */
	int64_t at_utc, due_utc;
	enum reply_state state;
	int64_t ended_utc, ended_by; /* by 0: who pressed it */
	const char *answer;	     /* NULL none */
};

/* Errors: E_CONFLICT the letter has an open one of that kind. */
enum status reply_insert(const struct access *, const struct reply *,
			 struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status reply_get(const struct access *, int64_t id, struct reply *ret,
		      struct fault *) MUST_USE;
/* The open one of a letter and kind. Errors: E_NOT_FOUND. */
enum status reply_open_of(const struct access *, int64_t letter,
			  enum reply_kind, struct reply *ret, struct fault *)
	MUST_USE;
/* language and reads as given. Errors: E_NOT_FOUND, also where it is open no
 * more. */
enum status reply_say(const struct access *, const struct reply *,
		      struct fault *) MUST_USE;
/* state, ended_utc, ended_by and answer as given. Errors: as above. */
enum status reply_end(const struct access *, const struct reply *,
		      struct fault *) MUST_USE;

struct reply_wish {
	enum reply_state state;
	int64_t after_utc, after_id; /* of the page before; 0 the first */
	size_t limit;		     /* 1 to 200 */
};
struct replies {
	struct reply *list;
	size_t count;
};
/* What is due soonest first, of all landlords of the scope; of what is done
 * the latest first. */
enum status reply_list(const struct access *, const struct reply_wish *,
		       struct replies *ret, struct fault *) MUST_USE;
/* How many wait, and how many of them are late. At most 1,000 are counted of
 * each landlord. */
struct reply_load {
	int64_t open, late;
};
enum status reply_count(const struct access *, int64_t now_utc,
			struct reply_load *ret, struct fault *) MUST_USE;

/* Somebody understood a letter, or takes that back; both may come twice. */
struct understood {
	int64_t letter, organisation;
	const char *notice, *language;
};
enum status understood_put(const struct access *, const struct understood *,
			   struct fault *) MUST_USE;
enum status understood_drop(const struct access *, int64_t letter,
			    struct fault *) MUST_USE;
/* Of how many letters of a notice and language; no letter is named. */
enum status understood_count(const struct access *, const struct understood *,
			     int64_t *ret, struct fault *) MUST_USE;

struct letter_closed {
	int64_t letter, organisation, at_utc, by;
	const char *reason;
};
/* Errors: E_CONFLICT it is closed. */
enum status letter_closed_insert(const struct access *,
				 const struct letter_closed *, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND it is open. */
enum status letter_closed_get(const struct access *, int64_t letter,
			      struct letter_closed *ret, struct fault *)
	MUST_USE;

#endif
