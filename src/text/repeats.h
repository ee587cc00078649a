/* Paragraphs that come again: what a letter says to everyone is prepared and
 * laid once, and only whose it is changes from letter to letter. A paragraph
 * is kept when it is seen for the second time. Only text/paragraph includes
 * this. */
#ifndef VERNACULAR_TEXT_REPEATS_H
#define VERNACULAR_TEXT_REPEATS_H

#include "text/lines.h"

struct repeats;

struct repeats *repeats_new(void);
void repeats_free(struct repeats *);

/* Between letters: lets go of all where that is too much, or where the words
 * are forgotten that they are made of. */
void repeats_rest(struct repeats *, bool words_forgotten);

/* The same pieces in the same style, kept: fills in all of *ret but owner. */
bool repeats_find(struct repeats *, const struct text_piece *, size_t pieces,
		  const struct text_style *, struct text_ready *ret);

/* Keep what was just prepared, if it was seen before: then *ready is what is
 * kept. */
bool repeats_keep(struct repeats *, const struct text_piece *, size_t pieces,
		  const struct text_style *, struct text_ready *ready);

/* As lines_lay, for what is kept. */
const struct text_paragraph *repeats_lay(struct repeats *, struct lines *,
					 const struct text_ready *,
					 int32_t width_mpt, struct arena *);

#endif
