/* A paragraph shaped and not yet broken, and its lines at a width.
 * Only text/paragraph includes this. */
#ifndef VERNACULAR_TEXT_LINES_H
#define VERNACULAR_TEXT_LINES_H

#include "text/paragraph.h"
#include "text/passage.h"

enum atom_kind {
	ATOM_WORD,
	ATOM_SPACE, /* hangs over the end of a line */
	ATOM_END,   /* a line ends here; nothing is drawn */
};

/* What is placed as one. */
struct atom {
	const struct word *word; /* NULL for ATOM_END */
	const void *owner;
	int32_t width_mpt;
	int32_t start; /* in the marks */
	uint8_t kind;  /* enum atom_kind */
	uint8_t level;
	uint8_t mark;  /* enum break_mark: whether a line may end before it */
	uint8_t inner; /* the strongest mark within it */
};

struct text_ready {
	struct words *words;
	const struct atom *atom; /* in logical order */
	size_t atoms;
	const uint8_t *mark; /* where lines may end within atoms; NULL where
			      * they may not in any */
	bool rtl;
	int size_pt;
	int32_t leading_mpt, ascent_mpt;
};

/* Room that lines are made in, kept from one paragraph to the next. */
struct lines;

struct lines *lines_new(void);
void lines_free(struct lines *);
void lines_rest(struct lines *);

/* The width of a word as it is printed. */
int32_t lines_width(const struct word *, int size_pt);

/* The widest thing that may not be broken, and the widest line. */
void lines_measure(const struct text_ready *, int32_t *ret_min_mpt,
		   int32_t *ret_max_mpt);

/* Greedy: as much on each line as goes. */
const struct text_paragraph *lines_lay(struct lines *,
				       const struct text_ready *,
				       int32_t width_mpt, struct arena *);

#endif
