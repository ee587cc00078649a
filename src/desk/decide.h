/* The decision on each item of a request that comes in, before anything is
 * kept. Called by intake on a reader (preview) and on the writer. */
#ifndef VERNACULAR_DESK_DECIDE_H
#define VERNACULAR_DESK_DECIDE_H

#include "core/alike.h"
#include "core/policy.h"
#include "desk/assign.h"
#include "desk/field.h"
#include "desk/intake.h"
#include "desk/prices.h"
#include "store/booking.h"
#include "store/case.h"
#include "store/request.h"
#include "store/tenant.h"

/* An open item that one of the draft's is like: desk/duplicates. */
struct alike_found {
	int n; /* of the draft's item */
	struct item_row row;
	enum alike how; /* ALIKE_NEAR or ALIKE_SAME */
};

struct alikes {
	struct alike_found *list;
	size_t count;
};

/* A request read from its words: whose it is, what the register says, and its
 * items with what was decided of each. */
struct draft {
	const struct intake *in;
	struct tenant tenant;
	struct needs needs;
	struct request request;
	struct statutory_case linked; /* id 0: it hangs on none */
	int response; /* wished, or -1 */
	const char *cost_code; /* NULL the default */
	struct booking wish;   /* what every booking of it carries */
	/* Of each item. */
	size_t items;
	struct item *item;
	struct policy_decision *decision;
	enum clock_kind *clock;
	struct wave *wave; /* who is asked */
	struct price_found *estimate;
	/* Who could do it, where its cost was asked for. */
	const struct route **ranked;
	struct alikes alikes;
	/* Of two interpreters for one job the second: the place of the first
	 * in item, from 1; 0 it is none. NULL where there is no pair. */
	size_t *pair;
};

/* An empty one with room for so many items, INTAKE_ITEMS at most. */
struct draft *draft_new(struct arena *, size_t items);

/* The draft whose in is set, read from it: everything that can be said without
 * writing. On a reader or the writer.
 * Errors: E_INPUT, with every bad field in the fields' faults. */
enum status draft_read(struct visit *, struct draft *, struct fields,
		       struct fault *) MUST_USE;

/* As intake.h describes it, without ref and version. */
void draft_show(struct visit *, struct model *, const struct draft *);

/* One active need of the tenant, weighed for an item: evidence of it, and a
 * disability where a format is asked for because of one. */
void decide_weigh(enum need_kind, const char *value, const struct item_spec *,
		  struct policy_question *);

/* Item i, whose spec is read, gets its decision, state and due time. */
enum status decide_item(struct visit *, struct draft *, size_t i,
			struct fault *) MUST_USE;

/* Long signed work gets a second item like it, where there is room: two
 * interpreters take turns. For how long is the organisation's to say. */
enum status draft_pair(struct visit *, struct draft *, struct fault *)
	MUST_USE;

/* The second one of a pair, whose first is kept already: kept, and put to
 * somebody else. */
enum status draft_keep_pair(struct visit *, struct draft *, size_t i,
			    struct fault *) MUST_USE;

#endif
