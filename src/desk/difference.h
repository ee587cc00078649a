/* What differs between two texts, as rows of a model. Internal to desk/. */
#ifndef VERNACULAR_DESK_DIFFERENCE_H
#define VERNACULAR_DESK_DIFFERENCE_H

#include "desk/desk.h"

struct model;

/* Word by word: append [{change(code change: same, added, removed), text}]
 * to a list. What is removed comes before what is added in its place. */
void difference_words(struct model *list, const char *from, const char *to,
		      struct arena *);

/* Notices block by block, lines of their front matter one by one. Adds added,
 * removed and changed (counts) and rows: see source_diff. */
void difference_blocks(struct model *, const char *from, const char *to,
		       struct arena *);

#endif
