/* Calendars: bank holidays beside those that are built in, closures, office
 * hours; and the changes of them, with the deadlines that they moved. */
#ifndef VERNACULAR_STORE_CALENDAR_H
#define VERNACULAR_STORE_CALENDAR_H

#include "core/worktime.h"
#include "store/db.h"

/* "540-1020 ... 0-0", Monday first: how a week's hours are kept. */
const char *week_text(const struct hours week[7], struct arena *);
void week_read(const char *text, struct hours week[7]);

/* The organisation's calendar; its lists live in the arena. A closure or bank
 * holiday of its partnership is its own too. Errors: E_NOT_FOUND. */
enum status organisation_calendar(const struct access *, int64_t organisation,
				  struct calendar *ret,
				  struct fault *) MUST_USE;

/* A day that is not as the others. */
struct special_day {
	int64_t organisation;
	enum jurisdiction jurisdiction; /* of a bank holiday */
	int32_t day_days;
	bool works; /* it is built in as a bank holiday and is none */
	const char *name;
};
struct special_days {
	struct special_day *list;
	size_t count;
};

/* Adds or replaces. Errors: E_NOT_FOUND no such organisation. */
enum status bank_holiday_put(const struct access *, const struct special_day *,
			     struct fault *) MUST_USE;
enum status closure_insert(const struct access *, int64_t organisation,
			   int32_t day_days, const char *name,
			   struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND there is none. */
enum status bank_holiday_delete(const struct access *,
				const struct special_day *,
				struct fault *) MUST_USE;
enum status closure_delete(const struct access *, int64_t organisation,
			   int32_t day_days, struct fault *) MUST_USE;

/* The organisation's own and its partnership's, in order, from that day on. */
enum status bank_holiday_list(const struct access *, int64_t organisation,
			      int32_t from_days, struct special_days *ret,
			      struct fault *) MUST_USE;
enum status closure_list(const struct access *, int64_t organisation,
			 int32_t from_days, struct special_days *ret,
			 struct fault *) MUST_USE;

/* Adds or replaces. Errors: E_NOT_FOUND. */
enum status office_hours_put(const struct access *, int64_t organisation,
			     const struct hours_change *,
			     struct fault *) MUST_USE;

/* A change, and how far open deadlines have been gone through for it. */
struct calendar_change {
	int64_t id, organisation;
	const char *what;	  /* "holiday-added" ...: desk/calendars */
	const char *jurisdiction; /* NULL: not of a bank holiday */
	int32_t day_days;
	const char *name;
	int64_t at_utc, by;
	enum change_phase { CHANGE_CASES, CHANGE_ITEMS, CHANGE_DONE } phase;
	int64_t place; /* organisation that is gone through, 0: the first */
	int64_t after_utc, after_id;
	int64_t looked, moved;
};
struct calendar_changes {
	struct calendar_change *list;
	size_t count;
};
enum status calendar_change_insert(const struct access *,
				   const struct calendar_change *,
				   struct fault *) MUST_USE;
/* How far it is. */
enum status calendar_change_update(const struct access *,
				   const struct calendar_change *,
				   struct fault *) MUST_USE;
enum status calendar_change_get(const struct access *, int64_t id,
				struct calendar_change *ret,
				struct fault *) MUST_USE;
/* Newest first, at most limit; before_id 0: from the newest. */
enum status calendar_change_list(const struct access *, int64_t before_id,
				 size_t limit, struct calendar_changes *ret,
				 struct fault *) MUST_USE;
/* The oldest that is not done. Errors: E_NOT_FOUND. */
enum status calendar_change_open(const struct access *,
				 struct calendar_change *ret,
				 struct fault *) MUST_USE;
/* How many there have been: whoever keeps calendars reads them anew when it
 * grows. */
enum status calendar_change_count(const struct access *, int64_t *ret,
				   struct fault *) MUST_USE;

/* Open deadlines of one organisation, from a time on. */
struct open_due {
	int64_t due_utc, id; /* an item's or a case's */
};
struct open_dues {
	struct open_due *list;
	size_t count;
};
struct open_dues_wish {
	enum change_phase phase; /* of cases, or of items */
	bool every_case;	 /* by next date, also those without */
	int64_t organisation;
	struct open_due after;
	size_t limit;
};
enum status open_dues_after(const struct access *,
			    const struct open_dues_wish *,
			    struct open_dues *ret, struct fault *) MUST_USE;
/* How many open items are due from that day on, by UTC. */
enum status open_dues_count(const struct access *, int64_t organisation,
			    int32_t from_days, int64_t *ret,
			    struct fault *) MUST_USE;

/* A deadline that a change moved. */
struct calendar_move {
	int64_t change, organisation;
	int64_t subject;   /* a request, or a case */
	int item;	   /* its number; 0: a case */
	const char *clock; /* code */
	int64_t from_utc, to_utc;
	int64_t n;	 /* given */
	const char *ref; /* of the subject, when read */
};
struct calendar_moves {
	struct calendar_move *list;
	size_t count;
};
enum status calendar_move_insert(const struct access *,
				 const struct calendar_move *,
				 struct fault *) MUST_USE;
struct calendar_moves_wish {
	int64_t change, after_n;
	size_t limit;
};
enum status calendar_move_list(const struct access *,
			       const struct calendar_moves_wish *,
			       struct calendar_moves *ret,
			       struct fault *) MUST_USE;

#endif
