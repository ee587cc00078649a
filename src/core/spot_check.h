/* Samples of finished work that a second person looks at: which pieces, and
 * when one is good. Pure. */
#ifndef VERNACULAR_CORE_SPOT_CHECK_H
#define VERNACULAR_CORE_SPOT_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Criteria of ISO 17100 (revision) and of ISO 13611 (what an interpreter is
 * judged by), in the words of this field. */
enum spot_criterion {
	SPOT_ACCURACY,	   /* means what the original means */
	SPOT_COMPLETENESS, /* nothing left out, nothing added */
	SPOT_REGISTER,	   /* the right tone, words that its reader knows */
	SPOT_TIMELINESS,   /* in time, and punctual */
};
#define SPOT_CRITERIA 4
extern const char *const spot_criterion_names[SPOT_CRITERIA];

/* Marks: 4 without fault, 3 small faults that mislead nobody, 2 faults that
 * could mislead, 1 not to be used. */
#define SPOT_MARK_MOST 4

/* Good: 3 or more in accuracy and completeness, no 1 anywhere.
 *   mark  1 to 4, by criterion */
bool spot_good(const int mark[SPOT_CRITERIA]);

/* Which of count pieces are looked at: so many of them as wanted, each with
 * the same chance, in ascending order. The same seed and the same count give
 * the same ones on every machine.
 *   ret  room for wanted
 * Returns how many: wanted, or count where there are fewer. */
size_t spot_sample(uint64_t seed, size_t count, size_t wanted, size_t *ret);

#endif
