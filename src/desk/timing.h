/* The service clock of an item, and what is due. Internal to desk/.
 *
 * The clock starts when the request is received. What stops it follows from
 * the standard (core/policy): a translation or format is completed; a booked
 * interpreter is confirmed (an offer is accepted, or a provider assigned) or
 * declared unfilled, and what that took is fixed then. From then on the
 * appointment itself is due, so a confirmed booking in the future is never
 * late. On demand the standard is met at once.
 *
 * A booking starts its clock anew, under the whole standard, when it is
 * rescheduled, and when its provider is lost and others are asked: it has to
 * be confirmed again, and the last confirmation is the one that counts. One
 * provider in place of another, assigned by name, leaves it confirmed.
 *
 * Pauses move service clocks only: an elapsed clock and an appointment stay
 * due while the item is on hold. */
#ifndef VERNACULAR_DESK_TIMING_H
#define VERNACULAR_DESK_TIMING_H

#include "desk/desk.h"

struct calendar;
struct clock_days;
struct item;
struct model;

/* Standard and due time of an item that comes in. */
enum status timing_start(struct visit *, struct item *, struct fault *)
	MUST_USE;

/* Due no later than it has to be ready for its case. */
void timing_limit(struct item *);

/* When it would be due in another calendar; nothing is changed. */
enum status timing_foresee(struct visit *, const struct item *,
			   const struct calendar *, int64_t *ret_due,
			   struct fault *) MUST_USE;

/* Rows of "days", as item_clock has them. */
void show_clock_days(struct model *, const struct clock_days *);

/* When it is due now, with the pauses so far; 0 where that is never. */
enum status timing_due(struct visit *, struct item *, struct fault *) MUST_USE;

/* Somebody does it; nothing where that was so before. */
enum status timing_confirm(struct visit *, struct item *, struct fault *)
	MUST_USE;

/* Nobody does it: in standard for a signed booking in time, else not. */
enum status timing_unfill(struct visit *, struct item *, struct fault *)
	MUST_USE;

/* Others are asked after all: the clock runs on. */
enum status timing_reopen(struct visit *, struct item *, struct fault *)
	MUST_USE;

/* A booking has to be confirmed again. */
enum status timing_anew(struct visit *, struct item *, struct fault *)
	MUST_USE;

/* It is done. */
enum status timing_complete(struct visit *, struct item *, struct fault *)
	MUST_USE;

#endif
