/* How much of a message's words another has, for lang/po_merge alone. */
#ifndef VERNACULAR_LANG_PO_SIMILAR_H
#define VERNACULAR_LANG_PO_SIMILAR_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define PO_WORDS_MAX 200 /* of a message, those after are not looked at */

struct po_words {
	uint32_t *hash; /* of each word in turn */
	size_t count;
};

/* Letters of ASCII count without their case; what is neither letter, digit nor
 * brace parts words. */
struct po_words po_words_of(struct arena *, const char *text);

/* 1 for the same words in the same order, 0 where none is in both: twice the
 * longest common sequence by the words of the two. */
double po_words_similar(const struct po_words *, const struct po_words *);

#endif
