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
	int64_t from_utc, to_utc;
	int64_t organisation;
	bool (*visit)(void *self, const struct fact *);
	void *self;
};
enum status facts_visit(const struct access *, const struct facts_query *,
			struct fault *) MUST_USE;

#endif
