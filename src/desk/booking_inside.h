/* What the files about bookings share. Internal to desk/. */
#ifndef VERNACULAR_DESK_BOOKING_INSIDE_H
#define VERNACULAR_DESK_BOOKING_INSIDE_H

#include "desk/item.h"
#include "store/booking.h"

/* An interpreting item with all that belongs to it.
 * Errors: E_NOT_FOUND, also where the item is no booking. */
struct booked {
	struct work work;
	struct booking booking;
};
enum status booked_load(struct visit *, const char *ref, int n,
			struct booked *, struct fault *) MUST_USE;

/* What changed, and the booking as it stands now: its row can be made again
 * from its last event. */
enum status booked_keep(struct visit *, const char *kind, struct booked *,
			const char *reason, struct fault *) MUST_USE;

/* "booking" of an event's payload; what is nothing is left out. */
void log_booking_state(struct model *payload, const struct booking *);

/* The same of how it went. */
void log_attendance_state(struct model *payload, const struct attendance *);

/* Another item like one, at a time of its own, and it is put to providers.
 *   booking  what it carries; item and organisation are set here
 * *ret_item is read from the store. */
struct booked_again {
	const struct booked *from;
	struct booking booking;
	int64_t starts_utc;
	int minutes;
	int64_t provider; /* who is asked; 0 the best */
	const char *why;  /* of the event */
};
enum status booked_again(struct visit *, const struct booked_again *,
			 struct item *ret_item, struct fault *) MUST_USE;

/* Whether a provider is free for an item as it is now: *ret is the provider
 * then, else 0. */
enum status booked_free(struct visit *, const struct item *, int64_t provider,
			int64_t *ret, struct fault *) MUST_USE;

/* booking_move without the answer.
 *   ret_n  the item's number from now on: another where the move was late */
struct booking_move;
enum status booked_move(struct visit *, const struct booking_move *,
			int *ret_n, struct fault *) MUST_USE;

/* The soonest time from now on at which somebody who may be asked is free, and
 * who; both 0 where there is none in four weeks. */
enum status slots_soonest(struct visit *, const char *ref, int n,
			  int64_t *ret_utc, int64_t *ret_provider,
			  struct fault *) MUST_USE;

/* When it is over: elapsed time from its start. */
int64_t booked_end(const struct item_spec *);

/* Holds and reminders of a booking, for its pages. */
enum status show_holds(struct visit *, struct model *, int64_t item,
		       struct fault *) MUST_USE;
enum status show_reminders(struct visit *, struct model *,
			   const struct booked *, struct fault *) MUST_USE;

#endif
