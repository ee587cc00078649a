/* Whom routing may think of for an item. */
#ifndef VERNACULAR_STORE_CANDIDATE_H
#define VERNACULAR_STORE_CANDIDATE_H

#include "core/routing.h"
#include "store/provider.h"

enum candidate_reach {
	CANDIDATES_CAPABLE,    /* those who can do it: fast, to route */
	CANDIDATES_ALL,	       /* the others too: to show why not */
	CANDIDATES_NEIGHBOURS, /* colleagues of the partnership's other
				* members who can do it: to lend a hand */
};

struct candidate_question {
	int64_t organisation, tenant;
	const struct item_spec *item;
	int64_t now_utc;
	enum candidate_reach reach;
};

/* With figures of the past 12 months for the item's service and language.
 * cleared, busy, tie, same_area, gender_fits and travel_min are left for desk
 * to say, which has what it needs for it in the parallel provider list;
 * price_minor is by the skill's price. */
struct candidates {
	struct candidate *list;
	struct provider *provider; /* provider[i] belongs to list[i] */
	size_t count;
};
enum status provider_candidates(const struct access *,
				const struct candidate_question *,
				struct candidates *ret, struct fault *)
	MUST_USE;

#endif
