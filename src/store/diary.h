/* When people are taken: bookings, holds that end by themselves, drop-in
 * sessions, each with the way there and back. One person is never in two
 * places: a trigger of the schema refuses the second row, whoever writes it.
 *
 * The store keeps the bookings itself: item_insert and item_update take the
 * time of whoever an interpreting item is assigned to and give it back when
 * it is not theirs any more, in the same savepoint. */
#ifndef VERNACULAR_STORE_DIARY_H
#define VERNACULAR_STORE_DIARY_H

#include "core/request.h"
#include "store/db.h"

struct item;

enum diary_kind { DIARY_BOOKING, DIARY_HOLD, DIARY_SESSION };
#define DIARY_KINDS 3
extern const char *const diary_kind_names[DIARY_KINDS];

struct diary_entry {
	int64_t id, organisation;
	enum diary_kind kind;
	int64_t provider;
	int64_t person; /* the linguist of an agency, else the provider; 0: an
			 * agency that has not said who */
	int64_t item;	/* 0 none: a session */
	int64_t session;
	int64_t starts_utc, ends_utc; /* with the way there and back */
	int64_t until_utc;	      /* of a hold; 0 else */
	int64_t made_utc, made_by;
};
struct diary {
	struct diary_entry *list;
	size_t count;
};

/* The longest that one entry may be. */
#define DIARY_SECONDS_MOST (3 * 86400)
/* Minutes of the way where an organisation has not decided. */
#define DIARY_TRAVEL_MIN 30

/* Errors: E_CONFLICT at "starts_at" that person is taken then. */
enum status diary_insert(const struct access *, const struct diary_entry *,
			 struct fault *) MUST_USE;

/* The time of the item's provider as the item stands now: taken, moved or
 * given back. Its holds end when it is taken. Errors: E_CONFLICT. */
enum status diary_follow(const struct access *, const struct item *,
			 struct fault *) MUST_USE;

/* Holds of an item, and a session, give their time back. */
enum status diary_unhold(const struct access *, int64_t item, struct fault *)
	MUST_USE;
enum status diary_unsession(const struct access *, int64_t session,
			    struct fault *) MUST_USE;

/* Holds whose time is over go. */
enum status diary_sweep(const struct access *, int64_t now_utc,
			struct fault *) MUST_USE;

/* What touches a stretch, soonest first; at most DIARY_MOST. Holds that are
 * over do not count. Of one provider whoever books them, for who asks is to
 * know that they are taken; or of one organisation. */
#define DIARY_MOST 2000
struct diary_stretch {
	int64_t provider;     /* 0: the organisation's */
	int64_t organisation; /* where provider is 0 */
	int64_t from_utc, to_utc, now_utc;
};
enum status diary_list(const struct access *, const struct diary_stretch *,
		       struct diary *ret, struct fault *) MUST_USE;

/* Whether a person is taken in a stretch, by anything but the item's own
 * entries. Holds that are over do not count. */
struct diary_person {
	int64_t person, item;
	int64_t from_utc, to_utc, now_utc;
};
enum status diary_taken(const struct access *, const struct diary_person *,
			bool *ret, struct fault *) MUST_USE;

/* Who has, or is asked for, the other half of the item's pair: at most
 * DIARY_PARTNERS. */
#define DIARY_PARTNERS 16
struct diary_partners {
	int64_t provider[DIARY_PARTNERS];
	size_t count;
};
enum status diary_partners(const struct access *, int64_t item,
			   struct diary_partners *ret, struct fault *)
	MUST_USE;

/* The holds of an item that last. */
enum status diary_holds(const struct access *, int64_t item, int64_t now_utc,
			struct diary *ret, struct fault *) MUST_USE;

#endif
