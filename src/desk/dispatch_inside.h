/* Between the parts of desk/dispatch. Internal to desk/. */
#ifndef VERNACULAR_DESK_DISPATCH_INSIDE_H
#define VERNACULAR_DESK_DISPATCH_INSIDE_H

#include "desk/dispatches.h"
#include "store/dispatch.h"
#include "store/letter.h"
#include "store/need.h"
#include "store/tenant.h"

/* The letter, with whom it is for: the tenant, with telephone and e-mail of
 * who got it instead, and the needs that are to be thought of. */
struct message;
struct dispatch_of {
	struct letter letter;
	struct tenant tenant;
	struct needs needs;
	struct wanted *wanted;
	struct dispatch_case from;
};
enum status dispatch_open(struct visit *, const char *letter,
			  struct dispatch_of *ret, struct fault *) MUST_USE;

/* The delivery with that n. Errors: E_NOT_FOUND. */
enum status dispatch_numbered(struct visit *, const struct letter *,
			      const char *n, struct dispatch *ret,
			      struct fault *) MUST_USE;

/* A letter was issued: its first way. E-mail and text leave after the commit.
 */
struct dispatch_first {
	const struct letter *letter;
	const struct tenant *tenant; /* as it was addressed */
	enum channel channel;
};
enum status dispatch_begin(struct visit *, const struct dispatch_first *,
			   struct fault *) MUST_USE;

/* Keep a state that is set in it, with its event; what came back or failed
 * becomes a task. */
enum status dispatch_keep(struct visit *, struct dispatch *,
			  const struct letter *, struct fault *) MUST_USE;

/* Put one that is e-mail or text into the outbox (desk/dispatch_post). */
enum status dispatch_post(struct visit *, const struct dispatch *,
			  const struct letter *, struct fault *) MUST_USE;

/* Take it out again, where it has not left. */
enum status dispatch_recall(struct visit *, const struct dispatch *,
			    struct fault *) MUST_USE;

/* What the outbox made of its message: of a mail by the id in its payload;
 * nothing where it has none. */
enum status dispatch_settled(struct visit *, const struct message *,
			     struct fault *) MUST_USE;

enum status dispatch_show(struct visit *, struct model *,
			  const struct dispatch *, struct fault *) MUST_USE;

/* {ways, safe} after those of all that failed. */
void dispatch_show_ways(struct model *, const struct dispatch_of *,
			const struct dispatches *);

#endif
