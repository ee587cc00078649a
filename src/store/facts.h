/* Reading facts (core/fact). All figures are made from what this gives. */
#ifndef VERNACULAR_STORE_FACTS_H
#define VERNACULAR_STORE_FACTS_H

#include "core/fact.h"
#include "store/db.h"

enum facts_when {
	FACTS_CLOSED,	/* closed in the span */
	FACTS_RECEIVED, /* received in the span, open or closed since */
	FACTS_OPEN,	/* open now; the span does not matter */
};

/* From from_utc to before to_utc, of the landlords of the scope and of what
 * the caller may know, in no order, one at a time.
 *   organisation  only this one; 0 all
 *   visit         false to stop; the fact is borrowed for the call, and visit
 *                 uses no function of the store */
struct facts_query {
	enum facts_when when;
	enum facts_part {
		FACTS_WHOLE,
		FACTS_HEAD, /* only what core/fact_pack has in the head */
	} part;
	int64_t from_utc, to_utc;
	int64_t organisation;
	bool (*visit)(void *self, const struct fact *);
	void *self;
};
enum status facts_visit(const struct access *, const struct facts_query *,
			struct fault *) MUST_USE;

/* The words of held_why of that item; NULL where it has none such. */
enum status facts_held_why(const struct access *, const struct fact *,
			   const char **ret_reason, struct fault *) MUST_USE;

/* Days that have ended are read from packs: made when nobody waits, thrown
 * away by the schema's triggers where anything that a fact is read from
 * changes, so that they never say anything else than the rows do. */

/* Pack days that ended before now_utc, oldest first, until FACTS_AT_ONCE facts
 * were; in the writer. For the service itself. */
#define FACTS_AT_ONCE 500
enum status facts_pack(const struct access *, int64_t now_utc, bool *ret_left,
		       struct fault *) MUST_USE;

/* Throw all packs away. For the service itself. */
enum status facts_drop(const struct access *, struct fault *) MUST_USE;

/* An item came in that is closed already. Internal to store/. */
enum status facts_mark(const struct access *, int64_t organisation,
		       int64_t closed_utc, struct fault *) MUST_USE;

#endif
