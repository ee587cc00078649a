/* The same appointment every so many weeks: each is an item of the request,
 * with a provider, a clock and an outcome of its own. */
#ifndef VERNACULAR_DESK_SERIES_H
#define VERNACULAR_DESK_SERIES_H

#include "desk/desk.h"

struct model;

/* A booking becomes the first of a series; the others are put to whoever has
 * it, where they are free, else to the best. The local time stays across the
 * changes of the clock. The models are those of booking_show.
 *   weeks        between two, 1 to 52
 *   count        all told, 2 to 52
 *   working_days those on bank holidays and closures are left out
 * Errors: E_INPUT with faults; E_CONFLICT it is one of a series, or closed. */
struct series_wish {
	const char *ref;
	int n;
	int64_t version;
	int64_t weeks, count;
	bool working_days;
};
enum status series_make(struct visit *, const struct series_wish *,
			struct model *, struct faults *, struct fault *)
	MUST_USE;

/* This one and all later ones that are open: as many days on as this one, and
 * to the same time of the wall. Errors: as booking_move; E_CONFLICT it is in
 * no series. */
struct series_move {
	const char *ref;
	int n;
	int64_t version;
	const char *starts_at;
	int64_t minutes; /* 0: as it was */
};
enum status series_move(struct visit *, const struct series_move *,
			struct model *, struct fault *) MUST_USE;

/* This one and all later ones are cancelled. Errors: as item_act. */
struct series_cancel {
	const char *ref;
	int n;
	int64_t version;
	const char *reason, *outcome;
};
enum status series_cancel(struct visit *, const struct series_cancel *,
			  struct model *, struct fault *) MUST_USE;

#endif
