/* Projections made again from the events alone: states and due times of items,
 * pauses, what became of offers, what happened in cases with their clocks and
 * dates, the board, the figures of providers, and the facts that reports read.
 * What was emptied by erasure stays as it is. */
#ifndef VERNACULAR_DESK_REBUILD_H
#define VERNACULAR_DESK_REBUILD_H

#include "desk/desk.h"

struct rebuild_done {
	int64_t requests, cases;
	int64_t mended; /* rows that were not as the events say */
};

/* Each request and case in a write of its own, so that the service goes on
 * meanwhile. Not on the writer.
 * Errors: E_INPUT an event cannot be read, where is its number. */
enum status projections_rebuild(struct desk *, const struct caller *,
				struct rebuild_done *, struct fault *) MUST_USE;

/* Of one request, of one case: internal to desk/. */
enum status rebuild_request(struct visit *, int64_t id, struct rebuild_done *,
			    struct fault *) MUST_USE;
enum status rebuild_case(struct visit *, int64_t id, struct rebuild_done *,
			 struct fault *) MUST_USE;

/* A time, an identifier, a number in what an event says; 0 where there is
 * none, -1 for a number. */
struct model;
int64_t said_time(const struct model *, const char *key);
int64_t said_id(const struct model *, const char *key);
int64_t said_number(const struct model *, const char *key);

/* The bookings of a request's items, how they went, and who is taken then.
 * Called by rebuild_request. */
struct events;
struct items;
enum status rebuild_bookings(struct visit *, const struct items *,
			     const struct events *, struct rebuild_done *,
			     struct fault *) MUST_USE;

#endif
