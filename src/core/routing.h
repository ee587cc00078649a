/* Who is asked to do an item: hard rules first, then a score, and for every
 * provider the reasons. Pure; under 1 ms of processor time for 500. */
#ifndef VERNACULAR_CORE_ROUTING_H
#define VERNACULAR_CORE_ROUTING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/request.h"

/* One provider as routing sees it. */
struct candidate {
	int64_t provider;	/* id */
	const char *name;
	bool active;
	bool can_do;		/* service, language pair, mode or format */
	bool cleared;		/* DBS and qualification current where needed */
	bool excluded;		/* by the tenant, or conflict of interest */
	bool same_area;		/* lives where the tenant does */
	bool gender_fits;	/* or none was asked for */
	int contract_order;	/* 1 first; 0 off contract */
	int open_items, capacity; /* capacity 0: not said */
	int done, in_standard;	/* past 12 months, this service and language */
	int offers, accepted;
	int64_t price_minor;	/* estimate for this job; -1 unknown */
	bool did_last;		/* worked for this tenant before */
};

struct routing_question {
	const struct item_spec *item;
	enum sensitivity sensitivity;
	bool remote;		/* telephone or video */
};

enum routing_out {
	ROUTING_IN,
	ROUTING_INACTIVE,
	ROUTING_CANNOT,
	ROUTING_NOT_CLEARED,
	ROUTING_EXCLUDED,
	ROUTING_TOO_NEAR,	/* domestic abuse: another area is needed */
	ROUTING_GENDER,
	ROUTING_FULL,
};

struct ranked {
	const struct candidate *candidate;
	enum routing_out out;	/* ROUTING_IN: may be asked */
	double score;		/* 0 to 1 */
	/* the score's parts, each 0 to 1 times its weight */
	double contract, performance, load, price, continuity;
};

/* Message ids: why a provider is out, and the parts of a score. */
const char *routing_out_text(enum routing_out);

/* All candidates, those that may be asked first, best first. Ties are broken
 * by id so that the same question has the same answer.
 * The list is in the arena. Returns how many may be asked. */
size_t routing_rank(const struct candidate *, size_t count,
		    const struct routing_question *, struct arena *,
		    struct ranked **ret_list);

#endif
