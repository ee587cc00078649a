/* Whether one group fares as the others: differences, ratios and medians, each
 * with its 95 % interval, and what may be claimed from them. Pure. */
#ifndef VERNACULAR_CORE_PARITY_H
#define VERNACULAR_CORE_PARITY_H

#include <stddef.h>
#include <stdint.h>

/* Nothing is claimed of a group with fewer, nor against one. */
#define PARITY_MIN 30

enum parity_claim {
	PARITY_TOO_FEW,
	PARITY_ALIKE, /* no difference that chance would not make */
	PARITY_LESS,
	PARITY_MORE,
};
#define PARITY_CLAIMS 4
extern const char *const parity_claim_names[PARITY_CLAIMS]; /* "too-few" */

struct parity_share {
	size_t hits, count;
};

/* A figure of a group held against another, with its interval. */
struct parity {
	double value, low, high;
	enum parity_claim claim;
};

/* The group's share less that of the others: -1 to 1.
 * Source: Newcombe 1998, Statistics in Medicine 17, 873: method 10, the square
 * and add of two Wilson intervals. All of it 0 where either counts nobody. */
void parity_difference(const struct parity_share *group,
		       const struct parity_share *others, struct parity *ret);

/* How often a group asks, against everybody: 1 is its share, 0.5 half of it.
 *   group  of it in the register, and of these how many asked
 *   all    the same of everybody
 * The interval is Wilson's of the group's share, over that of everybody, who
 * are counted and not drawn. Where more asked than the register knows, the
 * register is wrong and nothing is claimed. 0 where nobody asked. */
void parity_index(const struct parity_share *group,
		  const struct parity_share *all, struct parity *ret);

/* Minutes in the middle, and between which the middle lies.
 * Source: Conover, Practical Nonparametric Statistics, 3rd ed., 3.2: ranks by
 * the binomial distribution, normal approximation. */
struct parity_median {
	int64_t median, low, high;
	size_t count;
};
/* Sorts minutes in place. All 0 where there are none. */
void parity_median(int64_t *minutes, size_t count, struct parity_median *ret);

/* MORE where the group waits longer: a claim only where the two intervals do
 * not touch, which is stricter than need be. */
enum parity_claim parity_waits(const struct parity_median *group,
			       const struct parity_median *others);

#endif
