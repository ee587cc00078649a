/* Who is asked to do an item, and how: hard rules first, then a score, and for
 * every provider the reasons. Pure; under 1 ms of processor time for 500
 * (bench/routing). */
#ifndef VERNACULAR_CORE_ROUTING_H
#define VERNACULAR_CORE_ROUTING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/request.h"
#include "core/urgency.h"

/* What stands between a tenant and a provider, or speaks for one. */
enum routing_tie {
	TIE_NONE,
	TIE_PREFERRED, /* the tenant would like this one */
	TIE_NEVER,     /* the tenant will not have this one */
	TIE_CONFLICT,  /* a relative, a neighbour, the other side */
};
#define TIES 4
extern const char *const tie_names[TIES]; /* "", "prefer", "never" ... */

/* One provider as routing sees it. */
struct candidate {
	int64_t provider; /* id */
	const char *name;
	bool active;
	bool can_do;	    /* service, language pair, mode or format */
	const char *dialects; /* spoken: "Sylheti, Dhakaiya"; NULL: not
			       * said */
	const char *scripts;  /* written, ISO 15924: "Guru Arab"; NULL:
			       * not said */
	bool cleared;	    /* DBS and qualification current where needed */
	bool busy;	    /* booked, held, away or on the way then */
	enum routing_tie tie;
	bool same_area;	    /* lives where the tenant does */
	bool too_far;	    /* does not travel there */
	bool gender_fits;   /* the one asked for, or none was; where
			     * abuse is the matter the tenant's */
	bool agency;	    /* sends one of several people */
	bool in_house;	    /* a colleague: nothing is bought */
	int contract_order; /* 1 first; 0 off contract */
	int open_items, capacity; /* capacity 0: not said */
	int done, in_standard; /* past 12 months, this service and language */
	int offers, accepted;
	int checked, good; /* spot checks of that work, and those passed */
	int64_t price_minor; /* estimate for this job; -1 unknown */
	int together;	     /* how often they worked for this tenant, of the
			      * tenant's last twenty items */
	int travel_min;	     /* to the tenant; -1 not known */
};

struct routing_question {
	const struct item_spec *item;
	enum sensitivity sensitivity;
	bool any_gender; /* the tenant agreed to it, which is on record */
	const char *dialect; /* to be spoken, "Sylheti"; NULL none */
	const char *script;  /* to be written, "Arab"; NULL none */
};

/* The first rule that fails is the one that is told, in this order. */
enum routing_out {
	ROUTING_IN,
	ROUTING_INACTIVE,
	ROUTING_CANNOT,
	ROUTING_NOT_CLEARED,
	ROUTING_EXCLUDED,
	ROUTING_CONFLICT,
	ROUTING_TOO_NEAR, /* domestic abuse: another area is needed */
	ROUTING_GENDER,
	ROUTING_BUSY,
	ROUTING_FULL,
	/* May be asked by an officer who says why: somebody with a contract
	 * does this work. Where nobody has one, buying off contract is how it
	 * is done, and is only counted. */
	ROUTING_OFF_CONTRACT,
	ROUTING_TOO_FAR, /* on site: told before the gender */
	/* Who said which they speak or write, and not this one: may be asked
	 * by an officer who says why. Told after the gender. */
	ROUTING_DIALECT,
	ROUTING_SCRIPT,
};
#define ROUTING_OUTS 14

/* What a score is made of; together 1. */
enum routing_part {
	PART_CONTRACT,	  /* the contract's order */
	PART_PERFORMANCE, /* in time before, and says yes */
	PART_PRICE,	  /* for this job */
	PART_LOAD,	  /* fairness: who has room */
	PART_WISH,	  /* the tenant prefers them */
	PART_CONTINUITY,  /* the same interpreter as before */
	PART_TRAVEL,	  /* where somebody goes there */
	PART_VARIETY,	  /* the dialect or script, where one is needed */
};
#define ROUTING_PARTS 8
extern const double routing_weight[ROUTING_PARTS];
extern const char *const routing_part_names[ROUTING_PARTS];

struct ranked {
	const struct candidate *candidate;
	enum routing_out out; /* ROUTING_IN: may be asked */
	bool framework; /* the only agency with a contract that does this, and
			 * nobody else has one: asked first whatever it scores
			 */
	enum routing_variety {
		VARIETY_NOT_SAID, /* or none is needed */
		VARIETY_SPOKEN,	  /* speaks the dialect */
		VARIETY_WRITTEN,  /* writes the script */
	} variety;
	double score;	/* 0 to 1: the parts added up */
	double part[ROUTING_PARTS];
};

/* All candidates, those that may be asked first, best first; then those off
 * contract, best first; then the others. Equal scores stand by id, so that the
 * same question has the same answer. A share of few jobs counts little: it is
 * drawn towards what all candidates together do, so that one good small job
 * never tops a record. The list is in the arena.
 * Returns how many may be asked without a word from an officer. */
size_t routing_rank(const struct candidate *, size_t count,
		    const struct routing_question *, struct arena *,
		    struct ranked **ret_list);

/* Whether a candidate is paid without a contract. */
bool routing_off_contract(const struct candidate *);

/* Why a provider is out: a message id, a whole sentence. */
const char *routing_out_text(enum routing_out);

/* Why a provider stands where it does: message ids, whole sentences, what
 * speaks most for it first. Returns how many, at least one; for one that is
 * out the reason for that. */
#define ROUTING_REASONS (ROUTING_PARTS + 1)
size_t routing_reasons(const struct ranked *, const char *ret[ROUTING_REASONS]);

/* How providers are asked. */
enum routing_mode {
	ROUTING_CASCADE,  /* one after another */
	ROUTING_PARALLEL, /* some at once, the first to accept has it */
	ROUTING_DIRECT,	  /* one; when that one cannot, an officer decides */
};
#define ROUTING_MODES 3
extern const char *const routing_mode_names[ROUTING_MODES];

/* How many are asked at once. */
#define ROUTING_WAVE 4
size_t routing_wave(enum routing_mode);

/* What would help where nobody may be asked. */
struct routing_ways {
	size_t other_time;   /* would be free at another time */
	size_t other_gender; /* only the gender stands against them */
	size_t off_contract; /* an officer may ask them */
	size_t remote;	     /* only live too near to come */
};
struct routing_ways routing_ways_of(const struct ranked *, size_t count);

#endif
