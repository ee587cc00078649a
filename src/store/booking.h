/* What an interpreting item with a slot has beside the item itself: where, for
 * what, with whom; its place in a series; how it went. An item without a row
 * is a booking about which nothing of this was said. */
#ifndef VERNACULAR_STORE_BOOKING_H
#define VERNACULAR_STORE_BOOKING_H

#include "store/db.h"

struct booking {
	int64_t item, organisation;
	const char *place;     /* an address; NULL: the tenant's home */
	const char *access;    /* how one gets in; NULL none */
	const char *link;      /* of a video or telephone meeting */
	const char *purpose;   /* NULL: the request's subject says it */
	const char *attendees; /* who will be there */
	const char *dialect, *gender, *qualification; /* wished; NULL any */
	const char *dbs;       /* level asked for; NULL none */
	const char *cost_code;
	const char *conflict;  /* "none", "found"; NULL not asked yet */
	const char *briefing;  /* what the interpreter prepares with */
	int64_t briefing_utc;  /* it opens; 0: as the organisation agreed */
	int64_t linguist;      /* whom the agency sends; 0 not said */
	int64_t pair;	       /* the item that it is the second one of; 0 */
	int64_t series;	       /* 0 none */
	int64_t again;	       /* the missed item that it stands for; 0 */
};

/* Nothing said where there is no row. */
enum status booking_get(const struct access *, int64_t item,
			struct booking *ret, struct fault *) MUST_USE;
/* Adds or replaces. */
enum status booking_put(const struct access *, const struct booking *,
			struct fault *) MUST_USE;

struct attendance {
	int64_t item, organisation;
	int64_t started_utc, finished_utc; /* 0 not said */
	const char *outcome; /* of WORDS_OUTCOME */
	const char *note;
	int64_t said_by, said_utc;	 /* a provider or an account */
	int64_t confirmed_by, confirmed_utc; /* the officer; 0 not yet */
};
/* Errors: E_NOT_FOUND. */
enum status attendance_get(const struct access *, int64_t item,
			   struct attendance *ret, struct fault *) MUST_USE;
enum status attendance_put(const struct access *, const struct attendance *,
			   struct fault *) MUST_USE;

#endif
