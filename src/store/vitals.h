/* What a monitor watches: how long work waits, and what is not yet sent. */
#ifndef VERNACULAR_STORE_VITALS_H
#define VERNACULAR_STORE_VITALS_H

#include "store/db.h"

struct vital_rows {
	/* When the oldest came that is there still; 0 none. */
	int64_t logged_utc, approved_utc, offered_utc;
	int64_t outbox_waiting;
	int64_t outbox_failed; /* given up since then */
	int64_t outbox_due_utc; /* of the first that waits; 0 none */
};

enum status vitals_get(const struct access *, int64_t since_utc,
		       struct vital_rows *ret, struct fault *) MUST_USE;

#endif
