/* A paragraph shaped and not yet broken, and its lines at a width.
 * Only text/paragraph includes this. */
#ifndef VERNACULAR_TEXT_LINES_H
#define VERNACULAR_TEXT_LINES_H

#include "text/atoms.h"

struct repeat;

struct text_ready {
	struct words *words;
	const struct atom *atom; /* in logical order */
	size_t atoms;
	const uint8_t *mark; /* where lines may end within atoms; none where
			      * they may not in any */
	size_t marks;
	const void *const *owner; /* of each piece */
	struct repeat *repeat;	  /* where it is kept for the next letter */
	bool rtl;
	int size_pt;
	int32_t leading_mpt, ascent_mpt;
};

/* Room that lines are made in, kept from one paragraph to the next. */
struct lines;

struct lines *lines_new(void);
void lines_free(struct lines *);
void lines_rest(struct lines *);

/* The widest thing that may not be broken, and the widest line. */
void lines_measure(const struct text_ready *, int32_t *ret_min_mpt,
		   int32_t *ret_max_mpt);

/* Greedy: as much on each line as goes. */
const struct text_paragraph *lines_lay(struct lines *,
				       const struct text_ready *,
				       int32_t width_mpt, struct arena *);

#endif
