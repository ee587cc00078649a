/* What a provider and the landlord write to each other about an item. */
#ifndef VERNACULAR_STORE_QUESTION_H
#define VERNACULAR_STORE_QUESTION_H

#include "store/db.h"

enum question_side { SIDE_PROVIDER, SIDE_LANDLORD }; /* who wrote it */
#define QUESTION_SIDES 2
const char *question_side_name(enum question_side);

struct question {
	int64_t id, item, organisation, provider;
	enum question_side side;
	int64_t at_utc;
	int64_t by; /* an account; 0 through an offer's link */
	const char *words;
	int64_t settled_utc; /* answered, or read and done with; 0 open */
	/* Read only. */
	const char *by_name; /* NULL where there is no account */
};

struct questions {
	struct question *list;
	size_t count;
};

enum status question_insert(const struct access *, const struct question *,
			    struct fault *) MUST_USE;

/* Those of one item, oldest first: with one provider, or (0) with each that
 * was asked. */
#define QUESTIONS_MOST 200
enum status question_of_item(const struct access *, int64_t item,
			     int64_t provider, struct questions *ret,
			     struct fault *) MUST_USE;

/* Whatever that side wrote about the item is open no more. */
struct question_settling {
	int64_t item, provider;
	enum question_side side; /* who wrote it */
	int64_t at_utc;
};
enum status question_settle(const struct access *,
			    const struct question_settling *,
			    struct fault *) MUST_USE;

/* One that waits for an answer, with what a list shows of its item. */
struct question_row {
	struct question question;
	const char *ref;
	int n;
	const char *subject, *provider_name;
	int64_t owner; /* who looks after the request; 0 nobody */
};
struct question_rows {
	struct question_row *list;
	size_t count;
	int64_t next; /* 0: these are all */
};
/* For those who work here: what providers asked, the longest waiting first.
 *   after  the last id of the page before, 0 from the beginning
 *   limit  1 to 200 */
enum status question_asked(const struct access *, int64_t after, size_t limit,
			   struct question_rows *ret, struct fault *) MUST_USE;
/* For a provider: what the landlord wrote that it has not answered; at most
 * QUESTIONS_MOST. */
enum status question_told(const struct access *, int64_t provider,
			  struct questions *ret, struct fault *) MUST_USE;

#endif
