/* Finding and showing one request and its items, for the files that change
 * them. Internal to desk/. */
#ifndef VERNACULAR_DESK_ITEM_H
#define VERNACULAR_DESK_ITEM_H

#include "desk/assign.h"
#include "desk/desk.h"
#include "store/request.h"
#include "store/routing.h"

struct file_input;
struct model;

/* Errors: E_NOT_FOUND, also for another landlord's. */
enum status request_named(struct visit *, const char *ref, struct request *,
			  struct fault *) MUST_USE;

/* Everything of request_show but the strip. */
enum status show_request(struct visit *, struct model *,
			 const struct request *, struct fault *) MUST_USE;
/* Who did it: a person, another system, or the service itself (NULL). */
const char *actor_name(struct visit *, int64_t actor);
void show_pauses(struct model *, const struct pauses *);

/* An item with all that routing and the clock need. */
struct work {
	struct request request;
	struct item item;
	struct tenant tenant;
	struct needs needs;
	struct routing routing;
	struct job job; /* points at the above */
};
enum status work_load(struct visit *, const char *ref, int n, struct work *,
		      struct fault *) MUST_USE;
enum status work_load_item(struct visit *, int64_t item, struct work *,
			   struct fault *) MUST_USE;

/* Keep a finished file. Errors: E_INPUT.
 *   by  who sent it: an account or a provider */
struct file_of {
	const struct item *item;
	int64_t by;
};
enum status file_keep(struct visit *, const struct file_of *,
		      const struct file_input *, int64_t *ret_id,
		      struct fault *) MUST_USE;

/* All of an item that changes, as "item" of an event's payload: the row can be
 * made again from its last event. What is nothing is left out. */
void log_item_state(struct model *payload, const struct item *);

/* Somebody without a version in hand changes it: a provider by the link, or
 * time. Whoever read it before has lost the race. */
enum status work_touch(struct visit *, const struct work *, struct fault *)
	MUST_USE;

/* What happened to an item. */
enum status log_item(struct visit *, const char *kind, const struct work *,
		     const char *reason, struct fault *) MUST_USE;

#endif
