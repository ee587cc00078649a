/* The stretches of a passage cut into what is placed as one.
 * Only text/paragraph, text/lines and text/repeats include this. */
#ifndef VERNACULAR_TEXT_ATOMS_H
#define VERNACULAR_TEXT_ATOMS_H

#include "text/itemize.h"

enum atom_kind {
	ATOM_WORD,
	ATOM_SPACE, /* hangs over the end of a line */
	ATOM_END,   /* a line ends here; nothing is drawn */
};

struct atom {
	const struct word *word; /* NULL for ATOM_END */
	uint32_t piece;
	int32_t width_mpt;
	int32_t start; /* in the marks */
	uint8_t kind;  /* enum atom_kind */
	uint8_t level;
	uint8_t mark;  /* enum break_mark: whether a line may end before it */
	uint8_t inner; /* the strongest mark within it */
};

/* Room for them, used again; a zeroed struct is empty. */
struct atoms {
	struct atom *atom;
	size_t count, cap;
	uint8_t inner; /* the strongest mark within any */
};

void atoms_free(struct atoms *);
void atoms_rest(struct atoms *);

/* Appends those of a stretch; they have no width yet. */
void atoms_cut(struct atoms *, struct words *, const struct passage *,
	       const struct stretch *);

/* Shapes what is new and gives all their widths.
 * Errors: E_INPUT a font lacks a character. */
enum status atoms_finish(struct atoms *, struct words *, const struct passage *,
			 int size_pt, struct fault *) MUST_USE;

/* The width of a word as it is printed. */
int32_t atoms_width(const struct word *, int size_pt);

#endif
