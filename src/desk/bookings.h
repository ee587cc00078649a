/* Bookings of interpreters as officers work with them: what a booking carries,
 * when it can be, how it went. An item is named by its request's ref and n.
 * What changes the item itself goes through item_act (desk/requests.h). */
#ifndef VERNACULAR_DESK_BOOKINGS_H
#define VERNACULAR_DESK_BOOKINGS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct model;

/* A day or a week of bookings, by start.
 *   day       2026-11-21, of the week or the day; NULL today
 *   view      "day" or "week"; NULL week
 *   provider, language  NULL all
 * {view, day(day), last(day), before(day), after(day), days: [{day(day),
 *  name(code weekday), closed(message of a holiday) or null,
 *  bookings: [{ref, n, starts_at, ends_at, language(language), mode(code),
 *  tenant_name(name), tenant_native(name), provider, provider_name,
 *  state(code), outcome(code), told(bool), confirmed(bool), call_due(bool),
 *  sensitivity(code)}]}], count, to_confirm, next} */
struct bookings_wish {
	const char *day, *view, *provider, *language;
	struct page_wish page;
};
enum status bookings_list(struct visit *, const struct bookings_wish *,
			  struct model *, struct fault *) MUST_USE;

/* Everything about one booking. A read event is queued.
 * {ref, version, n, subject, sensitivity(code), strip, service(code) ... as
 *  show_spec, ends_at, state(code), outcome(code), provider, provider_name,
 *  may_move, may_cancel, may_change (bools), booking: {place, home(bool: none
 *  was said), access, link, purpose, attendees, dialect, gender(code gender),
 *  qualification, dbs, cost_code, conflict(code booking-conflict), briefing,
 *  briefing_at, linguist}, hints: [{text(message)}], linguist_name, linguists:
 *  [{id, name, this(bool)}] whom the provider can send, briefing: {opens_at,
 *  closes_at, open(bool)}, holds: [{id, provider, provider_name, starts_at,
 *  ends_at, until_at}], reminders: [{who
 *  (code reminder-who), off(bool: that it does not take place), starts_at,
 *  channel(code reminder-channel), due_at, why(message), state(code
 *  reminder-state), told_at, told_by_name}], pair: {n, state} or
 *  null, again: {n, state} or null, series: {weeks, items: [{n, starts_at,
 *  state, this(bool)}]} or null, attendance (desk/attendance.h),
 *  cancel (as show_cancel_cost)}
 * Errors: E_NOT_FOUND, also where the item is no booking. */
enum status booking_show(struct visit *, const char *ref, int n,
			 struct model *, struct fault *) MUST_USE;

/* What it carries: as many as are said; "" takes away, NULL leaves. */
struct booking_edit {
	const char *ref;
	int n;
	int64_t version; /* of the request, as read */
	const char *place, *access, *link, *purpose, *attendees, *dialect,
		*gender, *qualification, *dbs, *cost_code, *conflict,
		*briefing, *briefing_at, *linguist;
};
/* The model of booking_show. Errors: E_INPUT with faults; E_STALE. */
enum status booking_edit(struct visit *, const struct booking_edit *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Another time, or another length: what was agreed is taken back, its
 * reminders with it, and whoever had it is asked first, if they are free
 * then; else the best. Inside the cancellation terms of its contract the old
 * time costs what they say (the page of free times shows it before, as
 * show_cancel_cost): it is cancelled at that price, and another item stands
 * for it, whose model comes back. Errors: as item_act. */
struct booking_move {
	const char *ref;
	int n;
	int64_t version;
	const char *starts_at;
	int64_t minutes;      /* 0: as it was */
	const char *provider; /* who is asked; NULL as above */
	const char *why; /* needed where that is not who would be first */
};
enum status booking_move(struct visit *, const struct booking_move *,
			 struct model *, struct fault *) MUST_USE;

/* A second interpreter: another item like this one. Errors: E_CONFLICT there
 * is one, or this is the second. */
enum status booking_pair(struct visit *, const char *ref, int n,
			 int64_t version, struct model *, struct fault *)
	MUST_USE;

/* How it went, said or corrected by an officer, and thereby confirmed: the
 * item is closed with that outcome. Where the interpreter missed it, another
 * item stands for it at the soonest time that somebody is free, and is put to
 * them at once. Without an input of its own (outcome NULL) what the
 * interpreter said is confirmed.
 * The model of booking_show. Errors: E_INPUT with faults; E_CONFLICT. */
struct booking_went {
	const char *ref;
	int n;
	int64_t version;
	const char *started_at, *finished_at, *outcome, *note;
	const char *reason; /* why without the declaration; NULL none */
};
enum status booking_went(struct visit *, const struct booking_went *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;

/* A colleague told the tenant what no message might. Errors: E_NOT_FOUND. */
enum status booking_told(struct visit *, const char *ref, int n,
			 struct model *, struct fault *) MUST_USE;

#endif
