/* Who looks after what: the load of an account, who is away, and what is said
 * at the start of a working day. */
#ifndef VERNACULAR_STORE_QUEUE_H
#define VERNACULAR_STORE_QUEUE_H

#include "store/db.h"

/* Of the open items that an account looks after. */
struct load {
	int64_t open;
	int64_t waiting; /* until somebody here acts, also what nobody does */
	int64_t overdue, due_today;
	bool more; /* than LOAD_MOST: of those looked at */
};
#define LOAD_MOST 2000 /* items, what is due first in each organisation */

/* now_utc, the end of its local day, and what queue_told found. */
struct load_time {
	int64_t now_utc, day_end_utc;
	const struct told_load {
		int64_t account, count;
	} * told;
	size_t tolds;
};
/* Once for all accounts: how much each looks after that nobody does. */
enum status queue_told(const struct access *, struct load_time *,
		       struct fault *) MUST_USE;
enum status queue_load(const struct access *, int64_t account,
		       const struct load_time *, struct load *ret,
		       struct fault *) MUST_USE;

/* All items of a request. owner: 0 nobody. */
enum status queue_own(const struct access *, int64_t request, int64_t owner,
		      struct fault *) MUST_USE;

/* Requests with open items that an account looks after, at most limit. */
struct owned {
	int64_t *request;
	size_t count;
};
enum status queue_owned(const struct access *, int64_t account, size_t limit,
			struct owned *ret, struct fault *) MUST_USE;

struct absence {
	int64_t id, account, organisation; /* the account's */
	int32_t from_days, to_days;	   /* local days, both included */
	int64_t cover;			   /* an account; 0 the whole team */
	int64_t at_utc, by;
};

struct absences {
	struct absence *list;
	size_t count;
};

enum status absence_insert(const struct access *, const struct absence *,
			   struct fault *) MUST_USE;
/* Take it back. Errors: E_NOT_FOUND, also where that was done before. */
enum status absence_end(const struct access *, int64_t id, int64_t at_utc,
			struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status absence_get(const struct access *, int64_t id, struct absence *ret,
			struct fault *) MUST_USE;
/* Those that end on a day or later, the first to end first; at most
 * ABSENCES_MOST of each organisation. */
#define ABSENCES_MOST 200
enum status absence_list(const struct access *, int32_t day_days,
			 struct absences *ret, struct fault *) MUST_USE;

struct reminder {
	int64_t account, organisation;
	int32_t day_days;
	int64_t at_utc;
	int64_t overdue, due_today, waiting;
	int64_t papers; /* of providers, that run out soon or have */
};
/* Nothing where the account was reminded on that day before. */
enum status reminder_put(const struct access *, const struct reminder *,
			 struct fault *) MUST_USE;
/* The one of a day that was not put away. Errors: E_NOT_FOUND. */
enum status reminder_get(const struct access *, int64_t account,
			 int32_t day_days, struct reminder *ret,
			 struct fault *) MUST_USE;
enum status reminder_seen(const struct access *, const struct reminder *,
			  struct fault *) MUST_USE;
/* Of days before, at most 1,000. */
enum status reminder_purge(const struct access *, int32_t day_days,
			   struct fault *) MUST_USE;

/* The last day on which an organisation's people were reminded; INT32_MIN
 * never. */
enum status reminded_get(const struct access *, int64_t organisation,
			 int32_t *ret_days, struct fault *) MUST_USE;
enum status reminded_put(const struct access *, int64_t organisation,
			 int32_t day_days, struct fault *) MUST_USE;

#endif
