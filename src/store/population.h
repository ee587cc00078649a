/* People counted: who is in the register, and which of them complained,
 * understood, or answered what. Of one organisation at a time; who is asked
 * for one that the scope does not have is told of nobody. */
#ifndef VERNACULAR_STORE_POPULATION_H
#define VERNACULAR_STORE_POPULATION_H

#include "store/db.h"

struct population_group {
	const char *key;
	int64_t n, more; /* more: only where it says so */
};
struct population {
	struct population_group *list;
	size_t count;
};

/* Tenants by a language that they speak or read: one with two languages is
 * counted in both. */
enum status population_languages(const struct access *, int64_t organisation,
				 struct population *ret, struct fault *)
	MUST_USE;
/* Current tenants who speak some English, and (more) none, by area as core/fact
 * has it; nobody whose address is confidential. */
enum status population_english(const struct access *, int64_t organisation,
			       struct population *ret, struct fault *)
	MUST_USE;
/* The panel's members by the language that they speak; "" none is known. */
enum status population_panel(const struct access *, int64_t organisation,
			     struct population *ret, struct fault *) MUST_USE;

/* What one of them said or did. Borrowed for the call; visit uses no function
 * of the store. */
struct population_word {
	int64_t tenant;	  /* 0 not known */
	int64_t provider; /* 0 none */
	const char *word, *outcome;
};
struct population_visit {
	void (*visit)(void *self, const struct population_word *);
	void *self;
};
struct population_span {
	int64_t organisation, from_utc, to_utc; /* to: not included */
};
/* word: the answers of current tenants to a question of the profile. */
enum status population_answers(const struct access *, int64_t organisation,
			       const char *question,
			       const struct population_visit *, struct fault *)
	MUST_USE;
/* Cases of the kind complaint that were received (word "case"), and complaints
 * about providers (word: what it is about; outcome "" open). */
enum status population_complaints(const struct access *,
				  const struct population_span *,
				  const struct population_visit *,
				  struct fault *) MUST_USE;
/* word: what they said of a piece of work, as core/feedback reads it. */
enum status population_feedback(const struct access *,
				const struct population_span *,
				const struct population_visit *,
				struct fault *) MUST_USE;

#endif
