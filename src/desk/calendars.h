/* Calendars as administrators keep them: bank holidays beside those that are
 * built in, closures, office hours from a day on. A change moves the open
 * deadlines that it touches, and says which: a bank holiday those of service
 * and statute, a closure and office hours those of service alone. The first
 * of them go with the change itself, the others slice by slice with tick. */
#ifndef VERNACULAR_DESK_CALENDARS_H
#define VERNACULAR_DESK_CALENDARS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct model;
struct statute_change;

/* {organisation, jurisdiction(code), delivery_days, hours: [{weekday(code
 *  weekday), from, to}] as they are today, hours_changes: [{from(day), hours:
 *  [...]}], holidays: [{day(day), name, jurisdiction(code), built_in(bool),
 *  works(bool)}] of this year and the years to come, closures: [{day, name}],
 *  changes: [{id, what(code calendar-change), day, name, at, by, done(bool),
 *  looked, moved}]} of the caller's organisation. A built-in name is a
 *  message. */
enum status calendars_show(struct visit *, struct model *,
			   struct fault *) MUST_USE;

/* Words as they came. */
struct calendar_wish {
	const char *organisation; /* NULL: the caller's */
	/* "holiday-added", "holiday-withdrawn", "closure-added",
	 * "closure-withdrawn" or "hours" */
	const char *what;
	const char *jurisdiction; /* of a bank holiday; NULL: the landlord's */
	const char *day;	  /* of hours: from which */
	const char *name;
	const char *hours[7]; /* Monday first, "09:00-17:00"; "" closed */
	int64_t skip; /* of a preview: as many as were looked at before */
};

/* What would move, without doing it; may run on a reader. {what(code), day,
 *  name, at_most, first, last, looked, next_skip, all(bool), moves: [{ref,
 *  item, clock, from_at, to_at}]}. at_most is how many open items are due from
 *  that day on; 500 deadlines are looked at, from first to last of them, and
 *  the next ones with next_skip, which is null where these were the last.
 * Errors: E_FORBIDDEN; E_INPUT with faults. */
enum status calendar_preview(struct visit *, const struct calendar_wish *,
			     struct model *, struct faults *,
			     struct fault *) MUST_USE;

/* Do it. {id, what(code), day, name, at, by, done(bool), looked, moved} */
enum status calendar_do(struct visit *, const struct calendar_wish *,
			struct model *, struct faults *,
			struct fault *) MUST_USE;

/* The same with moves: [{ref, item, clock, from_at, to_at}], next. */
enum status calendar_change_show(struct visit *, const char *id,
				 const struct page_wish *, struct model *,
				 struct fault *) MUST_USE;

/* Working days that printing and post take, from 0 to 20. */
enum status calendar_delivery(struct visit *, int64_t days,
			      struct fault *) MUST_USE;

/* A row of the table of clocks was corrected: the cases follow. */
enum status calendars_statute_changed(struct visit *,
				      const struct statute_change *,
				      struct model *, struct fault *) MUST_USE;

/* One slice of what is still to be gone through. *ret_more: call again. */
enum status calendars_tick(struct visit *, bool *ret_more,
			   struct fault *) MUST_USE;

#endif
