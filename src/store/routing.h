/* What officers said of how items are routed, and what routing has to say to
 * them. */
#ifndef VERNACULAR_STORE_ROUTING_H
#define VERNACULAR_STORE_ROUTING_H

#include "core/routing.h"
#include "store/db.h"
#include "store/request.h"

enum told { TOLD_NOTHING, TOLD_NOBODY_LEFT, TOLD_NEAR };
#define TOLDS 3
extern const char *const told_names[TOLDS]; /* "", "nobody-left", "near" */

struct routing {
	int64_t item, organisation;
	int mode; /* enum routing_mode; -1 by the rules */
	const char *any_gender; /* NULL, as all texts: not said */
	int64_t asked_since; /* an id: offers before count no more; 0 all do */
	const char *chosen_why;
	int64_t bought_utc, bought_of; /* 0: under contract */
	const char *bought_why;
	enum told told;
	int64_t told_utc;
};

/* By the rules where there is no row. */
enum status routing_get(const struct access *, const struct item *,
			struct routing *ret, struct fault *) MUST_USE;
/* Adds or replaces the row. */
enum status routing_put(const struct access *, const struct routing *,
			struct fault *) MUST_USE;
/* An officer need not act any more; nothing where nobody was told. */
enum status routing_settle(const struct access *, int64_t item,
			   struct fault *) MUST_USE;

/* What officers are to act on, the longest told first: items that nobody does
 * and that are still wanted. What was told TOLD_SECONDS ago, or has begun, is
 * left out. At most ROUTING_TOLD_MOST of all organisations. */
#define ROUTING_TOLD_MOST 30 /* the start page lists them */
#define TOLD_SECONDS (14 * 86400)
struct told_item {
	struct routing routing;
	int64_t request, starts_utc;
	int n;
	int64_t owner;
};
struct told_items {
	struct told_item *list;
	size_t count;
};
enum status routing_told(const struct access *, int64_t now_utc,
			 struct told_items *ret, struct fault *) MUST_USE;

/* Open bookings that begin between two times, that nobody has taken and
 * nobody was told of, soonest first, at most limit of each organisation. */
struct near_question {
	int64_t from_utc, until_utc;
	size_t limit;
};
struct near_items {
	int64_t *item;
	size_t count;
};
enum status routing_near(const struct access *, const struct near_question *,
			 struct near_items *ret, struct fault *) MUST_USE;

/* How many were bought off contract in a time. */
enum status routing_bought(const struct access *, int64_t from_utc,
			   int64_t until_utc, int64_t *ret, struct fault *)
	MUST_USE;

/* The latest of one organisation, of those that the caller may know of. */
struct routing_purchase {
	int64_t at_utc;
	const char *ref;
	int n;
	const char *provider; /* its name; NULL not known */
	const char *why;      /* NULL: nobody has a contract */
};
struct routing_purchases {
	struct routing_purchase *list;
	size_t count;
};
struct routing_purchase_wish {
	int64_t organisation, from_utc, until_utc;
	size_t limit;
};
enum status routing_purchases(const struct access *,
			      const struct routing_purchase_wish *,
			      struct routing_purchases *ret, struct fault *)
	MUST_USE;

#endif
