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
	int64_t provider; /* id */
	const char *name;
	bool active;
	bool can_do;	    /* service, language pair, mode or format */
	bool cleared;	    /* DBS and qualification current where needed */
	bool excluded;	    /* by the tenant, or conflict of interest */
	bool same_area;	    /* lives where the tenant does */
	bool gender_fits;   /* the one asked for, or none was; where
			     * abuse is the matter the tenant's */
	int contract_order; /* 1 first; 0 off contract */
	int open_items, capacity; /* capacity 0: not said */
	int done, in_standard; /* past 12 months, this service and language */
	int offers, accepted;
	int64_t price_minor; /* estimate for this job; -1 unknown */
	bool did_last;	     /* worked for this tenant before */
};

struct routing_question {
	const struct item_spec *item;
	enum sensitivity sensitivity;
};

enum routing_out {
	ROUTING_IN,
	ROUTING_INACTIVE,
	ROUTING_CANNOT,
	ROUTING_NOT_CLEARED,
	ROUTING_EXCLUDED,
	ROUTING_TOO_NEAR, /* domestic abuse: another area is needed */
	ROUTING_GENDER,
	ROUTING_FULL,
};

struct ranked {
	const struct candidate *candidate;
	enum routing_out out; /* ROUTING_IN: may be asked */
	double score;	      /* 0 to 1: the parts below, added up */
	double contract, performance, load, price, continuity;
};

/* What each part weighs; together 1. */
#define ROUTING_CONTRACT 0.30
#define ROUTING_PERFORMANCE 0.30
#define ROUTING_LOAD 0.15
#define ROUTING_PRICE 0.15
#define ROUTING_CONTINUITY 0.10

/* All candidates, those that may be asked first, best first. Equal scores
 * stand by id, so that the same question has the same answer. A share of few
 * jobs counts little: it is drawn towards what all candidates together do, so
 * that one good small job never tops a record. The list is in the arena.
 * Returns how many may be asked. */
size_t routing_rank(const struct candidate *, size_t count,
		    const struct routing_question *, struct arena *,
		    struct ranked **ret_list);

/* Why a provider is out: a message id, a whole sentence. */
const char *routing_out_text(enum routing_out);

/* Why a provider stands where it does: message ids, whole sentences, what
 * speaks most for it first. Returns how many, at least one; for one that is
 * out the reason for that. */
#define ROUTING_REASONS 5
size_t routing_reasons(const struct ranked *, const char *ret[ROUTING_REASONS]);

#endif
