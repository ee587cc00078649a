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
#include "store/tenant.h"

struct model;
struct work;

/* What routing looks at beside the item itself. */
struct route;

struct job {
	const struct request *request;
	struct item *item;
	const struct tenant *tenant;
	const struct needs *needs;
	/* By assign_rank in this visit, of those who are capable, with nothing
	 * written since; NULL: it is ranked anew. */
	const struct route *ranked;
};

struct route {
	struct ranked *list;
	size_t count, askable; /* those that may be asked come first */
	struct candidates candidates;
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
};

/* Choose whom to ask: the best who were not asked yet, or one provider. The
 * item is changed in memory (state, provider, price); nothing is written. Its
 * provider is 0 while several are asked.
 *   asked     offers so far, NULL for none
 *   provider  0: the best
 * On OK ret->count is 0 where nobody is left to ask, and where the work needs
 * no offer (on demand): then the item is assigned at once. */
enum status assign_choose(struct visit *, const struct job *,
			  const struct offers *asked, int64_t provider,
			  struct wave *ret, struct fault *) MUST_USE;

/* Write the offers that were chosen, or that none was needed; the item stands
 * in the store already. */
enum status assign_send(struct visit *, const struct job *,
			const struct wave *, struct fault *) MUST_USE;

/* A provider answered an offer, or did not in time: offer->state, answered_utc
 * and reason say so, and nothing of it is written yet. This writes all that
 * follows: the item of who accepts is theirs, and the others of a parallel
 * wave are told at once; of who declines the next is asked, once nobody else
 * of the wave is left.
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

/* Ask the next ones, or the one named; unfilled where nobody is left. The item
 * is written. *ret_sent says whether an offer went out. */
enum status assign_next(struct visit *, const struct job *, int64_t provider,
			bool *ret_sent, struct fault *) MUST_USE;

/* Nobody is left: the item is closed as unfilled, and written. */
enum status assign_unfill(struct visit *, const struct job *, struct fault *)
	MUST_USE;

/* The link's secret, the same whenever it is asked for. */
void assign_token(const struct visit *, int64_t offer, char ret[TOKEN_TEXT]);

/* An offer as staff see it. */
void show_offer(struct visit *, struct model *, const struct offer *);

#endif
