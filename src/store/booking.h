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
	int64_t again;	       /* the missed item that it stands for; 0 */
	int64_t series;	       /* 0 none */
};

/* Nothing said where there is no row. */
enum status booking_get(const struct access *, int64_t item,
			struct booking *ret, struct fault *) MUST_USE;
/* Adds or replaces. */
enum status booking_put(const struct access *, const struct booking *,
			struct fault *) MUST_USE;

/* Items that are one with another: the second of its pair, what stands for it,
 * the rest of its series by start. At most BOOKING_KIN. */
#define BOOKING_KIN 120
struct kin {
	struct kin_item {
		int64_t item;
		int n;
		int64_t starts_utc;
		const char *state; /* core/request's name */
	} *list;
	size_t count;
};
enum status booking_pairs(const struct access *, int64_t item, struct kin *,
			  struct fault *) MUST_USE;
enum status booking_again(const struct access *, int64_t item, struct kin *,
			  struct fault *) MUST_USE;
enum status booking_series(const struct access *, int64_t series,
			   struct kin *, struct fault *) MUST_USE;

/* The same appointment every so many weeks. */
struct series {
	int64_t id, organisation, request;
	int weeks;
	bool working_days; /* none on bank holidays and closures */
	int64_t made_utc, made_by;
};
enum status series_insert(const struct access *, const struct series *,
			  struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status series_get(const struct access *, int64_t id, struct series *ret,
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

/* What somebody is told of a booking: that it comes, and, where they were told
 * so, that it does not. */
enum remind_who { REMIND_TENANT, REMIND_INTERPRETER };
enum remind_what { REMIND_COMES, REMIND_OFF };
enum remind_state {
	REMIND_PLANNED, /* until it is due */
	REMIND_SENT,	/* a message was put */
	REMIND_WAITING, /* for a colleague to do it */
	REMIND_TOLD,	/* a colleague did it */
	REMIND_NOT,	/* nobody is told, why says so */
};
#define REMIND_STATES 5
extern const char *const remind_who_names[2];
extern const char *const remind_state_names[REMIND_STATES];

struct booking_reminder {
	int64_t item, organisation;
	enum remind_who who;
	enum remind_what what;
	int64_t provider;   /* of REMIND_INTERPRETER */
	int64_t starts_utc; /* of the booking that it speaks of */
	const char *channel; /* core/reminder's name */
	int64_t due_utc;
	const char *why; /* message id */
	enum remind_state state;
	int64_t told_utc, told_by; /* by a colleague; 0 not yet */
};
struct booking_reminders {
	struct booking_reminder *list;
	size_t count;
};
/* Adds or replaces the one of that item, who and what. */
enum status booking_reminder_put(const struct access *,
				 const struct booking_reminder *,
				 struct fault *) MUST_USE;
enum status booking_reminder_drop(const struct access *,
				  const struct booking_reminder *,
				  struct fault *) MUST_USE;
enum status booking_reminder_list(const struct access *, int64_t item,
				  struct booking_reminders *ret,
				  struct fault *) MUST_USE;

/* What tick looks for, at most REMIND_SLICE at once: those that speak of what
 * is no longer so, bookings that nobody was planned to be told of (only item
 * is set), and those that are due. */
#define REMIND_SLICE 100
enum remind_search { REMIND_STALE, REMIND_NEW, REMIND_DUE };
enum status booking_reminder_find(const struct access *, enum remind_search,
				  int64_t now_utc,
				  struct booking_reminders *ret,
				  struct fault *) MUST_USE;

/* Interpreting items with a slot, soonest first: a day, a week. One row an
 * item that is open or was done, whoever does it. */
struct booking_row {
	int64_t item, tenant, provider;
	int n;
	const char *ref;
	const char *language, *from, *mode, *state, *outcome, *sensitivity;
	int64_t starts_utc;
	int minutes;
	const char *tenant_name, *tenant_native, *provider_name;
	bool confirmed; /* how it went is confirmed */
	bool told;	/* how it went was said */
	bool call_due;	/* the tenant is to be reminded by a colleague */
};
struct booking_rows {
	struct booking_row *list;
	size_t count;
};
struct booking_range {
	int64_t from_utc, to_utc;
	int64_t after_utc, after_item; /* the last row of the page before; 0 */
	int64_t provider;	       /* 0 any */
	const char *language;	       /* NULL any */
	size_t limit;
};
enum status booking_list(const struct access *, const struct booking_range *,
			 struct booking_rows *ret, struct fault *) MUST_USE;

#endif
