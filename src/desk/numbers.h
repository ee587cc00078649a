/* What an organisation has decided in numbers: about bookings, how soon it
 * answers, and what may be published. Members follow their partnership where
 * they have not decided. */
#ifndef VERNACULAR_DESK_NUMBERS_H
#define VERNACULAR_DESK_NUMBERS_H

#include "desk/desk.h"

struct faults;
struct model;

enum number {
	BOOKING_PAIR,	  /* minutes of a signed job from which two
			   * interpreters come; 0 never */
	BOOKING_TRAVEL,	  /* minutes of the way there, and again back */
	BOOKING_HOLD,	  /* minutes that a held time lasts */
	BOOKING_BRIEFING, /* working days ahead that the pack opens */
	BOOKING_REMIND_TENANT,	    /* working days ahead */
	BOOKING_REMIND_INTERPRETER, /* working days ahead */
	BOOKING_STEP, /* minutes between two starts: quarters of an hour */
	/* Working days until somebody has */
	ANSWER_REPLY,	    /* helped or called who asked on a letter's page */
	ANSWER_LANGUAGE,    /* looked at "this is not my language" there */
	ANSWER_FEEDBACK,    /* looked into what a tenant says of the work */
	ANSWER_ACKNOWLEDGE, /* acknowledged a complaint about a provider */
	ANSWER_DECIDE,	    /* decided it */
	ANSWER_REVISION,    /* said yes or no to a revision */
	PACK_BELOW, /* counts below it are hidden in what is published */
};
#define NUMBERS 14

/* The pages that they stand on. */
enum number_page { NUMBERS_BOOKINGS, NUMBERS_ANSWERS, NUMBERS_PACKS };

/* "booking-pair" and so on. */
const char *number_name(enum number);

enum status number_of(struct visit *, int64_t organisation, enum number,
		      int *ret, struct fault *) MUST_USE;

/* For one of ANSWER_: when so many working days of the landlord's own clock
 * are over. */
struct number_wait {
	int64_t organisation, from_utc;
	enum number days;
};
enum status number_due(struct visit *, const struct number_wait *,
		       int64_t *ret_utc, struct fault *) MUST_USE;

/* {address: of the page, rules: [{name, label(message), unit(message), value,
 *  least, most, shipped, origin(code origin), at or null}]} of the caller's
 *  organisation */
enum status numbers_show(struct visit *, enum number_page, struct model *,
			 struct fault *) MUST_USE;

/* Administrators alone; what is NULL stays, and what is not on the page.
 *   value  digits, by number
 * Errors: E_FORBIDDEN; E_INPUT with faults. */
struct numbers_change {
	enum number_page page;
	const char *value[NUMBERS];
};
enum status numbers_set(struct visit *, const struct numbers_change *,
			struct faults *, struct fault *) MUST_USE;

#endif
