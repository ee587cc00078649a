/* Who does an item: everybody who might is ranked, the best are offered it as
 * the mode says, and when they say no the next. Internal to desk/: intake,
 * requests, offers and tick call it. */
#ifndef VERNACULAR_DESK_ASSIGN_H
#define VERNACULAR_DESK_ASSIGN_H

#include "core/routing.h"
#include "desk/desk.h"
#include "store/candidate.h"
#include "store/offer.h"
#include "store/request.h"
#include "store/routing.h"
#include "store/tenant.h"

struct booking;
struct clearance;
struct model;
struct route;
struct work;

/* What routing looks at beside the item itself. */
struct job {
	const struct request *request;
	struct item *item;
	const struct tenant *tenant;
	const struct needs *needs;
	/* By assign_rank in this visit, of those who are capable, with nothing
	 * written since; NULL: it is ranked anew. */
	const struct route *ranked;
	/* What officers said of it; NULL: it goes by the rules. */
	struct routing *routing;
	/* What a booking that is not kept yet will carry; NULL: it is read. */
	const struct booking *booking;
};

struct route {
	struct ranked *list;
	size_t count, askable; /* those that may be asked come first */
	struct candidates candidates;
	struct clearance *clearance; /* [i] belongs to candidates.list[i] */
};

/* reach is CANDIDATES_CAPABLE to route, CANDIDATES_ALL to explain. */
enum status assign_rank(struct visit *, const struct job *,
			enum candidate_reach, struct route *, struct fault *)
	MUST_USE;

/* Those who are asked at once: one, or some in parallel. */
struct wave {
	struct offer offer[ROUTING_WAVE];
	size_t count; /* 0: nobody is asked */
	enum routing_mode mode;
	bool off_contract; /* where it is given without being offered */
	const struct asking *asking;
};

/* Whom an officer wants to ask. NULL in its place: the best. */
struct asking {
	int64_t provider; /* 0: the best */
	const char *why;  /* NULL: not said */
	const struct offers *asked; /* so far; NULL: the item is new */
};

/* How they are asked: as an officer chose, else as the landlord decided. */
enum status assign_mode(struct visit *, const struct job *,
			const struct route *, enum routing_mode *ret,
			struct fault *) MUST_USE;

/* Whether colleagues of other members of the partnership may lend a hand: where
 * an officer was told that nobody does it. */
bool assign_neighbours(const struct job *);

/* One provider as routing sees it for the job, also such a colleague. ret is
 * NULL where there is none; it lives in the arena. */
enum status assign_look(struct visit *, const struct job *, int64_t provider,
			const struct ranked **ret, struct fault *) MUST_USE;

/* An officer names who does the work: what is against it. Who must not, may
 * not by anybody's word; who was not first, is off contract, full or without
 * the skill, with a reason; another system needs none to pass over the first.
 * Errors: E_REFUSED, the fault says why; E_INPUT no reason was given. */
enum status assign_allowed(struct visit *, const struct job *,
			   const struct asking *, const struct ranked **ret,
			   struct fault *) MUST_USE;

/* Choose whom to ask: the best who were not asked yet, or the one named, whom
 * assign_allowed let through. The item is changed in memory (state, provider,
 * price); nothing is written. Its provider is 0 while several are asked.
 * On OK ret->count is 0 where nobody is left to ask, and where the work needs
 * no offer (on demand): then the item is assigned at once. */
enum status assign_choose(struct visit *, const struct job *,
			  const struct asking *, struct wave *ret,
			  struct fault *) MUST_USE;

/* Write the offers that were chosen, or that none was needed; the item stands
 * in the store already. */
enum status assign_send(struct visit *, const struct job *,
			const struct wave *, struct fault *) MUST_USE;

/* A provider answered an offer, or did not in time, or is asked no more:
 * offer->state, answered_utc and reason say so, and nothing of it is written
 * yet. This writes all that follows: the item of who accepts is theirs, and the
 * others of a parallel wave are told at once; of who declines the next is
 * asked, once nobody else of the wave is left.
 *   work  as it was just read; its version is raised
 * Errors: E_CONFLICT the offer was answered before; E_STALE. */
enum status assign_answered(struct visit *, struct work *, struct offer *,
			    bool *ret_sent, struct fault *) MUST_USE;

/* What happened to an offer, and the item as it stands now. */
enum status assign_log(struct visit *, const char *kind, const struct job *,
		       const struct offer *, struct fault *) MUST_USE;

/* Withdraw whatever offers are still out: their providers are told. */
enum status assign_withdraw(struct visit *, const struct item *,
			    const struct request *, struct fault *) MUST_USE;

/* Ask the next ones, or the one named; unfilled where nobody is left, and an
 * officer is told. The item is written. *ret_sent says whether an offer went
 * out. */
enum status assign_next(struct visit *, const struct job *,
			const struct asking *, bool *ret_sent, struct fault *)
	MUST_USE;

/* Some more at once beside those who are asked already. */
enum status assign_more(struct visit *, const struct job *, struct fault *)
	MUST_USE;

/* The work is that provider's from now on, by an officer's word or an
 * acceptance: its price is agreed and buying off contract counted. The caller
 * writes the item. */
struct giving {
	const struct asking *asking; /* NULL: it was accepted */
	bool off_contract;
	int64_t price_minor; /* -1 unknown */
};
enum status assign_given(struct visit *, const struct job *,
			 const struct giving *, struct fault *) MUST_USE;

/* It was given without an offer: its provider has a link all the same, as one
 * who accepted, and is told by mail. The item is written.
 *   ranked  the provider, as assign_allowed found it */
enum status assign_given_link(struct visit *, const struct job *,
			      const struct ranked *, struct fault *) MUST_USE;

/* An officer is to act on it: nobody is left, or the slot is near. */
enum status assign_tell(struct visit *, const struct job *, enum told,
			struct fault *) MUST_USE;

/* Why somebody is asked who is not the first. NULL changes nothing. */
enum status assign_chosen(struct visit *, const struct job *, const char *why,
			  struct fault *) MUST_USE;

/* Another time was agreed: who was asked before may be asked again. */
enum status assign_anew(struct visit *, const struct item *, struct fault *)
	MUST_USE;

/* Nobody is left: the item is closed as unfilled, and written. */
enum status assign_unfill(struct visit *, const struct job *, struct fault *)
	MUST_USE;

/* The link's secret, the same whenever it is asked for. */
void assign_token(const struct visit *, const struct offer *,
		  char ret[TOKEN_TEXT]);

/* An offer as staff see it. */
void show_offer(struct visit *, struct model *, const struct offer *);

#endif
