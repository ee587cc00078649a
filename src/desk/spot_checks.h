/* Spot checks: a sample of finished work is drawn, and a second person marks
 * each piece. What is found counts in the provider's figures, and so in
 * routing. */
#ifndef VERNACULAR_DESK_SPOT_CHECKS_H
#define VERNACULAR_DESK_SPOT_CHECKS_H

#include "desk/desk.h"

struct faults;
struct model;
struct page_wish;

#define SPOT_MOST 50 /* pieces of one sample */

/* {rounds: [ROUND], next}; ROUND: {id, why, provider_name, language, from(day),
 * to(day), finished: how many there were to choose from, checks, scored, good,
 * at, by_name} */
enum status spot_rounds_list(struct visit *, const struct page_wish *,
			     struct model *, struct fault *) MUST_USE;

/* Draw a sample of what was finished on days from..to. seed: said so that a
 * sample can be drawn again; NULL a new one. {id}
 * Errors: E_INPUT with faults; E_CONFLICT nothing was finished. */
struct spot_input {
	const char *provider, *language, *from, *to, *why, *seed;
	int64_t wanted;
};
enum status spot_draw(struct visit *, const struct spot_input *,
		      struct model *, struct faults *, struct fault *)
	MUST_USE;

/* ROUND, seed (digits), and pieces: [{id, ref, n, service(code), language,
 * provider, provider_name, closed_at, scored(bool), accuracy, completeness,
 * register, timeliness (1 to 4), good(bool), note, checker, scored_at,
 * scored_by_name}]: those that the caller may know of. */
enum status spot_round_show(struct visit *, const char *id, struct model *,
			    struct fault *) MUST_USE;

/* Marks of 1 to 4; who gave them, where that is not the caller. Again: they
 * replace those before. {round, id}
 * Errors: E_NOT_FOUND; E_INPUT with faults. */
struct spot_score {
	const char *round, *id, *note, *checker;
	int64_t accuracy, completeness, tone, timeliness;
};
enum status spot_score(struct visit *, const struct spot_score *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

#endif
